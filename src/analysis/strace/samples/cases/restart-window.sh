# term NAME NOTE MODE OPTIONS...: SIGTERM to the manager itself, 0.3 s after its start.
term() {
  local file=$1.log note=$2 mode=$3 tracer
  shift 3
  "${bare[@]}" "$STRACE" -o "$file" "$@" ./manager "$mode" &
  tracer=$!
  sleep 0.3
  kill -TERM "$(child_of $tracer)"
  wait $tracer || true
  sleep 0.4 # the workers of a manager that was killed at once
  keep "$file" "$here/restart-window" "strace -o $file $* ./manager $mode; SIGTERM to the manager" "$note"
}
term positive 'SIGTERM: 0.4 s of sleep in the manager, then its workers save their state and end.' slow -f -ttt -T -y
term positive-manager-alone 'The same, the manager alone: -tt -T without -f.' slow -tt -T
term positive-no-paths 'The same with -f -tt -T.' slow -f -tt -T
capture restart-window/negative-worker-alone 'SIGTERM to one worker, a new one is started; the manager is not asked to end.' ./manager child
capture restart-window/negative-no-signal 'The manager ends by itself.' ./manager done
