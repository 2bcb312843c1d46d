# Sourced after scenario.sh by the scenarios of services under supervise: . /usr/local/lib/service.sh

# supervised: svscan over service/ of the work directory, whose run scripts came with the scenario. Returns when the
# service and its log are up; 3 seconds at most.
supervised() {
  chmod 755 service/*/run service/*/log/run
  later svscan service
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    up service/* && up service/*/log && return 0
    sleep 0.1
  done
  svstat service/* >&2
  return 1
}

# up FOLDERS...: each of them is watched, and what it watches runs.
up() {
  ! svstat "$@" | grep -v ': up (pid '
}
