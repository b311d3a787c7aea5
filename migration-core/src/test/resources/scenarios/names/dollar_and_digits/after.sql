create table t$1 (a$ int, "1st" int default 1);
