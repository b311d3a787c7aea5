create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO');
create cast (varchar as situacao) with inout as assignment;
create cast (text as situacao) with inout;
comment on cast (text as situacao) is 'explicit';
