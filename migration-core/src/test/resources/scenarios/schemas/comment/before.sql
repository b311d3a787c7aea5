create schema a;
comment on schema public is 'nosso';
