create table ação (código bigint primary key, "Übung" text default 'ß');
create index índice on ação ("Übung");
