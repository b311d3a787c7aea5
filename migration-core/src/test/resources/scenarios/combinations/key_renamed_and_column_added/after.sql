create table t (a int, b int, constraint uk_novo unique (a));
create table u (a int references t (a));
create index uk_antigo on t (b);
