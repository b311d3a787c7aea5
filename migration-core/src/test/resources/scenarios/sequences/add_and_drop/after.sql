create sequence nova start with 10 increment by 50;
comment on sequence nova is 'blocos de 50';
