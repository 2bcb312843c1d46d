#!/usr/bin/env bash
# Record a service whose trace goes into its own log, and then into a file. About half a minute; needs root.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
. "$here/../../what-supervise-does/program/service.sh"
fixtures=$here/../fixtures

run_script() {
  printf '#!/bin/sh\nexec 2>&1\ncd %s\nexec %s\n' "$APP" "$*"
}

# until_traced_no_more PID: until the tracer of that service has ended; ten seconds at most.
until_traced_no_more() {
  local tracer
  tracer=$(sed -n 's/^TracerPid:\s*//p' "/proc/$1/status")
  svc -t "$SERVICE"
  for _ in $(seq 200); do
    case $(ps -o stat= -p "$tracer") in '' | Z*) return 0 ;; esac
    sleep 0.05
  done
}

# One stream: strace writes where the service writes, and multilog stamps every line of it.
command='strace -D -f -ttt -T ./storefront --wait-all'
fresh_service "$(run_script "$command")"
pid=$(service_pid)
touch "$SERVICE/down"
svc -o "$SERVICE"
sleep 2
until_traced_no_more "$pid"
sleep 0.3
mv "$SERVICE/log/main/current" stamped.log
cut -d' ' -f2- stamped.log >logs-apart.log
tai64nlocal <stamped.log | grep -n 'open, 3 workers' | cut -d: -f2- >local.log
keep logs-apart.log "$fixtures" 'cut -d" " -f2- main/current' \
  "What multilog kept of $command with one stream for both, from the start of the service to its end, without the stamps of multilog."
TOOL='daemontools 0.76 multilog' keep stamped.log "$fixtures" 'multilog t ./main' 'The same with the stamps of multilog (tai64n).'
TOOL='daemontools 0.76 tai64nlocal' keep local.log "$fixtures" 'tai64nlocal <stamped.log | grep "open, 3 workers"' \
  'The line with the first message of the service, its stamp made readable.'
end_service

# Two streams, from here on: the trace in files of its own.
options='-D -f -ttt -T -o trace.$$'
fresh_service "$(run_script "strace $options ./storefront --wait-all")"
pid=$(service_pid)
touch "$SERVICE/down"
svc -o "$SERVICE"
sleep 2
until_traced_no_more "$pid"
sleep 0.3
mv "trace.$pid" apart.log
cp "$SERVICE/log/main/current" service.log
keep apart.log "$fixtures" "strace $options ./storefront --wait-all" 'The same service with -o: the trace alone.'
TOOL='daemontools 0.76 multilog' keep service.log "$fixtures" 'multilog t ./main' 'What the service itself said meanwhile.'
end_service

# One name for all: the next start cuts the file to nothing.
options='-D -f -ttt -T -o trace'
fresh_service "$(run_script "strace $options ./storefront --leave-helper 2500")"
first=$(service_pid)
sleep 1
svc -t "$SERVICE"
wait_for up "$first"
sleep 4
svc -d "$SERVICE"
sleep 1
sleep 4
mv trace same-name.log
keep same-name.log "$fixtures" "strace $options ./storefront --leave-helper 2500" \
  'Two starts under one file name, each ended by svc: nothing is left of the first.'
end_service
