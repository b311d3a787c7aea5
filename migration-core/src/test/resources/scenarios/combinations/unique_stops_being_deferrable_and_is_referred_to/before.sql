create table pai (a int not null constraint uk unique deferrable);
create table filho (a int);
