-- revision:   20261129145652
-- parent:     20261129120527
-- message:    Find students by the beginning of their name
-- created:    2026-11-29T14:56:52Z
-- operations: create index public.alunos_inicio_do_nome_idx on public.alunos (expression)
-- hazards:    scans the table: index public.alunos_inicio_do_nome_idx (every row is indexed)
--             blocks writes: index public.alunos_inicio_do_nome_idx (while every row is indexed)
-- proven:     up and down on PostgreSQL 18.6

CREATE INDEX alunos_inicio_do_nome_idx ON alunos (lower(nome) text_pattern_ops);
