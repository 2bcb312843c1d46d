#!/usr/bin/env bash
# Record the three traces of this exercise into ../fixtures. Takes about 40 seconds; needs root.
#
# Runs in network, mount and host name namespaces of its own, so that port 53 and /etc/resolv.conf can be what the case
# needs. The disk is the one under the temporary folder; nothing is injected.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
if [ "${DOJO_INSIDE:-}" != 1 ]; then
  DOJO_INSIDE=1 exec unshare --net --mount --uts "$0" "$@"
fi
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures
port=8094

private=$(mktemp -d)
mkdir -p "$APP"
mount --bind "$private" "$APP"
hostname shop
ip link set lo up
ip addr add 192.0.2.53/32 dev lo
ip addr add 192.0.2.54/32 dev lo
cd "$APP"
gcc -O2 -Wall -Wextra -pthread -o orders "$here/orders.c"
printf 'hosts: dns\n' >nsswitch.conf
mount --bind nsswitch.conf /etc/nsswitch.conf
mount --bind /dev/null /etc/gai.conf

# resolver SERVER...: the name servers, in this order. No other option: the time limit is glibc's own.
resolver() {
  printf 'nameserver %s\n' "$@" >resolv.conf
  mount --bind resolv.conf "$(realpath -m /etc/resolv.conf)"
}

python3 "$here/dns.py" &
helpers=($!)
# The volume allows 40 writes a second, and a backup uses the same volume.
limit_writes 40 python3 "$here/../../missing-time/program/backup.py" &
helpers+=($!)
trap 'kill "${helpers[@]}"; wait "${helpers[@]}" || true; no_limit; umount "$(realpath -m /etc/resolv.conf)" /etc/nsswitch.conf /etc/gai.conf; cd /; umount "$APP"; rm -r "$private"' EXIT
sleep 0.3

# trace FILE NOTE OPTIONS...
trace() {
  local file=$1 note=$2 tracer
  shift 2
  rm -f journal.log
  limit_writes 40 "${bare[@]}" "$STRACE" -f -ttt -T -yy -o "$file" ./orders "$@" $port &
  tracer=$!
  wait_for_port $port
  python3 "$here/load.py" $port 8 6 1.6
  sleep 2
  kill -TERM "$(child_of $tracer)"
  wait $tracer
  keep "$file" "$fixtures" "strace -f -ttt -T -yy -o $file ./orders${*:+ }$* $port" "$note"
}

resolver 192.0.2.53 192.0.2.54
trace slow-sync-and-dns.log '8 clients order at once, 6 times. One fdatasync() per order on a volume that allows 40 writes a second (control group) and is shared with a backup. The first name server is silent. Nothing is injected.'
trace group.log 'The same load, one fdatasync() for all orders that have come meanwhile; the name server is still silent.' --group
umount "$(realpath -m /etc/resolv.conf)"
resolver 192.0.2.54
trace both.log 'Group commit, and the silent name server taken out of resolv.conf.' --group
