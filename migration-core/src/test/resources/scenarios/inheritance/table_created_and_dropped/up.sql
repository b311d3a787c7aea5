CREATE TABLE professores (
    salario numeric
) INHERITS (pessoas);
COMMENT ON COLUMN professores.nome IS 'nome completo';

CREATE TABLE visitantes () INHERITS (pessoas);

DROP TABLE alunos;
