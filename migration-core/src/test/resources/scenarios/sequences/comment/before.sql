create sequence a;
create sequence b;
comment on sequence b is 'velho';
