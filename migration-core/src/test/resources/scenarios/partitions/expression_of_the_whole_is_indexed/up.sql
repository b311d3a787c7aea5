CREATE INDEX ix ON t (lower(nome), (a * 2), upper(nome), lower(((nome)::text || 'x'::text)));
