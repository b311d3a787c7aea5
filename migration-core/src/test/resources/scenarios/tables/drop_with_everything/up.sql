DROP TABLE matriculas;
