CREATE SEQUENCE pessoas_m_seq;

ALTER TABLE pessoas ADD COLUMN m bigint DEFAULT nextval('pessoas_m_seq'::regclass) NOT NULL;

ALTER TABLE pessoas ALTER COLUMN n SET NOT NULL;
ALTER TABLE pessoas ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval('pessoas_n_seq', max(n)) FROM pessoas HAVING max(n) >= 1;

ALTER SEQUENCE pessoas_m_seq OWNED BY pessoas.m;
