create table pai (a int not null, b int);
create unique index ux on pai (a) include (b);
create table filho (a int constraint fk references pai (a));
