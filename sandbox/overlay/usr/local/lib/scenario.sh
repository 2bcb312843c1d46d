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

# visits PORT PROGRAM COMMAND...: whenever PROGRAM listens on the port, run the command. Then, if strace has started the
# program, end it with SIGTERM, so that the recording is complete; else run the command again while it listens.
visits() {
  port=$1 program=$2
  shift 2
  while visitors open "$port"; do
    "$@"
    for tracer in $(pgrep -x strace); do
      # The oldest of its children is the master; the others end with it.
      recorded=$(pgrep -o -P "$tracer" -x "$program") && kill "$recorded" || continue
      while [ -e "/proc/$recorded" ]; do sleep 0.1; done
    done
    sleep 1
  done
}

# go_programs NAME...: put these into the work directory, as ./NAME. They are one file, which goes by the name.
go_programs() {
  for name in "$@"; do
    ln -s "/opt/dojo/go/$name" . || return
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
