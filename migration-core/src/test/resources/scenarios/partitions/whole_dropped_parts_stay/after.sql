CREATE TABLE m1 (id int NOT NULL, v text, CONSTRAINT m1_pkey PRIMARY KEY (id));
