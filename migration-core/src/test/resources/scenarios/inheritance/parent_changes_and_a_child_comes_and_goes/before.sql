CREATE TABLE pessoas (id int, nome text);
ALTER TABLE pessoas ALTER nome SET STORAGE EXTERNAL;
CREATE TABLE visitantes () INHERITS (pessoas);
