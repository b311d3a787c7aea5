DROP TABLE arquivo.m2025;

DROP SCHEMA arquivo;
