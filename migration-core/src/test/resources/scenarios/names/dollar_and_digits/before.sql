create table t$1 (a$ int);
