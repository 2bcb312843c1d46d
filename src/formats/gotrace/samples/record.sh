#!/bin/sh
# Records the traces of this folder again (a minute or two; needs Go with access to the module proxy, and Python 3):
#
#   ./record.sh
#
# Each is a run of program/ built by the toolchain in its name; -trimpath keeps the paths of the recording machine out.
set -eu
folder=$(dirname "$(realpath "$0")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# good: whether this run is one to keep. Some runs have no collection in which a goroutine must assist (wanted in mix); in
# others the background sweeper yields tens of thousands of times, which tells nothing new and makes a file large.
good() {
  [ "$(stat -c %s "$scratch/out.trace.gz")" -lt 25000 ] || return 1
  [ "$name" != mix ] || [ "$(go tool trace -d=wire "$scratch/out.trace" | grep -c '^GCMarkAssistBegin')" -ge 2 ]
}

# record NAME TOOLCHAIN NOTE ARGUMENTS...
record() {
  name=$1 toolchain=$2 note=$3
  shift 3
  program="$scratch/mix-$toolchain"
  [ -e "$program" ] || (cd "$folder/program" && GOTOOLCHAIN=$toolchain go build -trimpath -o "$program" .)
  for _ in $(seq 100); do
    (cd "$scratch" && env -i "$program" "$@" out.trace && gzip -9nfk out.trace)
    good && break
  done
  good
  mv "$scratch/out.trace.gz" "$folder/$name.trace.gz"
  GO_VERSION=$(go version "$program" | awk '{ print $2 }') \
    python3 "$folder/provenance.py" "$folder" "$name.trace.gz" "mix ${*:+$* }out.trace" "$note"
}

local=$(go env GOVERSION)
record mix "$local" 'Every kind of event: locks, channels, network, files, GC, tasks, coroutines, a leak, CPU samples. Wire 1.26.'
record flight "$local" 'A snapshot of the flight recorder while a lock is held for 120 ms. Wire 1.26.' -flight
record mix-go125 go1.25.5 'Wire 1.25: a clock snapshot, no end-of-generation byte.'
record mix-go123 go1.23.5 'Wire 1.23: no clock snapshot.'
record mix-go122 go1.22.12 'Wire 1.22: no coroutines, no stacks of goroutines that were there before.'
