create table alunos (
    id bigint primary key,
    ativo boolean default true not null,
    data_nascimento date
);
comment on column alunos.data_nascimento is 'nullable: nem todos a dizem';
