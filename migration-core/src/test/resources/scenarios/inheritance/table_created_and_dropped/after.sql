CREATE TABLE pessoas (id int PRIMARY KEY, nome text NOT NULL, CONSTRAINT ck_nome CHECK (nome <> ''));
CREATE TABLE professores (salario numeric) INHERITS (pessoas);
COMMENT ON COLUMN professores.nome IS 'nome completo';
CREATE TABLE visitantes () INHERITS (pessoas);
