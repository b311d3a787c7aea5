create table t (inicio date, fim date);
