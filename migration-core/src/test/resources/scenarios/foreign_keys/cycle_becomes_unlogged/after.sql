create unlogged table cursos (id int primary key, coordenador int);
create unlogged table professores (id int primary key, curso int references cursos, chefe int references professores);
alter table cursos add constraint cursos_coordenador_fkey foreign key (coordenador) references professores;
