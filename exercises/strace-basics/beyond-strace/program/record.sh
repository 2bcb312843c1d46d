#!/usr/bin/env bash
# Record the traces of this exercise into ../fixtures, and what perf sees of the same program. Takes some ten seconds;
# needs root, two CPUs, perf, a real disk under $APP and a kernel that allows io_uring.
#
# Program and neighbour have one CPU together, and run before everything else on the machine, so that only the
# neighbour is in the way.
set -euo pipefail
if [ "${DOJO_INSIDE:-}" != 1 ]; then
  DOJO_INSIDE=1 exec setsid --wait "$0" "$@"
fi
here=$(dirname "$(realpath "$0")")
. "$here/../../../../src/formats/strace/samples/capture.sh"
fixtures=$here/../fixtures
cpu=1
[ -e /proc/self/autogroup ] && echo -20 >/proc/self/autogroup
renice -n -20 $$ >/dev/null

fresh_app
gcc -O2 -Wall -Wextra -o monthend "$here/monthend.c"
head -c 256M /dev/urandom >ledger.bin
sync

# The ledger leaves the page cache, as at the end of a month in which nobody looked at it.
cold() {
  dd of=ledger.bin oflag=nocache conv=notrunc,fdatasync count=0 status=none
  sleep 1
}

# Busy on the same CPU from the line of part C to the line of part D.
neighbour() {
  : >report.txt
  until grep -q '^part C' report.txt; do sleep 0.01; done
  cp /bin/sh neighbour
  taskset -c $cpu ./neighbour -c 'while :; do :; done' &
  until grep -q '^part D' report.txt; do sleep 0.01; done
  kill $!
}

# trace FILE NOTE
trace() {
  taskset -c $cpu "${bare[@]}" "$STRACE" -ttt -T -y -s 200 -o "$1" ./monthend ledger.bin
  keep "$1" "$fixtures" "strace -ttt -T -y -s 200 -o $1 ./monthend ledger.bin" "$2"
}

cold
neighbour &
trace beyond-strace.log 'Cold page cache; while part D runs, another process computes on the same CPU.'
wait
trace alone.log 'The same again at once: the ledger is in the page cache, and nobody else wants the CPU.'

# What perf says about each part of the same program, from cold again: FILE COMMAND NOTE, with the output as input.
perf_version=$(perf -v | sed 's/ version//; s/\.[0-9]*$//')
says() {
  cat >"$1"
  TOOL=$perf_version keep "$1" "$fixtures" "$2" "$3"
}
run=(taskset -c $cpu)

cold
"${run[@]}" perf record -q -e cpu-clock -o cpu.data ./monthend ledger.bin
perf report -i cpu.data --stdio --sort symbol 2>/dev/null | sed -n '/%/p' | sed -n 1,8p |
  says profile.log 'perf record ./monthend ledger.bin; perf report --sort symbol' 'Where the program was on a CPU, the first lines. Untraced otherwise, no neighbour.'

cold
"${run[@]}" perf trace --no-syscalls -F all -o faults.data ./monthend ledger.bin
{
  grep -m 4 'fill_table' faults.data
  grep -m 4 'majfault.*ledger' faults.data
} | says faults.log 'perf trace --no-syscalls -F all ./monthend ledger.bin' 'Page faults: the first four of part A and the first four of part C.'

cold
neighbour &
"${run[@]}" perf sched record -q -o sched.data ./monthend ledger.bin
wait
perf sched -i sched.data latency 2>/dev/null | grep -E 'Task|monthend|neighbour' |
  says queue.log 'perf sched record ./monthend ledger.bin; perf sched latency' 'Waiting in the run queue: the lines of the program and of its neighbour.'

cold
"${run[@]}" perf trace --no-syscalls -e io_uring:io_uring_file_get,io_uring:io_uring_submit_req -o ring.data ./monthend ledger.bin
sed -n 1,6p ring.data |
  says ring.log 'perf trace --no-syscalls -e io_uring:io_uring_file_get,io_uring:io_uring_submit_req ./monthend ledger.bin' 'What the ring was asked for: the first six lines.'
