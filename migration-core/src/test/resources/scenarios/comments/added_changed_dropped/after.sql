create table t (a int constraint ck check (a > 0), b int);
create index ix on t (b);
comment on table t is 'nome d''ele, com \ e "aspas"';
comment on column t.a is 'fica';
comment on constraint ck on t is 'novo';
comment on index ix is 'linha 1
linha 2';
