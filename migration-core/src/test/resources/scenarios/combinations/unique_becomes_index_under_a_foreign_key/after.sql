create table pai (id int not null);
create unique index ux on pai (id);
create table filho (pai int constraint fk references pai (id));
