create table ação (código int primary key);
