#!/usr/bin/env bash
# Record the trace of this exercise, and the one of many-small-waits with the same program. Takes about 3 seconds.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures

fresh_app
gcc -O2 -Wall -Wextra -o report "$here/report.c" -lm
mkdir etc out
# Nothing listens on the first port: the server that moved.
printf '# where the orders are\nserver 9201\nserver 9202\n' >etc/report.conf

# trace FILE PARTS PAUSE_S: exit status 3 is what the program gives for unreadable lines.
trace() {
  python3 "$here/orders.py" "$2" "$3" &
  wait_for_port 9202
  local status=0
  "${bare[@]}" "$STRACE" -ttT -o "$1" ./report 2026-11-20 >/dev/null || status=$?
  [ $status = 3 ]
  wait
}

trace first-trace.log 1 0.31
keep first-trace.log "$fixtures" 'strace -ttT -o first-trace.log ./report 2026-11-20' \
  'One process from exec to exit. The first server refuses, a pause, the second answers after 0.31 s; then CPU work; exit status 3.'

trace first-trace.drip.log 14 0.024
keep first-trace.drip.log "$here/../../many-small-waits/fixtures" 'strace -ttT -o first-trace.drip.log ./report 2026-11-20' \
  'The same program; the server sends its answer in 14 parts, 24 ms apart: no call is slow, their sum is.'
