create sequence s;
create sequence curta as smallint minvalue 5 cycle;
