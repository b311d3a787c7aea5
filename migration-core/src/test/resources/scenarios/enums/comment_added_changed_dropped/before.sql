create type a as enum ('1');
create type b as enum ('1');
comment on type b is 'antes';
