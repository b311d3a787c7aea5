ALTER TABLE t ALTER COLUMN a SET DEFAULT nextval('t_b_seq'::regclass);
SELECT setval('t_b_seq', max(a)) FROM t HAVING max(a) >= (SELECT last_value FROM t_b_seq);

ALTER TABLE t ALTER COLUMN b SET DEFAULT nextval('t_a_seq'::regclass);
SELECT setval('t_a_seq', max(b)) FROM t HAVING max(b) >= (SELECT last_value FROM t_a_seq);

ALTER SEQUENCE t_a_seq OWNED BY t.b;

ALTER SEQUENCE t_b_seq OWNED BY t.a;
