insert into t values (3);
insert into u values (3);
