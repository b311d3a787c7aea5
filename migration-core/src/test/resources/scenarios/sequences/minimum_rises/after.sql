create sequence s minvalue 1000;
