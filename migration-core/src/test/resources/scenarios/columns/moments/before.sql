create table t (id int primary key, a timestamp, b timestamptz, c timestamp(3), d date, e time);
