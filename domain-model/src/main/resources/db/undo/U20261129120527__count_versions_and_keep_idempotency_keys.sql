-- undoes:     20261129120527
-- message:    Count versions and keep idempotency keys
-- hazards:    loses data: column public.alunos.versao (the column is dropped)
--             loses data: table public.chaves_idempotencia (the table is dropped)
--             loses data: column public.cursos.versao (the column is dropped)
--             loses data: column public.matriculas.versao (the column is dropped)
--             breaks running code: column public.alunos.versao (code that names the column fails)
--             breaks running code: table public.chaves_idempotencia (code that names the table fails)
--             breaks running code: column public.cursos.versao (code that names the column fails)
--             breaks running code: column public.matriculas.versao (code that names the column fails)

ALTER TABLE matriculas DROP COLUMN versao;

ALTER TABLE cursos DROP COLUMN versao;

ALTER TABLE alunos DROP COLUMN versao;

DROP TABLE chaves_idempotencia;
