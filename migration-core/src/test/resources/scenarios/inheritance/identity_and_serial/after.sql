CREATE TABLE pessoas (id serial, n int GENERATED ALWAYS AS IDENTITY, m bigserial);
CREATE TABLE alunos () INHERITS (pessoas);
ALTER TABLE alunos ALTER n SET NOT NULL;
