SELECT setval('s', least(last_value, -10), is_called AND last_value <= -10) FROM s;
ALTER SEQUENCE s INCREMENT BY -2 MAXVALUE -10 START WITH -10;
