CREATE TABLE matriculas (
    id integer GENERATED ALWAYS AS IDENTITY (INCREMENT BY 5 START WITH 100),
    curso bigint NOT NULL,
    nota numeric(4,1) DEFAULT 0.0,
    ano smallint NOT NULL,
    CONSTRAINT pk_matriculas PRIMARY KEY (id),
    CONSTRAINT ck_nota CHECK (nota >= 0),
    CONSTRAINT uk_matriculas UNIQUE (curso, ano) DEFERRABLE,
    CONSTRAINT fk_curso FOREIGN KEY (curso) REFERENCES cursos (id) ON DELETE CASCADE
);
CREATE INDEX ix_nota ON matriculas (nota DESC) WHERE nota > 9;
COMMENT ON TABLE matriculas IS 'quem faz o quê';
COMMENT ON COLUMN matriculas.nota IS 'de 0 a 10';
COMMENT ON CONSTRAINT ck_nota ON matriculas IS 'sem notas negativas';
COMMENT ON INDEX ix_nota IS 'os melhores';
