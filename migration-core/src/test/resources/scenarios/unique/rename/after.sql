create table t (a int, constraint uk_novo unique (a));
comment on constraint uk_novo on t is 'depois';
