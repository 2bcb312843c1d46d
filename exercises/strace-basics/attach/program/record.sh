#!/usr/bin/env bash
# Record two attaches to a worker of a running service, and what the worker itself noticed. 12 seconds; needs root.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures
port=8085

fresh_app
gcc -O2 -Wall -Wextra -o quotes "$here/quotes.c" -lm -pthread
python3 "$here/prices.py" &
prices=$!
wait_for_port 9501
"${bare[@]}" ./quotes $port &
quotes=$!
trap 'pkill -P $quotes; kill $quotes $prices' EXIT
wait_for_port $port
python3 "$here/clients.py" $port 8 &
clients=$!
sleep 2
# worker_at PORT: the worker whose connection to the price service has this local port.
worker_at() {
  local inode
  inode=$(awk -v at="$(printf '0100007F:%04X' "$1")" '$2 == at { print $10 }' /proc/net/tcp)
  for pid in $(pgrep -P $quotes); do
    if ls -l "/proc/$pid/fd" | grep -q "socket:\[$inode\]"; then echo "$pid"; fi
  done
}
# A worker that waits for a long answer at this moment.
rm -f slow.now
until [ -s slow.now ]; do sleep 0.005; done
worker=$(worker_at "$(cat slow.now)")
timeout -s INT 3 "${bare[@]}" "$STRACE" -f -ttt -T -yy -o attach.log -p "$worker" 2>notices.log || true
wait $clients
rm -f worker.log
timeout -s INT 1 "${bare[@]}" "$STRACE" -f -ttt -T -yy -o idle.log -p "$worker" 2>/dev/null || true
trap - EXIT
pkill -P $quotes || true
kill $quotes $prices 2>/dev/null || true
wait $quotes $prices 2>/dev/null || true
sed -i 's|^.*/strace: |strace: |' notices.log

keep attach.log "$fixtures" "timeout -s INT 3 strace -f -ttt -T -yy -o attach.log -p $worker" \
  'Three seconds of one worker of four, attached to while it waits for a long answer; one of its three threads makes no call.'
keep notices.log "$fixtures" "timeout -s INT 3 strace -f -ttt -T -yy -o attach.log -p $worker" \
  'What strace wrote to the terminal meanwhile.'
keep idle.log "$fixtures" "timeout -s INT 1 strace -f -ttt -T -yy -o idle.log -p $worker" \
  'The same worker after the last client has gone.'
export TOOL='quotes.c of this exercise'
keep worker.log "$fixtures" "./quotes $port" 'What the worker of idle.log noticed of being attached to.'
