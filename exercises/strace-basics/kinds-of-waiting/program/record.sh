#!/usr/bin/env bash
# Record the trace of this exercise. About 7 seconds; needs root.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures
port=8087

fresh_app
gcc -O2 -Wall -Wextra -o gallery "$here/gallery.c" -lm -pthread
gcc -O2 -Wall -Wextra -o thumbnail "$here/thumbnail.c" -lm
mkdir thumbs
head -c 8192 /dev/zero >original
touch thumbs/{1,2,3,4}
python3 "$here/database.py" &
database=$!
trap 'kill $database' EXIT
wait_for_port 9401
# 25 writes a second is what the volume allows: fsync() waits for its turn.
limit_writes 25 "${bare[@]}" "$STRACE" -f -ttt -T -yy -o kinds-of-waiting.log ./gallery $port &
tracer=$!
wait_for_port $port
python3 "$here/visitors.py" $port
kill -TERM "$(child_of $tracer)"
wait $tracer
trap - EXIT
kill $database
wait $database || true
no_limit

keep kinds-of-waiting.log "$fixtures" "strace -f -ttt -T -yy -o kinds-of-waiting.log ./gallery $port" \
  'Six threads, three children, twenty requests. The volume allows 25 writes a second (control group): no delay is injected.'
