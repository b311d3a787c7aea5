create type situacao as enum ('B', 'A');
comment on type situacao is 'depois';
create table t (s situacao);
