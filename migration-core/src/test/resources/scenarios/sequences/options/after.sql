create sequence s increment by 50 cache 10 maxvalue 100000 start 7;
create sequence curta as integer;
