create table t (id int primary key, antiga text not null constraint uk unique);
