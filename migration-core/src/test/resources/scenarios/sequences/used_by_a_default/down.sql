CREATE SEQUENCE antiga;

ALTER TABLE t ALTER COLUMN id SET DEFAULT nextval('antiga'::regclass);
SELECT setval('antiga', max(id)) FROM t HAVING max(id) >= (SELECT last_value FROM antiga);

DROP SEQUENCE nova;
