create sequence antiga;
