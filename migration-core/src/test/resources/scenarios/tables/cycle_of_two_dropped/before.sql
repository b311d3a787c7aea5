create table chefe (id bigint primary key, setor bigint);
create table setor (id bigint primary key, chefe bigint references chefe);
alter table chefe add constraint fk_setor foreign key (setor) references setor;
