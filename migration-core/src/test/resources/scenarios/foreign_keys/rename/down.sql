ALTER TABLE filho RENAME CONSTRAINT fk_nova TO fk_antiga;
