create table codigo (id bigint generated always as identity);
