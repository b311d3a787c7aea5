CREATE TABLE z (
    id bigint NOT NULL,
    CONSTRAINT z_pkey PRIMARY KEY (id)
);

CREATE TABLE m (
    id bigint NOT NULL,
    z bigint,
    CONSTRAINT m_pkey PRIMARY KEY (id),
    CONSTRAINT m_z_fkey FOREIGN KEY (z) REFERENCES z (id)
);

CREATE TABLE a (
    id bigint NOT NULL,
    m bigint,
    CONSTRAINT a_pkey PRIMARY KEY (id),
    CONSTRAINT a_m_fkey FOREIGN KEY (m) REFERENCES m (id)
);
