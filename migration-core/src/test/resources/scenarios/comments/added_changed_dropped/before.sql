create table t (a int constraint ck check (a > 0), b int);
create index ix on t (b);
comment on table t is 'velho';
comment on column t.a is 'fica';
comment on column t.b is 'some';
comment on constraint ck on t is 'velho';
