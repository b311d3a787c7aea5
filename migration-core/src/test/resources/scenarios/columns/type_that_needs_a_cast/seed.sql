insert into t values (1, '42', '0b5c6a4e-9d3c-4d2b-8a55-0d5f1d5b2a11', 'true', '2026-01-02');
