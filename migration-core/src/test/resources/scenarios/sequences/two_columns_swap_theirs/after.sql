create sequence t_a_seq as integer;
create sequence t_b_seq as integer;
create table t (
    a int not null default nextval('t_b_seq'),
    b int not null default nextval('t_a_seq')
);
alter sequence t_a_seq owned by t.b;
alter sequence t_b_seq owned by t.a;
