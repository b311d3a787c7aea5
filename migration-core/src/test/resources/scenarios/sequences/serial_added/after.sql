create table t (nome text, n serial);
