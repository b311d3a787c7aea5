create table t (
    situacao varchar(20) constraint ck check (
        (situacao)::text = any (array[('ATIVO'::character varying)::text, ('INATIVO'::character varying)::text]))
);
