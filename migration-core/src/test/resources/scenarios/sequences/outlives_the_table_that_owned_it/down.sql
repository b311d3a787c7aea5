CREATE TABLE a (
    id bigint DEFAULT nextval('a_id_seq'::regclass) NOT NULL,
    CONSTRAINT a_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE a_id_seq OWNED BY a.id;
