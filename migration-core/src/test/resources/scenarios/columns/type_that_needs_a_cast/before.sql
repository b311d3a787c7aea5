create table t (id int primary key, idade varchar(10), codigo varchar(36), ativo varchar(5), dia varchar(10));
