create table pai (a int not null constraint uk unique);
create table filho (a int constraint fk references pai (a));
