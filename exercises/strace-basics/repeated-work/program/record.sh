#!/usr/bin/env bash
# Record the four traces of this exercise into ../fixtures. Takes about 3 seconds; needs root for a private folder at $APP.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
if [ "${DOJO_INSIDE:-}" != 1 ]; then
  DOJO_INSIDE=1 exec unshare --net --mount "$0" "$@"
fi
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures
port=8093

private=$(mktemp -d)
mkdir -p "$APP"
mount --bind "$private" "$APP"
cd "$APP"
ip link set lo up
cp "$here/page.pl" page.pl
mkdir -p etc theme/autumn theme/shop plugins/cards local/views views
printf 'currency = EUR\ntax = 19\ncolumns = 4\n' >etc/shop.ini
kinds='book lamp mug pen bag clock chair poster candle vase scarf game'
echo "$kinds" >items.txt
for kind in $kinds; do echo "<li class=\"$kind\">{price}</li>" >"views/card-$kind.html"; done

python3 "$here/prices.py" $port 0.002 &
prices=$!
trap 'kill $prices; wait $prices || true; cd /; umount "$APP"; rm -r "$private"' EXIT
wait_for_port $port

# trace FILE NOTE OPTIONS -- ARGUMENTS...
trace() {
  local file=$1 note=$2 options=$3
  shift 3
  # shellcheck disable=SC2086 # options are words
  "${bare[@]}" "$STRACE" $options -o "$file" perl page.pl "$@" </dev/null >/dev/null 2>&1
  keep "$file" "$fixtures" "strace $options -o $file perl page.pl $*" "$note"
}

trace repeated-work.log '36 items: for each the configuration is read, its template looked for, its price asked.' '-ttt -T -y' $port 36
trace once.log 'The same page; configuration and templates are remembered, the prices are one request.' '-ttt -T -y' --once $port 36
trace failed-only.log 'The first program again, only calls on files, and only those that fail.' '-ttt -T -Z -e trace=%file' $port 36

"${bare[@]}" "$STRACE" -ttt -T -y -Z -e trace=%file -o start-up.log python3 -E -s -c 'import json, sqlite3' </dev/null >/dev/null 2>&1
keep start-up.log "$fixtures" "strace -ttt -T -y -Z -e trace=%file -o start-up.log python3 -E -s -c 'import json, sqlite3'" \
  'A program that does nothing but start: what Python looks for and does not find.'
