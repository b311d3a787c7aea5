create table t (inicio date, fim date, constraint ck_ordem check (inicio <= fim or fim is null));
