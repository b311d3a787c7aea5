create table t (id int primary key, preco numeric(10, 2), dobro numeric generated always as (preco * 2) stored);
