create schema escola;
comment on schema escola is 'o ensino';
create sequence escola.s;
create table escola.alunos (id bigint default nextval('escola.s') primary key, nome text);
create index ix_nome on escola.alunos (nome);
comment on index escola.ix_nome is 'busca';
