insert into alunos values (1);
