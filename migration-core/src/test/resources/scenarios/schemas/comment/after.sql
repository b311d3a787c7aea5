create schema a;
comment on schema a is 'deles';
