ALTER TABLE t ALTER COLUMN id TYPE integer;

ALTER SEQUENCE t_id_seq AS integer;
