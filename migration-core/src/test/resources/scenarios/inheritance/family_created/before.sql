CREATE TABLE outra (a int);
