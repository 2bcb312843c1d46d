#!/bin/sh
# Records the traces of this course again: four servers, one after the other, under the same load.
set -eu
cd "$(dirname "$0")/../go-search"
bin=$(mktemp -d)
trap 'rm -rf "$bin"' EXIT
for name in server localresults lessgarbage fixed client; do
	go build -trimpath -o "$bin/$name" "./$name"
done
for name in server localresults lessgarbage fixed; do
	"$bin/$name" -addr 127.0.0.1:6071 -trace "$bin/$name.trace" &
	server=$!
	"$bin/client" -addr 127.0.0.1:6071
	kill -INT $server
	wait $server
	gzip -9n "$bin/$name.trace"
	ls -l "$bin/$name.trace.gz"
done
cp "$bin"/*.trace.gz "${1:-/tmp}"
