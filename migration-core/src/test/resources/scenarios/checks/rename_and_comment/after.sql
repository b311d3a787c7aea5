create table t (a int constraint ck_novo check (a > 0));
comment on constraint ck_novo on t is 'só positivos';
