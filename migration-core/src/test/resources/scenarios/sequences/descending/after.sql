create sequence s increment by -2 maxvalue -10;
