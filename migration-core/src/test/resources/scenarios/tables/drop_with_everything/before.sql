create table cursos (id bigint primary key);
create table matriculas (
    id integer generated always as identity (start with 100 increment by 5),
    curso bigint not null constraint fk_curso references cursos on delete cascade,
    nota numeric(4, 1) default 0.0 constraint ck_nota check (nota >= 0),
    ano smallint not null,
    constraint pk_matriculas primary key (id),
    constraint uk_matriculas unique (curso, ano) deferrable
);
create index ix_nota on matriculas (nota desc) where nota > 9;
comment on table matriculas is 'quem faz o quê';
comment on column matriculas.nota is 'de 0 a 10';
comment on constraint ck_nota on matriculas is 'sem notas negativas';
comment on index ix_nota is 'os melhores';
