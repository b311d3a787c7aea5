create table t (a text constraint ck check (a in ('ATIVO', 'INATIVO')));
