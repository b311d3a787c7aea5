insert into t values (-41);
