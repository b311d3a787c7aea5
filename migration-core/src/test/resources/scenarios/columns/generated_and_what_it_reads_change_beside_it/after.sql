create table t (c text not null, g text generated always as (c || 'x') stored not null);
alter table t alter c set storage external;
