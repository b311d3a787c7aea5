create sequence a;
create sequence b;
comment on sequence a is 'novo';
