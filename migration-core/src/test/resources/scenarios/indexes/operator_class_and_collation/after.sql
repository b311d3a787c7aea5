create table t (a text, b text);
create index ix_a on t (a text_pattern_ops);
create index ix_b on t (b collate "C" desc);
