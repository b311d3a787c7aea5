create table t (a bigint not null, b bigint not null, primary key (a, b));
