create table t (id int primary key, a timestamptz, b timestamp, c timestamp(6), d timestamp, e time(0));
