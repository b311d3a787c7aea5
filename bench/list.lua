-- GET /alunos?limit=20
dofile(os.getenv("BENCH") .. "/report.lua")
wrk.path = "/alunos?limit=20"
