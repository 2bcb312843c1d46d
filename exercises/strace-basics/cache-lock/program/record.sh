#!/usr/bin/env bash
# Record the four traces of this exercise into ../fixtures. Takes about 15 seconds.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures
port=8081

fresh_app
gcc -O2 -Wall -Wextra -o pagecache "$here/pagecache.c"
mkdir cache origin
# Three pages of different size, so that rendering takes different times.
for page in 1 2 3; do
  python3 -c "print('<p>The quick brown fox jumps over the lazy dog.</p>\n' * ($page * 130 + 480))" >"origin/$page.html"
done


# trace FILE CLIENTS BURSTS OPTIONS...: the whole server, from its start.
trace() {
  local file=$1 clients=$2 bursts=$3
  shift 3
  rm -f cache/*
  "${bare[@]}" "$STRACE" -f -ttt -T -y -o "$file" ./pagecache "$@" $port &
  local tracer=$!
  wait_for_port $port
  python3 "$here/load.py" $port "$clients" "$bursts" 110
  kill -TERM "$(child_of $tracer)"
  wait $tracer
}

trace cache-lock.log 4 11 --workers 4 --ttl 0
keep cache-lock.log "$fixtures" "strace -f -ttt -T -y -o cache-lock.log ./pagecache --workers 4 --ttl 0 $port" \
  'The misconfigured server: no page is ever fresh, all four workers queue for cache.lock. load.py: 3 warm-up requests, 11 bursts of 4.'

trace cache-lock.fixed.log 4 11 --workers 4 --ttl 60
keep cache-lock.fixed.log "$fixtures" "strace -f -ttt -T -y -o cache-lock.fixed.log ./pagecache --workers 4 --ttl 60 $port" \
  'The same load with a time to live of 60 s: each page is rendered once, by the warm-up requests; then nobody takes the lock.'

trace cache-lock.six-workers.log 6 8 --workers 6 --ttl 0 --rounds 250
keep cache-lock.six-workers.log "$fixtures" "strace -f -ttt -T -y -o cache-lock.six-workers.log ./pagecache --workers 6 --ttl 0 --rounds 250 $port" \
  'Misconfigured again, six workers, cheaper rendering. load.py: 3 warm-up requests, 8 bursts of 6.'

# One worker only, as one would do in production: the others are seen through its waits alone.
rm -f cache/*
"${bare[@]}" ./pagecache --workers 4 --ttl 0 $port &
server=$!
wait_for_port $port
worker=$(child_of $server)
"${bare[@]}" "$STRACE" -p "$worker" -ttt -T -y -o one-worker.log &
tracer=$!
sleep 0.3
python3 "$here/load.py" $port 4 11 110
kill -INT $tracer
wait $tracer || true
kill -TERM $server
wait $server
keep one-worker.log "$fixtures" 'strace -p PID -ttt -T -y -o one-worker.log' \
  'Attached to one of the four workers of the misconfigured server under the same load; ended with Ctrl-C.'
