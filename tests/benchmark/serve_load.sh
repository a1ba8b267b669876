#!/bin/sh
# Load on a running server, in the mix of a search box: 70 % words, 15 % with dates, 10 % facets,
# 5 % phrases. The queries fit benchmark_articles.
#
#   serve_load.sh BACKFILE-SEARCH INDEX [CONNECTIONS] [SECONDS]
set -eu
if [ $# -lt 2 ]; then
  echo "usage: $0 BACKFILE-SEARCH INDEX [CONNECTIONS] [SECONDS]" >&2
  exit 2
fi
command -v wrk > /dev/null || { echo "wrk is missing: apt-get install wrk" >&2; exit 2; }
command -v curl > /dev/null || { echo "curl is missing: apt-get install curl" >&2; exit 2; }
folder=$(mktemp -d)
"$1" serve -d "$2" --listen 127.0.0.1:0 > "$folder/out" &
server=$!
trap 'kill $server 2> /dev/null; rm -rf "$folder"' EXIT
begun=$(date +%s%N)
until [ -s "$folder/out" ]; do sleep 0.005; done
echo "ready after $((($(date +%s%N) - begun) / 1000000)) ms"
address=$(sed -n 's/^listening on //p' "$folder/out")
memory() { sed -n "s/^RssAnon:/$1 /p" /proc/$server/status; }
memory "memory before"
wrk -t1 -c"${3:-64}" -d"${4:-30}"s --latency -s "$(dirname "$0")/serve_load.lua" "$address"
memory "memory after"
curl -s "$address/metrics" | grep -E '^backfile_(queries_total|query_seconds|refused)'
