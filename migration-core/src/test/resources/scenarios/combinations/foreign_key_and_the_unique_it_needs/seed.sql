insert into z values (1, 'x');
insert into a values ('x');
