#!/bin/sh
# Records the profiles and traces of the courses go-pprof and go-trace from exercises/go-search, and writes their
# provenance. Run it from anywhere; it needs go and curl, and takes half a minute.
set -eu
exercises=$(cd "$(dirname "$0")/../../.." && pwd)
# Profiles hold the path of the program: the same one every time.
work=/tmp/go-search-recording
mkdir "$work"
trap 'rm -rf "$work"' EXIT
port=8079

(cd "$exercises/go-search" && go build -trimpath -o "$work/" ./server ./client ./fixed ./forgetful)
cd "$work"

# Starts a server and waits until it listens.
start() {
  "$@" >server.log &
  server=$!
  until grep -q serving server.log; do sleep 0.1; done
}
stop() {
  kill -INT "$server"
  wait "$server"
}
# Four profiles of one server under one load. Args: program, prefix of the files, files of the corpus.
profiles() {
  start "./$1" -addr 127.0.0.1:$port -files "$3"
  ./client -addr 127.0.0.1:$port -requests "$4" >/dev/null &
  client=$!
  curl -s -o "$2cpu.pb.gz" "http://127.0.0.1:$port/debug/pprof/profile?seconds=5"
  wait "$client"
  for kind in heap block mutex; do curl -s -o "$2$kind.pb.gz" "http://127.0.0.1:$port/debug/pprof/$kind"; done
  stop
}
profiles server '' 60 300
profiles fixed fixed. 60 1600

start ./server -addr 127.0.0.1:$port -trace server.trace
./client -addr 127.0.0.1:$port -requests 16 -concurrency 4
stop
start ./server -addr 127.0.0.1:$port -files 20 -lines 60 -trace small-files.trace
./client -addr 127.0.0.1:$port -requests 24 -concurrency 8
stop
start ./forgetful -addr 127.0.0.1:$port -trace forgetful.trace
./client -addr 127.0.0.1:$port -requests 24 -concurrency 4
stop
gzip -9n server.trace small-files.trace forgetful.trace

exercises=$exercises node --no-warnings - <<'SCRIPT'
const { createHash } = require('node:crypto');
const { execFileSync } = require('node:child_process');
const { copyFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { release } = require('node:os');

const tool = execFileSync('go', ['version'], { encoding: 'utf8' }).split(' ')[2];
const kernel = `Linux ${release().split('-')[0]}`;
const date = new Date().toISOString().slice(0, 10);
const commands = {
  'cpu.pb.gz': "curl -o cpu.pb.gz 'http://127.0.0.1:8080/debug/pprof/profile?seconds=5'",
  'heap.pb.gz': 'curl -o heap.pb.gz http://127.0.0.1:8080/debug/pprof/heap',
  'block.pb.gz': 'curl -o block.pb.gz http://127.0.0.1:8080/debug/pprof/block',
  'mutex.pb.gz': 'curl -o mutex.pb.gz http://127.0.0.1:8080/debug/pprof/mutex',
  'server.trace.gz': 'go run ./server -trace server.trace',
  'forgetful.trace.gz': 'go run ./forgetful -trace forgetful.trace',
  'small-files.trace.gz': 'go run ./server -files 20 -lines 60 -trace small-files.trace',
};
const load = {
  profile: 'go-search/server while client asked for 300 searches, four at a time',
  fixed: 'go-search/fixed while client asked for searches, four at a time',
  'server.trace.gz': 'go-search/server while client asked for 16 searches, four at a time; compressed',
  'forgetful.trace.gz': 'go-search/forgetful while client asked for 24 searches, four at a time; compressed',
  'small-files.trace.gz': 'go-search/server with 20 small files while client asked for 24 searches, eight at a time; compressed',
};
const wanted = {
  'go-pprof/samples': ['cpu.pb.gz'],
  'go-pprof/cpu-time': ['cpu.pb.gz', 'fixed.cpu.pb.gz'],
  'go-pprof/heap': ['heap.pb.gz', 'fixed.heap.pb.gz'],
  'go-pprof/block': ['block.pb.gz'],
  'go-pprof/mutex': ['mutex.pb.gz'],
  'go-pprof/limits': ['block.pb.gz'],
  'go-trace/capture': ['server.trace.gz'],
  'go-trace/goroutines': ['server.trace.gz'],
  'go-trace/synchronization': ['server.trace.gz'],
  'go-trace/gc': ['server.trace.gz'],
  'go-trace/one-life': ['server.trace.gz'],
  'go-trace/transfer': ['small-files.trace.gz'],
  'go-trace/blind-spots': ['forgetful.trace.gz'],
};
for (const [exercise, files] of Object.entries(wanted)) {
  const folder = `${process.env.exercises}/${exercise}/fixtures`;
  mkdirSync(folder, { recursive: true });
  const entries = files.map((file) => {
    copyFileSync(file, `${folder}/${file}`);
    const bytes = readFileSync(file);
    const command = commands[file.replace('fixed.', '')];
    const note = load[file] ?? (file.startsWith('fixed.') ? load.fixed : load.profile);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { file, command, tool, kernel, date, sha256, bytes: bytes.length, note };
  });
  writeFileSync(`${folder}/provenance.json`, `${JSON.stringify(entries, null, 2)}\n`);
}
SCRIPT
