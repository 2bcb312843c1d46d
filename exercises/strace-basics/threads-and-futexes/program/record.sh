#!/usr/bin/env bash
# Record the three traces of this exercise into ../fixtures. Takes about a second. The mutex needs two CPUs to be fought
# over, and $APP a real disk for fdatasync to wait for.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures

fresh_app
gcc -O1 -Wall -Wextra -pthread -o importer "$here/importer.c"

# trace FILE NOTE OPTIONS...
trace() {
  local file=$1 note=$2
  shift 2
  "${bare[@]}" "$STRACE" -f -ttt -T -y -Y -o "$file" ./importer "$@"
  keep "$file" "$fixtures" "strace -f -ttt -T -y -Y -o $file ./importer $*" "$note"
}

trace threads-and-futexes.log \
  'Four workers; each writes its order to the journal and flushes it while it holds the mutex of the journal.' --workers 4
trace one-worker.log 'The same work by one worker: nobody to wait for.' --workers 1
trace batched.log 'Four workers; orders are collected under the mutex, 16 at a time are written after it is given back.' \
  --workers 4 --batch 16
