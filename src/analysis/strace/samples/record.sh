#!/usr/bin/env bash
# Record captures for each kind of finding: positive*.log show it, negative-*.log show what looks like it and is not,
# quiet/ holds ordinary logs on which nothing may be found.
#
# usage: record.sh [KIND...]      about a minute for all; needs root
#
# Runs in network, mount and host name namespaces of its own, so that port 53, routes and /etc/hosts can be what a case
# needs, and no host name gets into a log.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
if [ "${DOJO_INSIDE:-}" != 1 ]; then
  DOJO_INSIDE=1 exec unshare --net --mount --uts "$0" "$@"
fi
. "$here/../../../formats/strace/samples/capture.sh"

ip link set lo up
hostname dojo
fresh_app
for program in locks mutexes connects datagrams syncs opens spin forks bytes manager idle; do
  gcc -O1 -static -pthread -Wno-unused-result -Wno-unused-function -o $program "$here/programs/$program.c"
done
gcc -O1 -o lookup -Wno-unused-result "$here/programs/lookup.c"
gcc -O1 -static -nostdlib -o nothing "$here/programs/nothing.c"

# capture KIND/NAME NOTE [OPTIONS... --] PROGRAM...: options default to -f -ttt -T -y.
capture() {
  local kind=${1%/*} file=${1#*/}.log note=$2 options=(-f -ttt -T -y) word index=0
  shift 2
  for word in "$@"; do
    if [ "$word" = -- ]; then
      options=("${@:1:index}")
      shift $((index + 1))
      break
    fi
    index=$((index + 1))
  done
  mkdir -p "$here/$kind"
  timeout 30 "${bare[@]}" "$STRACE" -o "$file" "${options[@]}" "$@" </dev/null >/dev/null 2>&1 || true
  keep "$file" "$here/$kind" "strace -o $file ${options[*]} $*" "$note"
}

# serve COMMAND...: an untraced helper in the background until `served`.
helpers=()
serve() {
  python3 "$@" &
  helpers+=($!)
  sleep 0.4
}
served() {
  kill "${helpers[@]}"
  wait "${helpers[@]}" 2>/dev/null || true
  helpers=()
}

for kind in "${@:-all}"; do
  for part in "$here"/cases/*.sh; do
    name=$(basename "$part" .sh)
    if [ "$kind" = all ] || [ "$kind" = "$name" ]; then
      mkdir -p "$here/$name"
      rm -f "$here/$name"/*.log "$here/$name/provenance.json"
      . "$part"
    fi
  done
done
