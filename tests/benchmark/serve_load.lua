-- Sends the requests of a file in turn; counts the statuses, and the time that each answer says it
-- took in the handler. For one thread of wrk.
local paths = {}
local at = 0

function init(arguments)
  for line in io.lines(arguments[1]) do table.insert(paths, line) end
  statuses = {}
  times = {}
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

function response(status, headers)
  statuses[status] = (statuses[status] or 0) + 1
  local time = (headers["Server-Timing"] or ""):match("dur=([%d.]+)")
  if time then table.insert(times, tonumber(time)) end
end

local threads = {}
function setup(thread) table.insert(threads, thread) end

function done()
  for status, count in pairs(threads[1]:get("statuses")) do print("status " .. status, count) end
  local taken = threads[1]:get("times")
  table.sort(taken)
  local function rank(share) return taken[math.max(1, math.ceil(share * #taken))] or 0 end
  print(string.format("handler ms: p50 %.2f, p99 %.2f, most %.2f", rank(0.5), rank(0.99), rank(1)))
end
