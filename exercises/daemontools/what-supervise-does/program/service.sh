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
  "${bare[@]}" svscan "$APP/service" </dev/null >svscan.out 2>&1 &
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
      *": $1"*) [ "$(service_pid)" = "${2:-}" ] || return 0 ;;
    esac
    sleep 0.05
  done
  echo "the service is not $1: $(service_state)" >&2
  return 1
}

# The way down that svscan(8) gives: first svscan, then each supervise with what it watches.
end_service() {
  kill "$svscan_pid" 2>/dev/null || true
  wait "$svscan_pid" 2>/dev/null || true
  svc -dx "$SERVICE" "$SERVICE/log"
  for _ in $(seq 200); do
    svok "$SERVICE" || svok "$SERVICE/log" || return 0
    sleep 0.05
  done
}
