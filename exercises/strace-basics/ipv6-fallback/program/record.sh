#!/usr/bin/env bash
# Record the three traces of this exercise into ../fixtures. Takes about 15 seconds; needs root.
#
# Runs in network, mount and host name namespaces of its own: addresses and routes are made up there, no packet leaves
# the machine, and a private folder stands at $APP.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
if [ "${DOJO_INSIDE:-}" != 1 ]; then
  DOJO_INSIDE=1 exec unshare --net --mount --uts "$0" "$@"
fi
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures

private=$(mktemp -d)
mkdir -p "$APP"
mount --bind "$private" "$APP"
hostname shop
ip link set lo up
ip addr add 192.0.2.20/32 dev lo
cd "$APP"
gcc -O2 -Wall -Wextra -o checkout "$here/checkout.c"

# Both names have an IPv6 address first. Nobody listens on ::1; rates.example has moved away from 2001:db8:1::7.
cat >hosts <<'END'
127.0.0.1 localhost
::1 stock.example
127.0.0.1 stock.example
2001:db8:1::7 rates.example
192.0.2.20 rates.example
END
printf 'hosts: files\n' >nsswitch.conf
mount --bind hosts /etc/hosts
mount --bind nsswitch.conf /etc/nsswitch.conf

python3 "$here/answer.py" 127.0.0.1 8091 0.004 &
stock=$!
python3 "$here/answer.py" 192.0.2.20 8092 0.009 &
rates=$!
trap 'kill $stock $rates; wait $stock $rates || true; umount /etc/hosts /etc/nsswitch.conf; cd /; umount "$APP"; rm -r "$private"' EXIT
wait_for_port 8091
sleep 0.3

# trace FILE NOTE OPTIONS...
trace() {
  local file=$1 note=$2
  shift 2
  "${bare[@]}" "$STRACE" -ttt -T -yy -e trace=%network,poll,close,write -o "$file" ./checkout "$@" >/dev/null
  keep "$file" "$fixtures" "strace -ttt -T -yy -e trace=%network,poll,close,write -o $file ./checkout $*" "$note"
}

# An interface with an IPv6 address, but no route: the machine knows that it cannot reach 2001:db8:1::7.
ip link add out type veth peer name drop
ip link set out up
ip link set drop up
ip -6 addr add 2001:db8::10/64 dev out nodad
trace no-route.log 'The same client where no route leads to the IPv6 address of rates.example: getaddrinfo() puts IPv4 first.' 6

# With a route whose packets vanish at the other end: nobody answers, nobody refuses.
ip -6 neigh add 2001:db8::1 lladdr "$(ip -o link show drop | sed 's/.*link\/ether \([^ ]*\).*/\1/')" dev out
ip -6 route add 2001:db8:1::/48 via 2001:db8::1
trace ipv6-fallback.log '6 orders. stock.example: ::1 refuses, 127.0.0.1 answers. rates.example: packets to 2001:db8:1::7 vanish, 192.0.2.20 answers. Nothing is injected.' 6
trace race.log 'The same, and the next address is tried as well after 250 ms (Happy Eyeballs).' --race 6
