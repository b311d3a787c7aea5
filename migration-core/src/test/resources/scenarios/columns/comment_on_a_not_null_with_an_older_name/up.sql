CREATE TABLE a (
    m integer CONSTRAINT a_n_not_null NOT NULL
);
COMMENT ON CONSTRAINT a_n_not_null ON a IS 'regra';
