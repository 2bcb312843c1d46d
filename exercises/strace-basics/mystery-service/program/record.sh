#!/usr/bin/env bash
# Record the three traces of this exercise into ../fixtures. Takes about 30 seconds; needs root.
#
# Runs in a network and a mount namespace of its own: addresses and routes are made up there, no packet leaves the
# machine, and a private folder stands at $APP. The disk is the one under the temporary folder; nothing is injected.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
if [ "${DOJO_INSIDE:-}" != 1 ]; then
  DOJO_INSIDE=1 exec unshare --net --mount "$0" "$@"
fi
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures
port=8098

private=$(mktemp -d)
mkdir -p "$APP"
mount --bind "$private" "$APP"
cd "$APP"
gcc -O2 -Wall -Wextra -o shop "$here/shop.c"
ip link set lo up
ip addr add 192.0.2.21/32 dev lo
# 192.0.2.20 has a route whose packets vanish at the other end: nobody answers, nobody refuses.
ip link add out type veth peer name drop
ip link set out up
ip link set drop up
ip addr add 192.0.2.1/30 dev out
ip neigh add 192.0.2.2 lladdr "$(ip -o link show drop | sed 's/.*link\/ether \([^ ]*\).*/\1/')" dev out
ip route add 192.0.2.20/32 via 192.0.2.2

python3 "$here/answer.py" 127.0.0.1 8091 0.009 &
helpers=($!)
python3 "$here/answer.py" 192.0.2.21 8092 0.012 &
helpers+=($!)
python3 "$here/answer.py" 127.0.0.1 8099 2.6 &
helpers+=($!)
# A backup uses the same volume.
limit_writes 40 python3 "$here/../../missing-time/program/backup.py" &
helpers+=($!)
trap 'kill "${helpers[@]}"; wait "${helpers[@]}" || true; no_limit; cd /; umount "$APP"; rm -r "$private"' EXIT
wait_for_port 8091
wait_for_port 8099
sleep 0.3

# trace FILE NOTE OPTIONS...
trace() {
  local file=$1 note=$2 tracer
  shift 2
  rm -f audit.log
  limit_writes 40 "${bare[@]}" "$STRACE" -f -ttt -T -yy -o "$file" ./shop "$@" $port &
  tracer=$!
  wait_for_port $port
  sleep 0.2
  python3 "$here/load.py" $port 140 0.065
  sleep 0.3
  kill -TERM "$(child_of $tracer)"
  wait $tracer
  keep "$file" "$fixtures" "strace -f -ttt -T -yy -o $file ./shop${*:+ }$* $port" "$note"
}

trace mystery-service.log '140 requests in 9 seconds, on a volume that allows 40 writes a second (control group) and is shared with a backup. The first address of the rates service is silent, and orders wait for the disk with the lock in their hand. Nothing is injected.'
trace rates-fixed.log 'The same load, the address of the rates service set right. Orders still wait for the disk with the lock in their hand.' --rates 192.0.2.21
trace both-fixed.log 'The same load; orders wait for the disk after they have given the lock back, too.' --rates 192.0.2.21 --sync-unlocked
