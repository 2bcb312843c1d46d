#!/usr/bin/env bash
# Record a restart from the outside: strace attached to supervise, from svc -t to the next start that lasts.
# A quarter of a minute each; needs root. The disk is slow because its control group is; nothing is injected.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
. "$here/../../what-supervise-does/program/service.sh"
fixtures=$here/../fixtures

# record FILE NOTE SERVICE_COMMAND: start the service under a tracer of its supervise, restart it, wait until it is open.
record() {
  local file=$1 note=$2 command=$3 tracer first
  fresh_app
  gcc -O2 -Wall -Wextra -o storefront "$PROGRAM/storefront.c"
  mkdir -p "$SERVICE/log"
  printf '#!/bin/sh\nexec 2>&1\ncd %s\nexec %s\n' "$APP" "$command" >"$SERVICE/run"
  printf '#!/bin/sh\nexec multilog t ./main\n' >"$SERVICE/log/run"
  chmod 755 "$SERVICE/run" "$SERVICE/log/run"
  touch "$SERVICE/down"
  limit_writes 8 "${bare[@]}" svscan "$APP/service" </dev/null >svscan.out 2>&1 &
  svscan_pid=$!
  until svok "$SERVICE"; do sleep 0.05; done
  touch attach.out
  "${bare[@]}" "$STRACE" -f -ttt -T -yy -o "$file" -p "$(pgrep -P "$svscan_pid" -fx 'supervise storefront')" 2>attach.out &
  tracer=$!
  until grep -q attached attach.out; do sleep 0.05; done
  svc -u "$SERVICE"
  sleep 3
  first=$(service_pid)
  svc -t "$SERVICE"
  until [ "$(grep -c 'open, 3 workers' "$SERVICE/log/main/current")" = 2 ]; do sleep 0.05; done
  sleep 0.5
  kill -INT "$tracer"
  wait "$tracer" || true
  keep "$file" "$fixtures" "strace -f -ttt -T -yy -o $file -p \$(pgrep -fx 'supervise storefront')" "$note"
  end_service
  no_limit
}

record slow-restart.log \
  "One restart of a service on a volume that allows 8 writes a second (control group): run script exec setlock -n lock ./storefront --worker-ms 700,1900,400 --leave-helper 6000." \
  'setlock -n lock ./storefront --worker-ms 700,1900,400 --leave-helper 6000'
record no-helper.log \
  "The same restart, and no helper is left behind: run script exec setlock -n lock ./storefront --worker-ms 700,1900,400." \
  'setlock -n lock ./storefront --worker-ms 700,1900,400'
