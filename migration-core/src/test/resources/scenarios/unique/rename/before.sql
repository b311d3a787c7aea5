create table t (a int, constraint uk_antigo unique (a));
comment on constraint uk_antigo on t is 'antes';
