-- since PostgreSQL 15
create table pai (a int, b int, primary key (a, b));
create table filho (a int not null, b int, constraint fk foreign key (a, b) references pai on delete set null (b));
