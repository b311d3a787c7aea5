insert into cursos values (1, null);
insert into professores values (1, 1, 1);
update cursos set coordenador = 1;
