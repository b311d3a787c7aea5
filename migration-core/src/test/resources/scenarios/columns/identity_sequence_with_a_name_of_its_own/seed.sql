insert into t values (6);
insert into u default values;
