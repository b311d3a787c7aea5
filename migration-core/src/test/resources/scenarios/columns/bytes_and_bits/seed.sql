insert into t values (1, '\x6162', '1010');
