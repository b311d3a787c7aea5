insert into t (nome) values ('a'), ('b');
