create type situacao as enum ('A', 'B');
comment on type situacao is 'antes';
create table t (s situacao);
