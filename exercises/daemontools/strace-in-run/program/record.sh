#!/usr/bin/env bash
# Record the traces of this exercise into ../fixtures. Needs daemontools and root; takes about 30 seconds.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
. "$here/../../what-supervise-does/program/service.sh"
fixtures=$here/../fixtures
mkdir -p "$fixtures"

# Three ways to put strace into the run script, each seen from outside: supervise, the strace, and multilog, which reads
# what the service says.
attach_outside() {
  attach "$1" "$(supervise_pid)" "$(service_pid)" "$(multilog_pid)" -- -e 'trace=!rt_sigprocmask'
}
command_outside() {
  echo "strace -ttt -T -y -e 'trace=!rt_sigprocmask' -o $1 -p SUPERVISE -p STRACE -p MULTILOG"
}

fresh_service '#!/bin/sh
exec 2>&1
exec strace -ttT storefront'
sleep 1.2
attach_outside strace-in-run.log
restart
tree >processes.log
sleep 3.2
let_go
service_log | awk '/storefront: |detached|execve|rt_sigsuspend/' | cut -c1-150 >service.log
end_service
keep strace-in-run.log "$fixtures" "$(command_outside strace-in-run.log)" \
  'svc -t for a service whose run script ends in exec strace -ttT storefront. The program itself is traced by that strace, so this one cannot see it.'
keep processes.log "$fixtures" 'ps -eo pid,ppid,stat,args' 'Right after the restart; only the lines of the service tree.'
keep service.log "$fixtures" 'tai64nlocal <service/storefront/log/main/current' \
  'What multilog kept: only the lines that the program wrote, the first and last calls of each trace, and what strace says of itself; cut at 150 characters.'

fresh_service '#!/bin/sh
exec 2>&1
exec strace -ttT -o trace.log storefront'
sleep 1.2
attach_outside with-file.log
svc -t "$SERVICE"
sleep 3
let_go
{
  svstat service/storefront
  grep -E '^(Name|Pid|SigIgn)' "/proc/$(service_pid)/status"
} >with-file.state.log
svc -k "$SERVICE"
end_service
keep with-file.log "$fixtures" "$(command_outside with-file.log)" 'svc -t for a service whose run script ends in exec strace -ttT -o trace.log storefront.'
keep with-file.state.log "$fixtures" "svstat service/storefront; grep -E '^(Name|Pid|SigIgn)' /proc/STRACE/status" 'Three seconds after that svc -t.'

fresh_service '#!/bin/sh
exec 2>&1
exec strace -I1 -ttT -o trace.log storefront'
sleep 1.2
attach_outside orphan.log
restart
sleep 3.2
tree >orphan.processes.log
let_go
keep orphan.log "$fixtures" "$(command_outside orphan.log)" 'svc -t for a service whose run script ends in exec strace -I1 -ttT -o trace.log storefront.'
keep orphan.processes.log "$fixtures" 'ps -eo pid,ppid,stat,args' 'Three seconds after that restart.'
end_service
