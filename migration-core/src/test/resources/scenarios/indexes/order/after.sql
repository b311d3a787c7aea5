create table t (a int, b int);
create index ix on t (a desc, b nulls first);
create index ix2 on t (a desc nulls last);
