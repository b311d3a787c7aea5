create table pai (id bigint primary key);
create table filho (a bigint);
alter table filho add constraint fk foreign key (a) references pai not valid;
