-- The mix of serve_load.sh for wrk, and a count of the statuses.
local words = {"the", "government", "minister", "world", "people", "market", "year", "state",
               "report", "house", "der", "und", "les", "pour", "para", "city"}
local function word() return words[math.random(#words)] end
math.randomseed(7)

function request()
  local kind = math.random(100)
  local path
  if kind <= 70 then
    path = "/v1/search?q=" .. word()
    for _ = 2, math.random(3) do path = path .. "+" .. word() end
  elseif kind <= 85 then
    local year = math.random(2000, 2022)
    path = "/v1/search?q=" .. word() .. "&since=" .. year .. "-03&until=" .. year + 1
  elseif kind <= 95 then
    path = "/v1/search?q=" .. word() .. "+" .. word() .. "&facet=outlet,month&limit=10"
  else
    path = "/v1/search?q=%22" .. word() .. "+" .. word() .. "%22"
  end
  return wrk.format("GET", path)
end

local thread_list = {}
function setup(thread) table.insert(thread_list, thread) end
function init() statuses = {} end
function response(status) statuses[status] = (statuses[status] or 0) + 1 end
function done()
  for _, thread in ipairs(thread_list) do
    for status, count in pairs(thread:get("statuses")) do print("status " .. status, count) end
  end
end
