INSERT INTO medidas VALUES ('2025-05-05', 1, 'x');
