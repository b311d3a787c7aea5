create table t (a text, b text);
create index ix_a on t (a);
create index ix_b on t (b);
