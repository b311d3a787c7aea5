insert into "A b"."T" values (1, 'd''agua'), (2, 'C:\');
