create table pais (id int primary key);
create table t (id int primary key, pai int references pais, a int constraint ck check (a > 0), b varchar(9));
create index ix_a on t (a) where a > 10;
create unique index ix_b on t (lower(b), a);
