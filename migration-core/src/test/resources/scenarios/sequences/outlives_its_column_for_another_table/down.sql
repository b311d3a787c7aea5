CREATE SEQUENCE a_id_seq AS integer;

CREATE TABLE c (
    id integer DEFAULT nextval('a_id_seq'::regclass)
);

CREATE TABLE a (
    id integer DEFAULT nextval('a_id_seq'::regclass) NOT NULL
);

ALTER SEQUENCE a_id_seq OWNED BY a.id;

ALTER TABLE b ALTER COLUMN id SET DEFAULT nextval('a_id_seq'::regclass);
SELECT setval('a_id_seq', max(id)) FROM b HAVING max(id) >= (SELECT last_value FROM a_id_seq);
