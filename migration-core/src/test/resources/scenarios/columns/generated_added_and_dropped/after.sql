create table t (id int primary key, preco numeric(10, 2), triplo numeric generated always as (preco * 3) stored);
