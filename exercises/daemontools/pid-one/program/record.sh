#!/usr/bin/env bash
# Record the service of this course as process 1 of a PID namespace, which is what a container gives it. Forty seconds;
# needs root, and tini for one of the recordings. No container engine takes part: `stop` does what docker stop does.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures

fresh_app
gcc -O2 -Wall -Wextra -o storefront "$here/../../what-supervise-does/program/storefront.c"

# contain COMMAND...: run it as process 1 of a namespace of its own. Sets `inside`, its pid out here.
contain() {
  rm -f trace journal
  "${bare[@]}" unshare --fork --pid --mount-proc --kill-child "$@" >out 2>&1 &
  unshared=$!
  sleep 2
  inside=$(child_of $unshared)
}

# stop FILE: TERM to process 1 and, if it is still there after ten seconds, KILL. A row for stops.log.
stop() {
  local from to by=TERM
  from=$(date +%s%N)
  kill -TERM "$inside"
  for tick in $(seq 200); do
    kill -0 "$inside" 2>/dev/null || break
    if [ "$tick" = 80 ]; then ps -o pid,ppid,etimes,comm --ppid "$inside" >seen.log || true; fi
    sleep 0.05
  done
  if kill -KILL "$inside" 2>/dev/null; then by=KILL; fi
  wait "$unshared" 2>/dev/null || true
  to=$(date +%s%N)
  printf '%s\t%s\t%s\n' "$1" "$by" "$(((to - from) / 1000000))" >>stops.log
}

container='unshare --fork --pid --mount-proc'
options='-D -f -ttt -T -o trace'

contain "$STRACE" -D -f -ttt -T -o trace ./storefront --wait-all
stop pid-one
mv trace pid-one.log
mv seen.log children.log
keep pid-one.log "$fixtures" "$container strace $options ./storefront --wait-all" \
  'The service as process 1, with a tracer that its own parent left: TERM after two seconds, KILL ten seconds later.'
TOOL='procps ps' keep children.log "$fixtures" "ps -o pid,ppid,etimes,comm --ppid PROCESS-1" \
  'The children of that process 1 four seconds after TERM, seen from outside the namespace.'

contain "$STRACE" -D -f -ttt -T -o trace tini -- ./storefront --wait-all
stop tini-traced
contain tini -- "$STRACE" -D -f -ttt -T -o trace ./storefront --wait-all
stop tini
mv trace tini.log
keep tini.log "$fixtures" "$container tini -- strace $options ./storefront --wait-all" \
  'The same with tini 0.19 as process 1, and the service below it.'

contain "$STRACE" -D -f -ttt -T -o trace ./storefront
stop without-wait-all

contain "$STRACE" -D -f -ttt -T -o trace sleep 60
stop ignored
mv trace ignored.log
keep ignored.log "$fixtures" "$container strace $options sleep 60" \
  'A program without a handler for TERM as process 1: TERM after two seconds, KILL ten seconds later.'
contain sleep 60
stop ignored-untraced

TOOL='record.sh of this exercise' keep stops.log "$fixtures" 'kill -TERM; ten seconds later kill -KILL' \
  'Of each run: its name, the signal that ended it, and milliseconds from TERM to the end.'
