-- undoes:     20261129145652
-- message:    Find students by the beginning of their name

DROP INDEX alunos_inicio_do_nome_idx;
