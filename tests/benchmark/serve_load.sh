#!/bin/sh
# Load on a server of its own, in the mix of a search box: 70 % words, 15 % with dates, 10 % with
# facets, 5 % phrases. The requests fit benchmark_articles.
#
#   serve_load.sh PROGRAMS INDEX [CONNECTIONS] [SECONDS] [OPTION OF SERVE]...
set -eu
if [ $# -lt 2 ]; then
  echo "usage: $0 PROGRAMS INDEX [CONNECTIONS] [SECONDS] [OPTION OF SERVE]..." >&2
  exit 2
fi
command -v wrk > /dev/null || { echo "wrk is missing: apt-get install wrk" >&2; exit 2; }
command -v curl > /dev/null || { echo "curl is missing: apt-get install curl" >&2; exit 2; }
programs=$1
index=$2
connections=${3:-64}
seconds=${4:-30}
shift $(($# > 4 ? 4 : $#))
folder=$(mktemp -d)
"$programs/serve_benchmark" --requests > "$folder/requests"
begun=$(date +%s%N)
"$programs/backfile-search" serve -d "$index" --listen 127.0.0.1:0 "$@" > "$folder/out" &
server=$!
trap 'kill $server 2> /dev/null; rm -rf "$folder"' EXIT
until [ -s "$folder/out" ]; do kill -0 $server; sleep 0.005; done
address=$(sed -n 's/^listening on //p' "$folder/out")
curl -s -o "$folder/ready" "$address/readyz"
echo "ready after $((($(date +%s%N) - begun) / 1000000)) ms"
memory() { sed -n "s/^RssAnon:/$1 /p" /proc/$server/status; }
# Of the processor, in hundredths of a second; the server's alone.
used() { awk '{ print $14 + $15 }' /proc/$server/stat; }
memory "memory before"
before=$(used)
wrk -t1 -c"$connections" -d"$seconds"s --timeout 30s --latency -s "$(dirname "$0")/serve_load.lua" "$address" \
  -- "$folder/requests" | tee "$folder/printed"
answered=$(sed -n 's/^ *\([0-9]*\) requests in .*/\1/p' "$folder/printed")
echo "$answered" "$before" "$(used)" |
  awk '{ printf "server, processor ms each: %.2f\n", 10 * ($3 - $2) / $1 }'
memory "memory after"
curl -s "$address/metrics" | grep -E '^backfile_(queries_total|query_seconds|refused)'
