#!/usr/bin/env bash
# Record stops and restarts of a service under daemontools' supervise, whole and as they are seldom seen whole.
#
# usage: record.sh      about forty seconds; needs root and daemontools
#
# Writes are limited to 25 a second, so that the journal's fsync takes as long as on a small cloud volume.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
APP=/srv/restart
. "$here/../../../../formats/strace/samples/capture.sh"
fresh_app
gcc -O1 -static -pthread -Wno-unused-result -o service "$here/programs/service.c"
rm -f "$here"/*.log* "$here/provenance.json"

# run SCRIPT: a service directory whose run script is SCRIPT, supervised from now on.
run() {
  rm -rf svc
  mkdir svc
  printf '#!/bin/sh\n%s\n' "$1" >svc/run
  chmod +x svc/run
  (limit_writes 25 "${bare[@]}" ${2:-} supervise svc 2>/dev/null) &
  supervised=$!
  sleep 0.5
}
# over: no more supervise, and nothing of the service.
over() {
  svc -dx svc
  wait "$supervised" || true
  sleep 1.2
}
# again: svc -t, until the next run is up.
again() {
  local before
  before=$(svstat svc | grep -o 'pid [0-9]*')
  svc -t svc
  while svstat svc | grep -q "$before"; do sleep 0.1; done
  sleep 0.7
}

trace='strace -D -f -ttt -T -y -o ../service.log ../service'
run "exec $trace"
over
keep service.log "$here" "exec $trace" 'run script under supervise, svc -dx: one stop, with a helper that is left over.'

trace='strace -D -f -ttt -T -y -A -o ../runs.log ../service alone'
run "exec $trace"
again
again
over
keep runs.log "$here" "exec $trace" 'svc -t twice, then svc -dx: three runs in one file, one after the other.'

trace='strace -D -f -ttt -T -y -A -o ../torn.log ../service'
run "exec $trace"
again
over
keep torn.log "$here" "exec $trace" 'The helper of the first run keeps its strace alive, so that two write to one file and tear their lines.'

trace='strace -D -f -tt -o ../plain.log ../service'
run "exec $trace"
over
keep plain.log "$here" "exec $trace" 'The same without durations and paths, svc -dx: one stop.'

run 'exec ../service' "$STRACE -f -ttt -T -y -o supervise.log"
again
svc -dx svc
wait "$supervised" || true
keep supervise.log "$here" 'strace -f -ttt -T -y -o supervise.log supervise svc' 'supervise itself with all that it starts: svc -t, then svc -dx.'

run "$STRACE -p \$\$ -f -ttt -T -y -o ../attached.log & exec ../service"
over
keep attached.log "$here" 'strace -p $$ -f -ttt -T -y -o attached.log & exec ./service' 'The run script attaches strace to itself: no execve in the log; svc -dx.'

run "exec $STRACE -f -ttt -T -o ../exec-strace.log -I1 ../service"
traced=$(child_of "$(child_of "$supervised")")
left=$(pgrep -P "$traced")
svc -dx svc
wait "$supervised" || true
kill -TERM $traced $left
sleep 1.5
keep exec-strace.log "$here" 'exec strace -f -ttt -T -I1 -o exec-strace.log ./service' 'svc -dx ends strace and not the service: no stop in the log.'

trace='strace -D -ff -ttt -T -y -o ../set.log ../service'
run "exec $trace"
over
for file in set.log.*; do keep "$file" "$here" "exec $trace" 'One file for each process; svc -dx.'; done

# stop NAME NOTE HOW THEN...: without supervise; THEN is done to the service.
stop() {
  local name=$1 note=$2 how=$3 tracer
  shift 3
  (limit_writes 25 "${bare[@]}" "$STRACE" -f -ttt -T -y -o "$name.log" ./service $how) &
  tracer=$!
  sleep 0.3
  service=$(child_of $tracer)
  children=$(pgrep -P "$service" || true)
  "$@"
  wait $tracer || true
  sleep 1
  kill -KILL $children 2>/dev/null || true
  keep "$name.log" "$here" "strace -f -ttt -T -y -o $name.log ./service $how" "$note"
}
term() { kill -TERM "$service"; }
term_twice() { kill -TERM "$service"; sleep 0.5; kill -TERM "$service"; }
term_then_kill() { kill -TERM "$service"; sleep 0.6; kill -KILL "$service"; kill -TERM $children; }
cut_off() { kill -TERM "$service"; sleep 0.5; kill -KILL $tracer; }
stop default 'SIGTERM without a handler: killed at once, the workers go on until they are killed.' default eval 'term; sleep 0.3; kill -KILL $children'
stop ignored 'SIGTERM is ignored; SIGKILL after 0.6 s.' ignore term_then_kill
stop threads 'SIGTERM is taken by sigwait in the main thread, which joins two others.' threads term
stop twice 'A second SIGTERM 0.5 s after the first.' alone term_twice
stop cut 'strace is killed 0.5 s after the SIGTERM: the stop has no end in the log.' '' cut_off
no_limit
