#!/usr/bin/env bash
# Record the traces of this exercise into ../fixtures. Needs daemontools and root; takes about 30 seconds.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
. "$here/../../what-supervise-does/program/service.sh"
fixtures=$here/../fixtures
mkdir -p "$fixtures"

# run_script TRACER OPTIONS: a run script that starts TRACER, waits for it to hold on, and becomes the program.
run_script() {
  printf '#!/bin/sh\nexec 2>&1\n%s\nuntil grep -q "^TracerPid:.[1-9]" /proc/$$/status; do sleep 0.1; done\nexec storefront %s\n' "$1" "$2"
}
tracer='strace -f -p $$ -ttt -T -y -o trace.$$'

# A manager that waits for all its children; strace is one of them.
fresh_service "$(run_script "$tracer &" --wait-all)"
sleep 1.2
manager=$(service_pid)
svc -t "$SERVICE"
sleep 4
strace=$(sed -n 's/TracerPid:[^0-9]*//p' "/proc/$manager/status")
{
  svstat service/storefront
  ps -o pid,ppid,stat,wchan:12,args -p "$manager,$strace"
  grep -E '^(Name|PPid|TracerPid)' "/proc/$manager/status"
} >outside.log
cp "$SERVICE/trace.$manager" who-waits-for-whom.log
attach tracer.log "$strace"
sleep 1
kill -TERM "$strace"
wait_for up "$manager"
wait "$tracer_pid" || true
sleep 0.3
service_log | cut -c1-150 >service.log
end_service
keep who-waits-for-whom.log "$fixtures" "$tracer & (in the run script)" \
  'The trace of a service that does not end, copied four seconds after svc -t. Its run script waits until it is traced.'
keep outside.log "$fixtures" 'svstat service/storefront; ps -o pid,ppid,stat,wchan:12,args -p MANAGER,STRACE; grep -E "^(Name|PPid|TracerPid)" /proc/MANAGER/status' \
  'Four seconds after svc -t.'
keep tracer.log "$fixtures" 'strace -ttt -T -y -o tracer.log -p STRACE' 'The strace of the service, traced while it hangs, until kill -TERM ends it.'
keep service.log "$fixtures" 'tai64nlocal <service/storefront/log/main/current' 'What multilog kept until after that kill; cut at 150 characters.'

# The same manager, with a strace that is nobody's child.
fresh_service "$(run_script "( setsid $tracer & )" --wait-all)"
sleep 1.2
manager=$(service_pid)
restart
sleep 0.3
mv "$SERVICE/trace.$manager" apart.log
end_service
keep apart.log "$fixtures" "( setsid $tracer & ) (in the run script)" 'The same manager, which waits for all its children; its strace was handed to another parent.'

# A manager that leaves a helper behind.
fresh_service "$(run_script "$tracer &" '--leave-helper 5000')"
sleep 1.2
manager=$(service_pid)
restart
sleep 1
tree >helper.processes.log
sleep 4.5
mv "$SERVICE/trace.$manager" helper.log
end_service
keep helper.log "$fixtures" "$tracer & (in the run script)" 'A manager that starts a helper on TERM and does not wait for it.'
keep helper.processes.log "$fixtures" 'ps -eo pid,ppid,stat,args' 'One second after the restart.'
