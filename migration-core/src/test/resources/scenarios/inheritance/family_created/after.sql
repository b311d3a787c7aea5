CREATE TABLE outra (a int);
CREATE TABLE z_avo (id int, nome text DEFAULT 'x');
CREATE TABLE m_pai (idade int) INHERITS (z_avo);
CREATE TABLE a_neto (cor text) INHERITS (m_pai);
