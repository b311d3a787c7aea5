create table t (c text, g text generated always as (c || 'x') stored);
