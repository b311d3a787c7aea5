ALTER TABLE filho RENAME CONSTRAINT fk_antiga TO fk_nova;
