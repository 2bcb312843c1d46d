#!/usr/bin/env bash
# Record the traces of this exercise into ../fixtures. Needs daemontools and root; takes about 40 seconds.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
. "$here/../../what-supervise-does/program/service.sh"
fixtures=$here/../fixtures
mkdir -p "$fixtures"

# The trace of one life of the service is complete when the process has ended and its strace with it.
lives() {
  ls -tr "$SERVICE"/trace.*
}

fresh_service '#!/bin/sh
exec 2>&1
strace -f -p $$ -ttt -T -y -o trace.$$ &
exec storefront'
sleep 1.2
tree >tree.log
for _ in 1 2 3 4 5 6; do
  restart
  sleep 1.2
done
# The longest trace is the one in which strace came first; the others are kept in their order.
longest=$(lives | head -n 6 | xargs -r wc -l | sort -n | tail -n 2 | head -n 1 | awk '{ print $2 }')
number=0
for file in $(lives | head -n 6); do
  if [ "$file" = "$longest" ]; then continue; fi
  number=$((number + 1))
  mv "$file" "race-$number.log"
done
mv "$longest" attach-to-yourself.log
end_service
race="strace -f -p \$\$ -ttt -T -y -o trace.\$\$ & (in the run script)"
keep attach-to-yourself.log "$fixtures" "$race" 'One life of the service, from the attach to its end after svc -t: of six starts the one in which strace came first.'
for number in 1 2 3 4 5; do
  keep "race-$number.log" "$fixtures" "$race" 'The same run script, another start.'
done
keep tree.log "$fixtures" 'ps -eo pid,ppid,stat,args' 'A service that traces itself; only the lines of the service tree.'

fresh_service '#!/bin/sh
exec 2>&1
strace -f -p $$ -ttt -T -y -o trace.$$ &
tries=0
until grep -q "^TracerPid:.[1-9]" /proc/$$/status || [ $tries = 50 ]; do
  sleep 0.1
  tries=$((tries + 1))
done
exec storefront'
sleep 1.2
restart
sleep 0.5
mv "$(lives | head -n 1)" waited.log
end_service
keep waited.log "$fixtures" "$race" 'The run script waits until /proc/$$/status names a tracer, then it becomes the program.'
