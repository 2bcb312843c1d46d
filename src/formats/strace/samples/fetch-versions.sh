#!/usr/bin/env bash
# Unpack the strace of other Debian releases into /opt/strace-VERSION, each with its own libraries and a `start` that
# uses them. Nothing is installed. Uses the mirror that apt is set up with.
#
# usage: fetch-versions.sh SUITE...      (bullseye, trixie, sid)
set -euo pipefail
mirror=$(apt-get indextargets --format '$(REPO_URI)' | head -n 1)

for suite in "$@"; do
  root=/opt/strace-$suite
  mkdir -p "$root"/{state/lists/partial,cache/archives/partial,files}
  echo "deb $mirror $suite main" >"$root/list"
  apt=(apt-get -qq -o "Dir::Etc::sourcelist=$root/list" -o Dir::Etc::sourceparts=- -o "Dir::State=$root/state"
    -o "Dir::Cache=$root/cache" -o Dir::State::status=/dev/null)
  "${apt[@]}" update
  cd "$root/cache"
  for package in strace libc6 libunwind8 liblzma5 libgcc-s1 zlib1g libdw1 libdw1t64 libelf1 libelf1t64 libzstd1 libbz2-1.0 libselinux1 libpcre2-8-0; do
    "${apt[@]}" download "$package" 2>/dev/null || true # names differ from release to release
  done
  for package in *.deb; do dpkg -x "$package" "$root/files"; done
  loader=$(find "$root/files" -name 'ld-linux-x86-64.so.2' -o -name 'ld-2*.so' | sort | head -n 1)
  libraries=$root/files/lib/x86_64-linux-gnu:$root/files/usr/lib/x86_64-linux-gnu
  version=$("$loader" --library-path "$libraries" "$root/files/usr/bin/strace" -V | sed -n '1s/.* //p')
  home=/opt/strace-$version
  rm -rf "$home"
  mv "$root" "$home"
  # --argv0 keeps the name short in strace's own messages; loaders before 2.33 do not have it.
  name='--argv0 strace'
  "${loader/$root/$home}" --help 2>/dev/null | grep -q argv0 || name=
  printf '#!/bin/sh\nexec %s %s --library-path %s %s "$@"\n' "$loader" "$name" "$libraries" "$root/files/usr/bin/strace" |
    sed "s|$root|$home|g" >"$home/start"
  chmod +x "$home/start"
  echo "$home"
done
