# left NAME NOTE MODE OPTIONS...: SIGTERM to the manager itself, 0.3 s after its start.
left() {
  local file=$1.log note=$2 mode=$3 tracer
  shift 3
  "${bare[@]}" "$STRACE" -o "$file" "$@" ./manager "$mode" &
  tracer=$!
  sleep 0.3
  kill -TERM "$(child_of $tracer)"
  wait $tracer || true
  keep "$file" "$here/left-behind" "strace -o $file $* ./manager $mode; SIGTERM to the manager" "$note"
}
left positive 'SIGTERM: the manager ends at once, its two workers live on for a quarter of a second.' leave -f -ttt -T -y
left positive-no-paths 'The same with -f -tt.' leave -f -tt
left negative-ends 'SIGTERM: the manager kills its workers and waits for them.' end -f -ttt -T -y
capture left-behind/negative-detached 'The manager ends by itself and leaves its workers in the background.' ./manager detach
