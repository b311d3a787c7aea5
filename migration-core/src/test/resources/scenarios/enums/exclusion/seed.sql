insert into t values ('A', '(1,1)');
