CREATE TABLE t (a int, b int CONSTRAINT "CK_b" CHECK (b > 0), c int CONSTRAINT "Uk" UNIQUE);
CREATE INDEX "IX_a" ON t (a);
