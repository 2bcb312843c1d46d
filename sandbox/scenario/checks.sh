# Sourced by the scripts `check` of scenarios: . "/mnt/scenario/$(cat /run/scenario/name)/checks.sh"
#
# A check that finds something missing ends with one word, which the page says in the reader's language
# (i18n/catalogs/scenario-checks.ts, or `lacks` in scenario.json). It changes nothing.

# lacks WORD: that is missing; the check is over.
lacks() {
  echo "$1"
  exit 1
}

# runs PROGRAM [COUNT]: at least so many processes of it, one unless given.
runs() {
  [ "$(pgrep -x "$1" | wc -l)" -ge "${2:-1}" ] || lacks gone
}

# slow_disk: the work directory lies on the slow disk.
slow_disk() {
  grep -q " $PWD " /proc/mounts || lacks gone
}

# recorded PATTERN: a log of strace with such a line is here, and no strace writes any more.
recorded() {
  pgrep -x strace >/dev/null && lacks recording
  grep -qE "$1" ./*.log 2>/dev/null || lacks no-log
}
