create type a as enum ('1');
comment on type a is 'depois';
create type b as enum ('1');
