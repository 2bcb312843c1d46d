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

# wait_for_port PORT: until something listens on it, without connecting to it. 2 seconds at most.
wait_for_port() {
  port=$(printf ':%04X' "$1")
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    listens "$port" && return 0
    sleep 0.1
  done
  echo "nothing listens on port $1" >&2
  return 1
}

# Column 2 is address and port, column 4 the state; 0A is LISTEN.
listens() {
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | grep -q "^ *[0-9]*: [0-9A-F]*$1 [0-9A-F:]* 0A "
}

# each_time PORT COMMAND...: whenever somebody begins to listen on the port, run the command once.
each_time() {
  port=$(printf ':%04X' "$1")
  shift
  while :; do
    until listens "$port"; do sleep 0.2; done
    "$@"
    while listens "$port"; do sleep 0.2; done
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

# on_disk [MS]: put the work directory on a disk that takes so long for each block, 10 unless given, and does one at a
# time. The disk is made of memory (null_blk) and stays; the folder on it goes with the scenario. $disk is its top.
on_disk() {
  ms=${1:-10}
  disk=/run/disk-$ms
  [ -d "$disk" ] || make_disk "slow$ms" "$ms" || return
  here=$PWD
  folder=$(mktemp -d "$disk/XXXXXX")
  chmod 755 "$folder"
  cp -R "$here/." "$folder"
  mount -o bind "$folder" "$here" || return
  undo "umount -l $here; rm -rf $folder"
  cd "$here" || return
}

# make_disk NAME MS: the file system is made while the disk is still quick; what is on it outlasts being off.
make_disk() {
  mkdir "/sys/kernel/config/nullb/$1" || return # which is also the device's name
  configure "$1" memory_backed=1 size=32 blocksize=512 queue_mode=2 submit_queues=1 hw_queue_depth=1 irqmode=0 power=1 || return
  mke2fs -F -b 4096 -i 65536 -m 0 "/dev/$1" >/dev/null || return
  configure "$1" power=0 irqmode=2 completion_nsec=$(($2 * 1000000)) power=1 || return
  mkdir "$disk"
  mount -t ext2 "/dev/$1" "$disk"
}

# configure NAME SETTING=VALUE...
configure() {
  settings=/sys/kernel/config/nullb/$1
  shift
  for setting in "$@"; do
    echo "${setting#*=}" >"$settings/${setting%%=*}" || return
  done
}
