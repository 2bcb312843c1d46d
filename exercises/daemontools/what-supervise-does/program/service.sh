# Sourced by every record.sh of this course, after capture.sh: a real svscan over $APP/service, with multilog behind the
# service. Nothing outside $APP is touched; the machine's own /service, if it has one, is left alone.

PROGRAM=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
SERVICE=$APP/service/storefront

# fresh_service RUN_SCRIPT: an empty $APP with the program and one service that svscan already looks after.
# Waits until the service is up. The text of the run script is the argument.
fresh_service() {
  fresh_app
  gcc -O2 -Wall -Wextra -o storefront "$PROGRAM/storefront.c"
  mkdir -p "$SERVICE/log"
  printf '%s\n' "$1" >"$SERVICE/run"
  printf '#!/bin/sh\nexec multilog t ./main\n' >"$SERVICE/log/run"
  chmod 755 "$SERVICE/run" "$SERVICE/log/run"
  # The program is found as in the lessons, by its name alone.
  "${bare[@]}" PATH="$APP:/usr/bin:/bin" svscan "$APP/service" </dev/null >svscan.out 2>&1 &
  svscan_pid=$!
  wait_for up
}

# As svstat prints it: up or down, the pid, for how long.
service_state() {
  svstat "$SERVICE"
}

# The pid that supervise started and watches: whatever the run script has become.
service_pid() {
  service_state | sed -n 's/.*(pid \([0-9]*\)).*/\1/p'
}

# wait_for up|down [OTHER_THAN_PID]: until svstat says so (of another process than that one); ten seconds at most.
wait_for() {
  for _ in $(seq 200); do
    case $(service_state 2>/dev/null) in
      *": $1"*) if [ -z "${2:-}" ] || [ "$(service_pid)" != "$2" ]; then return 0; fi ;;
    esac
    sleep 0.05
  done
  echo "the service is not $1: $(service_state)" >&2
  return 1
}

# The supervise that watches the service (not the one that watches its log), and the multilog.
supervise_pid() {
  pgrep -P "$svscan_pid" -f '^supervise storefront$'
}
multilog_pid() {
  child_of "$(pgrep -P "$svscan_pid" -f '^supervise log$')"
}

# attach FILE PIDS... [-- OPTIONS...]: strace on running processes, in the background, until let_go.
attach() {
  local file=$1 pids=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    pids+=(-p "$1")
    shift
  done
  [ $# -eq 0 ] || shift
  "${bare[@]}" "$STRACE" "$@" -ttt -T -y -o "$file" "${pids[@]}" 2>/dev/null &
  tracer_pid=$!
  sleep 0.5
}

# Ctrl-C for the strace that attach began.
let_go() {
  kill -INT "$tracer_pid"
  wait "$tracer_pid" || true
}

# restart: svc -t, until another process is up.
restart() {
  local before
  before=$(service_pid)
  svc -t "$SERVICE"
  wait_for up "$before"
}

# What multilog kept, with times that people read.
service_log() {
  TZ=UTC tai64nlocal <"$SERVICE/log/main/current"
}

# What runs here: the service tree and its tracers, without the recording itself.
tree() {
  ps -eo pid,ppid,stat,args --cols 160 |
    awk 'NR == 1 || ($4 ~ /(^|\/)(svscan|supervise|multilog|storefront|strace)$/ && !/ -p [0-9]+ -p /)'
}

# First svscan, then each supervise with what it watches; at last what of the program is left without a supervise.
end_service() {
  kill "$svscan_pid" 2>/dev/null || true
  wait "$svscan_pid" 2>/dev/null || true
  svc -dx "$SERVICE" "$SERVICE/log"
  for _ in $(seq 200); do
    svok "$SERVICE" || svok "$SERVICE/log" || break
    sleep 0.05
  done
  local exe pid
  for exe in /proc/[0-9]*/exe; do
    pid=${exe#/proc/}
    if [ "$(readlink "$exe")" = "$APP/storefront" ]; then kill -KILL "${pid%/exe}"; fi
  done
}
