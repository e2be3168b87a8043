-- Replays the paths of a file, one a line, from a given place on, each with a host of its own so that no cache of pages
-- can answer; says at the end, as JSON in microseconds, what came of it.

local paths, sent = {}, 0

function init(args)
  for path in io.lines(args[1]) do
    paths[#paths + 1] = path
  end
  sent = tonumber(args[2])
end

function request()
  sent = sent + 1
  return wrk.format("GET", paths[(sent - 1) % #paths + 1], { Host = "n" .. sent .. ".bench" })
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"answered": %d, "bytes": %d, "refused": %d, "lost": %d, "median": %d, "p95": %d}\n',
    summary.requests, summary.bytes, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(95)))
end
