insert into t values (41, 'x');
