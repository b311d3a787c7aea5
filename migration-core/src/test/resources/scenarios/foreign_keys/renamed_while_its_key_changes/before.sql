create table pai (id bigint constraint pk primary key);
create table filho (a bigint constraint fk_antiga references pai);
