insert into t values ('A', '2026-01-01');
