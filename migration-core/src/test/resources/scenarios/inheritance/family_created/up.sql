CREATE TABLE z_avo (
    id integer,
    nome text DEFAULT 'x'
);

CREATE TABLE m_pai (
    idade integer
) INHERITS (z_avo);

CREATE TABLE a_neto (
    cor text
) INHERITS (m_pai);
