CREATE SEQUENCE t_n_seq AS integer;

ALTER TABLE t ADD COLUMN n integer DEFAULT nextval('t_n_seq'::regclass) NOT NULL;

ALTER SEQUENCE t_n_seq OWNED BY t.n;
