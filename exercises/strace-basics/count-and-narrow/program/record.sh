#!/usr/bin/env bash
# Record the same program six times, counted and narrowed in different ways. Takes about 20 seconds; needs root.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures

fresh_app
gcc -O2 -Wall -Wextra -o settle "$here/settle.c" -lm
mkdir data out etc
echo 'ledger out/ledger' >etc/settle.conf
python3 -c 'import sys; sys.stdout.write("".join(f"{n:>5} EUR {1 + n % 97 / 100:.2f}".ljust(63) + "\n" for n in range(900)))' >data/rates

python3 "$here/bank.py" 1.2 6 &
bank=$!
trap 'kill $bank' EXIT
wait_for_port 9302

# record FILE NOTE OPTIONS...: 25 writes a second is what the volume allows, so fsync has to wait for its turn.
record() {
  local file=$1 note=$2
  shift 2
  (limit_writes 25 "${bare[@]}" "$STRACE" "$@" -o "$file" ./settle 2026-11-20 >/dev/null)
  keep "$file" "$fixtures" "strace $* -o $file ./settle 2026-11-20" "$note"
}

record cpu.log 'The summary as -c prints it: CPU time spent in the kernel.' -c
record wall.log 'The same program, counted by the clock on the wall.' -c -w
record count-and-narrow.log 'The same program, every call and then the summary (CPU time) of the same run.' -C -ttt -T -yy
record net.log 'The same program, only calls of the class %net.' -e trace=%net -ttt -T -yy
record failed.log 'The same program, only calls that failed.' -Z -ttt -T -yy
record named.log 'The same program, only the two calls at the top of wall.log.' -e trace=read,fsync -ttt -T -yy
trap - EXIT
wait $bank
no_limit
