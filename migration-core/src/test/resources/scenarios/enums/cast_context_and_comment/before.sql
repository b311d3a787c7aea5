create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO');
create cast (varchar as situacao) with inout as implicit;
create cast (text as situacao) with inout;
