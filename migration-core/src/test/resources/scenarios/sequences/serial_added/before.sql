create table t (nome text);
