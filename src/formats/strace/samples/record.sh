#!/usr/bin/env bash
# Record one short capture for every form that strace prints.
#
# usage: record.sh            with the installed strace, into this folder
#        record.sh VERSION    with /opt/strace-VERSION as fetch-versions.sh put it there, into VERSION/: the forms that
#                             have changed from version to version
#
# Options that a version does not have are passed over. About 20 seconds; needs root (to attach, and for -d).
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/capture.sh"
out=$here
version=${1:-}
if [ -n "$version" ]; then
  out=$here/$version
  STRACE=/opt/strace-$version/start
fi
mkdir -p "$out"
rm -rf "$out"/*.log "$out"/ff "$out"/provenance.json

fresh_app
for program in mixed family hello threads exec-thread signals ends loop; do
  gcc -O1 -static -pthread -Wno-unused-result -o $program "$here/programs/$program.c"
done
gcc -O1 -m32 -nostdlib -static -fno-pic -no-pie -fno-stack-protector -o bits32 "$here/programs/bits32.c"
gcc -O0 -g -Wno-unused-result -o hello-debug "$here/programs/hello.c"
echo 'Meet at noon; bring the red folder.' >notes.txt

# The command as a person would type it.
typed() {
  local word line=strace
  for word in "$@"; do
    case $word in
    *[!A-Za-z0-9_./=:,+%@-]*) line+=" '$word'" ;;
    *) line+=" $word" ;;
    esac
  done
  echo "$line"
}

# wanted NAME: whether this form is recorded in this run.
wanted() {
  [ -z "$version" ] && return 0
  case $1 in
  plain | follow-* | threads-* | stamp-ttt-screen | relative-wall | pointer-all | stack* | arg-names* | color*) return 0 ;;
  fd-yy | fd-yy-follow | comm-* | flags-verbose* | structs-v | dump-follow | status-successful) return 0 ;;
  summary | summary-after-wall | summary-wall-columns | summary-32bit | inject-delay-enter | signals) return 0 ;;
  exec-thread* | killed | exit-group | output-inside-follow | detach-screen | bits32-screen | tips) return 0 ;;
  esac
  return 1
}

# refused FILE: whether strace refused its options (an older version); the file is then dropped.
refused() {
  if [ ! -s "$1" ] || grep -aqE "invalid option|unrecognized option|invalid -|Unknown|Try 'strace|must have PROG|not supported by this build|unknown column|option .* requires" "$1"; then
    echo "passed over by this version: $1" >&2
    rm -f "$1"
    return 0
  fi
  return 1
}

# to_file NAME NOTE OPTIONS... PROGRAM: strace writes with -o; what the program prints is thrown away.
to_file() {
  wanted "$1" || return 0
  local file=$1.log note=$2
  shift 2
  timeout 20 "${bare[@]}" "$STRACE" -o "$file" "$@" </dev/null >/dev/null 2>errors || true
  if [ ! -s "$file" ]; then mv errors "$file"; fi
  refused "$file" || keep "$file" "$out" "$(typed -o "$file" "$@")" "$note"
}

# to_screen NAME NOTE OPTIONS... PROGRAM: strace and the program share one stream, as in a terminal.
to_screen() {
  wanted "$1" || return 0
  local file=$1.log note=$2
  shift 2
  timeout 20 "${bare[@]}" "$STRACE" "$@" </dev/null >"$file" 2>&1 || true
  refused "$file" || keep "$file" "$out" "$(typed "$@") >$file 2>&1" "$note"
}

# attached NAME NOTE SECONDS SIGNAL OPTIONS...: strace -p on ./loop, ended by SIGNAL; strace's messages are kept too.
attached() {
  wanted "$1" || return 0
  local file=$1.log note=$2 seconds=$3 signal=$4
  shift 4
  "${bare[@]}" ./loop >/dev/null &
  local target=$!
  sleep 0.1
  "${bare[@]}" "$STRACE" "$@" -p $target </dev/null >"$file" 2>&1 &
  local tracer=$!
  sleep "$seconds"
  kill -"$signal" $tracer
  wait $tracer || true
  kill $target
  wait $target 2>/dev/null || true
  refused "$file" || keep "$file" "$out" "$(typed "$@" -p PID) >$file 2>&1; ended with SIG$signal" "$note"
}

. "$here/forms.sh"
if [ -z "$version" ]; then . "$here/sets.sh"; fi
echo "recorded into $out"
