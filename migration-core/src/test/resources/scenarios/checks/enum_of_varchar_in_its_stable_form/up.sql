ALTER TABLE t ADD CONSTRAINT ck CHECK ((situacao)::text = ANY (ARRAY[('ATIVO'::character varying)::text, ('INATIVO'::character varying)::text]));
