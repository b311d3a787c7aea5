create table pai (a int, c text, primary key (a));
create table filho (a int constraint fk references pai);
