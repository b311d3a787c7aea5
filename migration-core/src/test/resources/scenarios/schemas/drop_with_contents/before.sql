create schema escola;
comment on schema escola is 'o ensino';
create table escola.alunos (id bigserial primary key, nome text default 'x');
create table matriculas (aluno bigint references escola.alunos);
