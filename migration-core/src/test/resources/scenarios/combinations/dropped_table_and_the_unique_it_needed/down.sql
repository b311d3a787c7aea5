ALTER TABLE z ADD CONSTRAINT z_codigo_key UNIQUE (codigo);

CREATE TABLE b (
    z text,
    CONSTRAINT b_z_fkey FOREIGN KEY (z) REFERENCES z (codigo)
);
