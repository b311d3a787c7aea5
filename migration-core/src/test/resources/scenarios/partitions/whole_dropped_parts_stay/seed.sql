INSERT INTO medidas VALUES (1, 'x');
