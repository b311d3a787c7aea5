create table alunos (id bigint primary key, telefone varchar(20) default '?' not null);
comment on column alunos.telefone is 'com DDD';
create index ix_telefone on alunos (telefone);
