create table t (a int, constraint uk_antigo unique (a));
create table u (a int references t (a));
