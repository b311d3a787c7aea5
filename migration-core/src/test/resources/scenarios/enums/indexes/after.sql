create type situacao as enum ('FECHADO', 'ABERTO', 'PAGO');
create table pedidos (id int primary key, situacao situacao not null, quando date);
create index ix_situacao on pedidos (situacao desc, quando);
create unique index ix_aberto on pedidos (quando) where situacao = 'ABERTO';
create index ix_expressao on pedidos ((situacao = 'PAGO'), quando);
comment on index ix_aberto is 'um por dia';
create index ix_texto on pedidos (quando) where quando > '2000-01-01';
