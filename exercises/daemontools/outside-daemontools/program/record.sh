#!/usr/bin/env bash
# Record the service of this course as a unit of systemd, stopped with several settings. Half a minute; needs root, and
# systemd installed (it need not be this machine's init: init.sh starts one in namespaces and a control group of its own).
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures

group=/sys/fs/cgroup/dojo-systemd
[ -d /sys/fs/cgroup/unified ] && group=/sys/fs/cgroup/unified/dojo-systemd
mkdir -p "$group"
fresh_app
gcc -O2 -Wall -Wextra -o storefront "$here/../../what-supervise-does/program/storefront.c"
(
  echo "$BASHPID" >"$group/cgroup.procs"
  exec "${bare[@]}" unshare -f -p -m -C -u -i -n --mount-proc "$here/init.sh"
) &
unshared=$!
inside() { nsenter -t "$(child_of $unshared)" -m -p -C -u -i -n "$@"; }
until inside systemctl list-units >/dev/null 2>&1; do sleep 0.1; done

# Text of systemd's own stamps, in microseconds of the monotonic clock.
stamp() { inside systemctl show -p "$1" --value storefront; }

# stop FILE SETTINGS OPTIONS: start with these settings, take orders for two seconds, stop; a row for stops.log.
stop() {
  local file=$1 settings=$2 options=$3 main_comm from to
  rm -f trace journal
  printf '[Unit]\nDefaultDependencies=no\n[Service]\nWorkingDirectory=%s\nExecStart=/usr/bin/strace %s -ttt -T -o trace %s/storefront\n%b' \
    "$APP" "$options" "$APP" "$settings" >storefront.service
  inside cp "$APP/storefront.service" /run/dojo/
  inside systemctl daemon-reload
  inside systemctl start storefront
  sleep 2
  main_comm=$(inside cat "/proc/$(inside systemctl show -p MainPID --value storefront)/comm")
  from=$(date +%s%N)
  inside systemctl stop storefront
  to=$(date +%s%N)
  sleep 0.3
  printf '%s\t%s\t%s\t%s\t%s\n' "${file%.log}" "$main_comm" "$(inside systemctl show -p Result --value storefront)" \
    "$(((to - from) / 1000000))" "$(tail -c 1 trace | od -An -c | tr -d ' ')" >>stops.log
  inside systemctl reset-failed storefront 2>/dev/null || true
  mv trace "$file"
  keep "$file" "$fixtures" "ExecStart=/usr/bin/strace $options -ttt -T -o trace $APP/storefront" \
    "systemctl stop of a unit with ${settings:+$(printf '%b' "$settings" | tr '\n' ' ')and }Debian's defaults, in namespaces of its own."
}

rm -f stops.log
stop outside-daemontools.log '' '-D -f'
stop mixed.log 'KillMode=mixed\n' '-D -f'
stop main-only.log 'KillMode=process\n' '-D -f'
stop timeout.log 'TimeoutStopSec=1\n' '-D -f'
stop parent.log '' '-f'
TOOL="$(systemctl --version | head -n 1)" keep stops.log "$fixtures" 'systemctl stop storefront' \
  'Of each recording: its name, the main process as systemd knows it, the result, milliseconds of systemctl stop, and the last byte of the log.'
kill -KILL "$(child_of $unshared)"
wait $unshared || true
rmdir "$group"/* "$group" 2>/dev/null || true
