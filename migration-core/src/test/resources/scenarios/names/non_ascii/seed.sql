insert into ação values (1);
