-- POST /alunos, each with an e-mail of its own. Counts what was answered with 201, and what was still under way at the end.
dofile(os.getenv("BENCH") .. "/report.lua")
local threads = {}
function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end
function init(args)
  run = os.getenv("RUN")
  sent = 0
  created = 0
end
function request()
  sent = sent + 1
  local body = string.format(
    '{"nome":"Ana Lima","email":"%s-%d-%d@escola.example","telefone":"+55 11 5555-0001","data_nascimento":"2001-09-23"}',
    run, number, sent)
  return wrk.format("POST", "/alunos", { ["Content-Type"] = "application/json" }, body)
end
function response(status)
  if status == 201 then created = created + 1 end
end
local report = done
function done(summary, latency, requests)
  report(summary, latency, requests)
  local all, asked = 0, 0
  for _, thread in ipairs(threads) do
    all = all + thread:get("created")
    asked = asked + thread:get("sent")
  end
  io.write(string.format("CREATED %d %d\n", all, asked))
end
