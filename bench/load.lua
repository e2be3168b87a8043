-- Replays the paths of a file, one a line, from a given place on: to one host where that is named, else each to a host of
-- its own, so that no kept answer can serve. Says at the end, as JSON in microseconds, what came of it.

local paths, sent, host = {}, 0, nil

function init(args)
  for path in io.lines(args[1]) do
    paths[#paths + 1] = path
  end
  sent = tonumber(args[2])
  host = args[3]
end

function request()
  sent = sent + 1
  return wrk.format("GET", paths[(sent - 1) % #paths + 1], { Host = host or "n" .. sent .. ".bench" })
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"answered": %d, "bytes": %d, "refused": %d, "lost": %d, "median": %d, "p95": %d}\n',
    summary.requests, summary.bytes, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(95)))
end
