DROP TYPE nome;

CREATE TABLE nome (
    id integer
);
