# Sourced by every record.sh: a neutral place to record in, and the note that goes with each capture.
#
# Captures are made in $APP with an empty environment, so that no path, user or host name of the recording machine
# gets into a log. A record.sh needs Linux, strace, a C compiler, Python 3 and a user who may write to $APP.

APP=${APP:-/srv/app}
STRACE=${STRACE:-strace}
PROVENANCE=$(dirname "$(realpath "${BASH_SOURCE[0]}")")/provenance.py

# An empty $APP, and the shell inside it.
fresh_app() {
  cd /
  rm -rf "$APP"
  mkdir -p "$APP"
  cd "$APP"
}

# "${bare[@]}" COMMAND...: run it with nothing but a PATH. Not a function, so that $! of a background job is its pid.
bare=(env -i PATH=/usr/bin:/bin)

# child_of PID: its first child, that is the traced program when PID is a strace that started one.
child_of() {
  pgrep -P "$1" | head -n 1
}

# keep FILE FOLDER COMMAND NOTE: move $APP/FILE into FOLDER and note where it comes from.
keep() {
  mv "$APP/$1" "$2/$1"
  chmod 644 "$2/$1"
  STRACE=$STRACE python3 "$PROVENANCE" "$2" "$1" "$3" "$4"
}

# wait_for_port PORT: until something listens on 127.0.0.1:PORT, without connecting to it (a probe would be traced).
wait_for_port() {
  local hex
  hex=$(printf '0100007F:%04X' "$1")
  for _ in $(seq 200); do
    # Column 4 of /proc/net/tcp is the state; 0A is LISTEN.
    if awk -v at="$hex" '$2 == at && $4 == "0A" { found = 1 } END { exit !found }' /proc/net/tcp; then
      return 0
    fi
    sleep 0.02
  done
  echo "nothing listens on port $1" >&2
  return 1
}

# limit_writes IOPS COMMAND...: run COMMAND in a control group that may write to the disk under $APP only IOPS times a
# second, which is what a container or a small cloud volume does. Replaces the calling (sub)shell. Needs root.
limit_writes() {
  local iops=$1 disk group
  shift
  disk=$(stat -c '%Hd:%Ld' "$APP")
  if [ -e /sys/fs/cgroup/blkio/blkio.throttle.write_iops_device ]; then
    group=/sys/fs/cgroup/blkio/dojo
    mkdir -p $group
    echo "$disk $iops" >$group/blkio.throttle.write_iops_device
  else
    group=/sys/fs/cgroup/dojo
    mkdir -p $group
    echo "$disk wiops=$iops" >$group/io.max
  fi
  echo "$BASHPID" >$group/cgroup.procs
  exec "$@"
}

# After a limit_writes: take its group away again (it has no member left).
no_limit() {
  rmdir /sys/fs/cgroup/blkio/dojo 2>/dev/null || rmdir /sys/fs/cgroup/dojo 2>/dev/null || true
}
