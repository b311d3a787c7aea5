-- GET /alunos/{id}, of the students that api.sh stored: their keys are 1 to 1000.
dofile(os.getenv("BENCH") .. "/report.lua")
local id = 0
request = function()
  id = id % 1000 + 1
  return wrk.format("GET", "/alunos/" .. id)
end
