create table pai (a int, b int, c text, primary key (a, b));
create table filho (a int, b int, constraint fk foreign key (a, b) references pai);
