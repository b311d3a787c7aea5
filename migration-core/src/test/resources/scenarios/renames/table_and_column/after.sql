CREATE TABLE estudantes (id bigint PRIMARY KEY, celular text UNIQUE, nome text, CHECK (celular <> ''));
CREATE INDEX ix_celular ON estudantes (celular);
