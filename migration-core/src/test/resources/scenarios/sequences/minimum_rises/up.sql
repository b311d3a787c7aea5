SELECT setval('s', greatest(last_value, 1000), is_called AND last_value >= 1000) FROM s;
ALTER SEQUENCE s MINVALUE 1000 START WITH 1000;
