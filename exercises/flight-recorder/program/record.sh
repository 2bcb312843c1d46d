#!/bin/sh
# Records the fixtures of this course again: each into the fixtures of its exercise, with its provenance.
#   ./record.sh           all of them
#   ./record.sh endpoint  only what the endpoint hands out
#   ./record.sh cost      only what a recorder costs here (some minutes; on a machine that does nothing else)
set -eu
cd "$(dirname "$0")"
bin=$(mktemp -d)
trap 'rm -rf "$bin"' EXIT
for name in delay threshold endpoint cost; do
	go build -trimpath -o "$bin/$name" "./$name"
done

# keep EXERCISE FILE COMMAND NOTE: FILE in $bin becomes the exercise's fixture.
keep() {
	folder=../$1/fixtures
	mkdir -p "$folder"
	case $2 in *.trace) gzip -9nc "$bin/$2" >"$folder/$2.gz"; file=$2.gz ;; *) cp "$bin/$2" "$folder/$2"; file=$2 ;; esac
	node - "$folder" "$file" "$3" "$4" "$(go env GOVERSION)" "$(uname -r)" <<'JS'
const [folder, file, command, note, go, kernel] = process.argv.slice(2);
const fs = require('node:fs');
const bytes = fs.readFileSync(`${folder}/${file}`);
const list = `${folder}/provenance.json`;
const others = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list)).filter((one) => one.file !== file) : [];
const entry = {
  file, command, tool: go.replace(/^go/, 'Go '), kernel: `Linux ${kernel.split('.').slice(0, 2).join('.')}`,
  date: new Date().toISOString().slice(0, 10),
  sha256: require('node:crypto').createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, note,
};
const sorted = [...others, entry].sort((a, b) => (a.file < b.file ? -1 : 1));
fs.writeFileSync(list, `${JSON.stringify(sorted, null, 2)}\n`);
JS
}

if [ "${1:-all}" = all ]; then
	for number in 1 2 3 4; do
		"$bin/delay" -mystery $number -seed $number -out "$bin/mystery-$number.trace"
		keep "mystery-$number" "mystery-$number.trace" "./delay -mystery $number -seed $number -out mystery-$number.trace" \
			"A shop with five workers; one order was slow, and the snapshot was taken when it was done."
	done
	"$bin/delay" -cause channel -hold 3s -slow 2500ms -out "$bin/late.trace"
	keep window late.trace "./delay -cause channel -hold 3s -slow 2500ms -min-age 1s -out late.trace" \
		"The slow order took longer than the window is."
	mkdir "$bin/slow"
	"$bin/threshold" -dir "$bin/slow" -keep 1
	mv "$bin"/slow/slow-*.trace "$bin/slow.trace"
	keep first-snapshot slow.trace "./threshold -keep 1" \
		"A hundred requests, ten at a time; the first one over the limit left this snapshot."
	"$bin/threshold" -dir "$bin/slow" -keep 3
	mv "$(find "$bin/slow" -name 'slow-*.trace' -print0 | xargs -0 ls -tr | tail -n 1)" "$bin/storm.trace"
	keep storm storm.trace "./threshold -keep 3" "The last of three snapshots of one storm."
fi
case ${1:-all} in
all | endpoint)
	FLIGHT_TOKEN=recorded-with-this-token "$bin/endpoint" -addr 127.0.0.1:6061 &
	endpoint=$!
	sleep 4
	curl -sf -H 'Authorization: Bearer recorded-with-this-token' -o "$bin/endpoint.trace" http://127.0.0.1:6061/debug/flight-recorder
	kill $endpoint
	keep in-production endpoint.trace "curl -H \"Authorization: Bearer \$FLIGHT_TOKEN\" -o endpoint.trace http://127.0.0.1:6060/debug/flight-recorder" \
		"A service that starts a goroutine every 10 ms, asked over HTTP after four seconds."
	;;
esac
case ${1:-all} in
all | cost)
	"$bin/cost" -rounds 11 >"$bin/cost.json"
	keep in-production cost.json "./cost -rounds 11" "Two processors, both busy with other work: compare medians, not single runs."
	;;
esac
