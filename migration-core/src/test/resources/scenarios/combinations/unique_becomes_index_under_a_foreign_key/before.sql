create table pai (id int not null constraint uk unique);
create table filho (pai int constraint fk references pai (id));
