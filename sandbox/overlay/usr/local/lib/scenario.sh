# Sourced by the scripts `start` of scenarios: . /usr/local/lib/scenario.sh
#
# What a function changes outside of the work directory it also notes in /run/scenario/undo, one command in a line, which
# `scenario stop` runs backwards.

undo() {
  echo "$*" >>/run/scenario/undo
}

# later COMMAND...: run it beside the learner until the scenario stops.
later() {
  "$@" </dev/null >/dev/null 2>&1 &
}

# wait_for_port PORT: until something listens on it, without connecting to it. 10 seconds at most.
wait_for_port() {
  visitors open "$1" 10000 || {
    echo "nothing listens on port $1" >&2
    return 1
  }
}

# each_time PORT COMMAND...: whenever somebody begins to listen on the port, run the command once.
each_time() {
  port=$1
  shift
  while visitors open "$port"; do
    "$@"
    visitors closed "$port"
  done
}

# address ADDRESS/LENGTH: give it to the loopback interface.
address() {
  ip addr add "$1" dev lo || return
  undo "ip addr del $1 dev lo"
}

# over FILE TARGET: let FILE of the work directory stand at TARGET.
over() {
  [ -e "$2" ] || : >"$2"
  mount -o bind "$1" "$2" || return
  undo "umount $2"
}

# on_disk [MS]: put the work directory on a slow-disk of so many milliseconds a block, 10 unless given. The disk stays;
# the folder on it goes with the scenario. $disk is its top.
on_disk() {
  disk=/run/disk-${1:-10}
  [ -d "$disk" ] || slow-disk "$disk" "${1:-10}" || return
  here=$PWD
  folder=$(mktemp -d "$disk/XXXXXX")
  chmod 755 "$folder"
  cp -R "$here/." "$folder"
  mount -o bind "$folder" "$here" || return
  undo "umount -l $here; rm -rf $folder"
  cd "$here" || return
}
