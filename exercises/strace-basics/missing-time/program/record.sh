#!/usr/bin/env bash
# Record the trace of this exercise, and the two logs to lay beside it, into ../fixtures. About 8 seconds; needs root.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures
port=8080

fresh_app
gcc -O2 -Wall -Wextra -o shop "$here/shop.c"
mkdir log templates
printf '<h1>Shop</h1>\n<p>One item, as we have it.</p>\n' >templates/item.html
python3 "$here/neighbours.py" &
neighbours=$!
trap 'kill $neighbours' EXIT
wait_for_port 9101
wait_for_port 9102

# 40 writes a second is what the volume allows, and a backup uses the same volume: fdatasync() pays for both, as it
# would on a small cloud disk.
limit_writes 40 python3 "$here/backup.py" &
backup=$!
trap 'kill $neighbours $backup' EXIT
limit_writes 40 "${bare[@]}" "$STRACE" -f -ttt -T -yy -o missing-time.log ./shop $port &
tracer=$!
wait_for_port $port
python3 "$here/client.py" $port >client.log
kill -TERM "$(child_of $tracer)"
wait $tracer
trap - EXIT
kill $neighbours $backup
wait $neighbours $backup || true
no_limit
cp log/spans.log spans.log

keep missing-time.log "$fixtures" "strace -f -ttt -T -yy -o missing-time.log ./shop $port" \
  'Two workers, 27 requests, one slow session check. The volume allows 40 writes a second (control group) and a backup shares it: no delay is injected.'
export TOOL='shop.c of this exercise'
keep spans.log "$fixtures" "./shop $port" \
  'What the APM of the same run recorded: start of the span, worker, request, length of the span.'
export TOOL='client.py of this exercise'
keep client.log "$fixtures" "python3 client.py $port" \
  'What the client of the same run waited, from connect() to the last byte.'
