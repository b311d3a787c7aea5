create table t (id int primary key, nova text constraint uk unique);
