create table pai (a int, b int, primary key (a, b));
create table filho (a int, b int, c int, d int,
    constraint fk1 foreign key (a, b) references pai,
    constraint fk2 foreign key (c, d) references pai deferrable initially deferred);
