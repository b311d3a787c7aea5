create table pais (id bigint primary key);
create table t (id bigint primary key, pai bigint references pais, a bigint constraint ck check (a > 0), b text);
create index ix_a on t (a) where a > 10;
create unique index ix_b on t (lower(b), a);
