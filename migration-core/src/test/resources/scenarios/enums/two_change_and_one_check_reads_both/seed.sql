insert into t values ('A', 'A');
