#!/usr/bin/env bash
# Record the traces of this exercise into ../fixtures. Needs daemontools and root; takes about 25 seconds.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
. "$here/service.sh"
fixtures=$here/../fixtures
mkdir -p "$fixtures"

run='#!/bin/sh
exec 2>&1
exec storefront'

fresh_service "$run"
sleep 1.2
tree >tree.log
attach what-supervise-does.log "$(supervise_pid)" "$(service_pid)" -- -f
restart
sleep 1.6
let_go
service_log >service.log
"${bare[@]}" "$STRACE" -ttt -T -y -o svc.log svc -t service/storefront
wait_for up "$(service_pid)"
sleep 1.5
attach down.log "$(supervise_pid)" "$(service_pid)"
svc -d "$SERVICE"
wait_for down
sleep 0.3
let_go
end_service
keep what-supervise-does.log "$fixtures" 'strace -f -ttt -T -y -o what-supervise-does.log -p SUPERVISE -p SERVICE' \
  'One svc -t, seen from supervise and from the service it watches: attached to both for the time of a restart.'
keep tree.log "$fixtures" 'ps -eo pid,ppid,stat,args' 'What runs before the restart; only the lines of the service tree.'
keep service.log "$fixtures" 'tai64nlocal <service/storefront/log/main/current' 'What multilog kept of this restart.'
keep svc.log "$fixtures" 'strace -ttt -T -y -o svc.log svc -t service/storefront' 'The svc command itself.'
keep down.log "$fixtures" 'strace -ttt -T -y -o down.log -p SUPERVISE -p SERVICE' 'The same service, taken down with svc -d.'

fresh_service '#!/bin/sh
exec 2>&1
exec storefront --jurnal journal'
sleep 1.3
attach crash-loop.log "$(supervise_pid)"
sleep 4.5
let_go
end_service
keep crash-loop.log "$fixtures" 'strace -ttt -T -y -o crash-loop.log -p SUPERVISE' \
  'A run script with a misspelt option: the service ends as soon as it has started. Attached to supervise for 4.5 seconds.'
