#!/usr/bin/env bash
# Record a service whose tracer is nobody's child, and where that is not enough. About a minute; needs root.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
. "$here/../../what-supervise-does/program/service.sh"
fixtures=$here/../fixtures

# run_script COMMAND...: a run script whose traces are named after the pid that supervise watches.
run_script() {
  printf '#!/bin/sh\nexec 2>&1\ncd %s\nexec %s\n' "$APP" "$*"
}

# until_gone PID...: until none of them runs (a zombie has ended); ten seconds at most.
until_gone() {
  for _ in $(seq 200); do
    ps -o stat= -p "$(IFS=,; echo "$*")" | grep -qv '^Z' || return 0
    sleep 0.05
  done
}

# tracer_of PID: who traces it, as soon as somebody does.
tracer_of() {
  while grep -q '^TracerPid:.0$' "/proc/$1/status"; do sleep 0.02; done
  sed -n 's/^TracerPid:\s*//p' "/proc/$1/status"
}

# stop_and_keep FILE COMMAND NOTE: one svc -t after two seconds; keep the trace of the service that it ended.
stop_and_keep() {
  local pid tracer
  pid=$(service_pid)
  tracer=$(tracer_of "$pid")
  sleep 2
  svc -t "$SERVICE"
  until_gone "$pid" "$tracer"
  mv "trace.$pid" "$1"
  keep "$1" "$fixtures" "$2" "$3"
  end_service
}

options='-D -f -ttt -T -yy -o trace.$$'
fresh_service "$(run_script "strace $options ./storefront --wait-all")"
stop_and_keep detach-the-tracer.log "strace $options ./storefront --wait-all" \
  'The whole life of a service under supervise, as its run script started it: two seconds of orders, then svc -t. The manager waits for all its children.'

fresh_service "$(run_script "strace $options ./storefront --leave-helper 4000")"
stop_and_keep helper.log "strace $options ./storefront --leave-helper 4000" \
  'A manager that leaves a helper behind: strace stays until the helper has ended.'

fresh_service "$(run_script "strace -b execve $options ./storefront --leave-helper 4000")"
stop_and_keep helper-let-go.log "strace -b execve $options ./storefront --leave-helper 4000" \
  'The same with -b execve: strace lets go of whoever runs another program.'

# The process group of the service alone: supervise gives it none, pgrphack does.
for form in D DD; do
  options="-$form"' -f -ttt -T -yy -o trace.$$'
  fresh_service "$(run_script "pgrphack strace $options ./storefront")"
  pid=$(service_pid)
  tracer=$(tracer_of "$pid")
  ps -o pid,ppid,pgid,sid,comm -p "$pid,$tracer" >"family-$form.log"
  touch "$SERVICE/down"
  svc -o "$SERVICE"
  sleep 1.5
  kill -KILL -- "-$pid"
  until_gone "$pid" "$tracer"
  mv "trace.$pid" "group-$form.log"
  keep "group-$form.log" "$fixtures" "pgrphack strace $options ./storefront" \
    "kill -KILL to the whole process group of the service, traced with -$form."
  TOOL='procps ps' keep "family-$form.log" "$fixtures" 'ps -o pid,ppid,pgid,sid,comm -p SERVICE,TRACER' \
    "The service and its tracer under -$form."
  end_service
done

# A pipe instead of a file: the reader is a child of the service.
options='-D -f -ttt -T -yy'
fresh_service "$(run_script "strace $options -o '|cat >piped' ./storefront --wait-all")"
pid=$(service_pid)
sleep 1
svc -t "$SERVICE"
sleep 5
ps -o pid,ppid,etimes,args --ppid "$pid" >piped-children.log
svstat "$SERVICE" >piped-state.log
svc -k "$SERVICE"
TOOL='procps ps' keep piped-children.log "$fixtures" "ps -o pid,ppid,etimes,args --ppid $pid" \
  'The children of a manager that waits for all of them, five seconds after svc -t; the trace goes to a pipe.'
TOOL='daemontools 0.76 svstat' keep piped-state.log "$fixtures" 'svstat storefront' 'What supervise says at the same time.'
end_service
