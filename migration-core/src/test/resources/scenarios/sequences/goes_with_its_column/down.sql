CREATE SEQUENCE pedidos_numero_seq AS integer;

CREATE SEQUENCE pedidos_id_seq;

CREATE SEQUENCE itens_id_seq AS integer;

CREATE TABLE itens (
    id integer DEFAULT nextval('itens_id_seq'::regclass) NOT NULL,
    pedido_id bigint,
    CONSTRAINT itens_pedido_id_fkey FOREIGN KEY (pedido_id) REFERENCES pedidos (id)
);

ALTER TABLE pedidos ADD COLUMN numero integer DEFAULT nextval('pedidos_numero_seq'::regclass) NOT NULL;

ALTER SEQUENCE pedidos_numero_seq OWNED BY pedidos.numero;

ALTER SEQUENCE pedidos_id_seq OWNED BY pedidos.id;

ALTER SEQUENCE itens_id_seq OWNED BY itens.id;

ALTER TABLE pedidos ALTER COLUMN id SET DEFAULT nextval('pedidos_id_seq'::regclass);
SELECT setval('pedidos_id_seq', max(id)) FROM pedidos HAVING max(id) >= (SELECT last_value FROM pedidos_id_seq);
