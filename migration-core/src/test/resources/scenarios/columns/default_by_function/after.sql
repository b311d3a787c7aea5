create table t (id int primary key, a timestamptz default clock_timestamp(), b uuid default gen_random_uuid(), c date default (current_date + 1));
