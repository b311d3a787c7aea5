insert into t values ('ATIVO');
