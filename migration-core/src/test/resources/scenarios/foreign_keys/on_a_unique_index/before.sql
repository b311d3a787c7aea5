create table pai (a int not null, b int);
create table filho (a int);
