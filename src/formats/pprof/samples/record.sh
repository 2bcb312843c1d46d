#!/bin/sh
# Records the profiles and what go tool pprof prints of them. Run here, with Go 1.26 on the path.
set -eu
cd "$(dirname "$0")"
folder=$(mktemp -d)
(cd program && GOEXPERIMENT=goroutineleakprofile go build -trimpath -o /tmp/profiles .)
/tmp/profiles "$folder"
mv "$folder"/*.pb.gz .
rm -r "$folder" /tmp/profiles
export TZ=UTC
for file in *.pb.gz; do
  for options in -top '-top -cum' '-top -lines' '-tree -nodecount=20' -tags; do
    echo "### $options"
    # shellcheck disable=SC2086
    go tool pprof -symbolize=none $options "$file" 2>/dev/null
    echo
  done >"${file%.pb.gz}.text"
done
