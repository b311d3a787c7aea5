CREATE SEQUENCE nova;

ALTER TABLE t ALTER COLUMN id SET DEFAULT nextval('nova'::regclass);
SELECT setval('nova', max(id)) FROM t HAVING max(id) >= (SELECT last_value FROM nova);

DROP SEQUENCE antiga;
