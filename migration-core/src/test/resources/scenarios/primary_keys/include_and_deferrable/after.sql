create table t (a bigint, b text, primary key (a) include (b) deferrable initially deferred);
