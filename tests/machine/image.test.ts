import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Manifest } from '../../sandbox/recipe/manifest.ts';
import { logOf } from './lesson-blocks.ts';
import { freshMachine, output, patienceMs, textOf } from './machine.ts';

/*
 * What the image has to offer, whatever the lessons make of it: the tracer, the supervisor, the Go sample's recordings,
 * the run-queue probe, the slow disk, the slow network. Held to counts and shapes: one CPU that is shared.
 */

test('the kernel and the programs are those of the manifest', async () => {
  const manifest: Manifest = JSON.parse(
    await readFile(new URL('../../sandbox/image/manifest.json', import.meta.url), 'utf8'),
  );
  const machine = await freshMachine();
  expect(await output(machine, 'uname -r')).toBe(`${manifest.kernelRelease}\n`);
  const missing = await output(
    machine,
    `for program in ${manifest.programs.join(' ')}; do [ -x $program ] || echo $program; done`,
  );
  expect(missing).toBe('');
});

test('strace follows children and measures calls', async () => {
  const machine = await freshMachine();
  const command = 'strace -f -ttt -T -o /tmp/t.log sh -c "sleep 0.3; /bin/busybox true"';
  await output(machine, `${command} && mkdir -p /mnt/out && cp /tmp/t.log /mnt/out/`);
  const bytes = await machine.files.read('/mnt/out/t.log');
  expect(new Set(textOf(bytes).match(/^\d+/gm)).size).toBeGreaterThanOrEqual(3);
  const sleeps = logOf(bytes, 't.log').totals.filter(({ name }) => name.startsWith('clock_nanosleep'));
  expect(sleeps.map(({ calls, durationNs }) => [calls, durationNs > 290e6])).toEqual([[1, true]]);
});

// A log for each process: the tracer of the next one would begin a shared one anew, with what is looked for in it. And
// a quick tracer sees the sleep begin, where a slow one finds it interrupted.
test('a supervised service that traces itself shows the TERM of svc -t, and comes up again', async () => {
  const machine = await freshMachine();
  const script = `set -e; mkdir -p /tmp/services/web
printf '#!/bin/sh\\nPID=$$\\nstrace -ttT -o /tmp/self.$PID -p $PID &\\nexec sleep 1000\\n' > /tmp/services/web/run
chmod +x /tmp/services/web/run
svscan /tmp/services > /dev/null 2>&1 & svscan=$!
until svstat /tmp/services/web | grep -q up; do sleep 0.2; done
first=$(svstat /tmp/services/web | sed 's/.*pid \\([0-9]*\\).*/\\1/')
until grep -q nanosleep /tmp/self.$first; do sleep 0.2; done
svc -t /tmp/services/web
until grep -q 'killed by SIGTERM' /tmp/self.$first; do sleep 0.05; done
grep SIGTERM /tmp/self.$first
until svstat /tmp/services/web | grep -q up && ! svstat /tmp/services/web | grep -q "pid $first)"; do sleep 0.2; done
svc -dx /tmp/services/web; kill $svscan`;
  const shown = await output(machine, script);
  expect(shown).toMatch(/--- SIGTERM \{si_signo=SIGTERM, si_code=SI_USER, si_pid=\d+, si_uid=0} ---/);
  expect(shown).toContain('+++ killed by SIGTERM +++');
});

test('the Go sample leaves its trace, its profile and its flight recorder as files', async () => {
  const machine = await freshMachine();
  const made =
    'mkdir -p /mnt/out; for mode in trace profile flight; do gosample $mode /mnt/out/go.$mode; done';
  const { exitCode } = await machine.run(made, { timeoutMs: patienceMs });
  expect(exitCode).toBe(0);
  for (const name of ['trace', 'flight']) {
    // Go's src/internal/trace/tracev2: a header with the version, then batches; the strings stand in them as they are.
    const text = Buffer.from(await machine.files.read(`/mnt/out/go.${name}`)).toString('latin1');
    expect(text.startsWith('go 1.26 trace\0\0\0')).toBe(true);
    expect(text).toContain('main.(*shop).order');
  }
  // A profile is a gzipped protocol buffer; its string table names the functions that were on a stack.
  const profile = gunzipSync(await machine.files.read('/mnt/out/go.profile')).toString('latin1');
  expect(profile).toContain('main.(*shop).order');
});

test('the run-queue probe prints live who waited for the CPU and who had it', async () => {
  const machine = await freshMachine();
  const script = `runqslower -P 10000 > /tmp/waits & probe=$!
until grep -q LAT /tmp/waits; do sleep 0.1; done
for n in 1 2 3; do timeout 4 sh -c 'while :; do :; done' & done
sleep 2.5; cat /tmp/waits; kill -INT $probe; wait $probe`;
  const shown = await output(machine, script);
  expect(shown).toMatch(
    /^Tracing run queue latency higher than 10000 us\nTIME {5}COMM .* PREV COMM {8}PREV TID\n/,
  );
  const hogs = shown.match(/^\d\d:\d\d:\d\d sh +\d+ +\d{5,} \S+ +\d+ *$/gm) ?? [];
  expect(hogs.length).toBeGreaterThan(20);
});

test('a slow disk takes its time for what reaches it', async () => {
  const machine = await freshMachine();
  const script = `set -e; slow-disk /tmp/slow 40 8; cd /tmp/slow
strace -T -e trace=fsync -o /tmp/sync.log dd if=/dev/zero of=file bs=4k count=2 conv=fsync 2> /dev/null
cat /tmp/sync.log; cd /; slow-disk off /tmp/slow; ls /sys/kernel/config/nullb`;
  const shown = await output(machine, script);
  expect(Number(shown.match(/fsync\(1\) += 0 <([\d.]+)>/)?.[1])).toBeGreaterThan(0.04);
  expect(shown.trim().split('\n').at(-1)).toBe('features');
});

test('a slow network delays one port, loses what it shall, and can be taken back', async () => {
  const machine = await freshMachine();
  const script = `nc -ll -p 7000 -e true & nc -ll -p 7001 -e true &
sleep 0.5; slow-net 400 7000
connect() { strace -T -e trace=connect nc 127.0.0.1 $1 2>&1 < /dev/null | grep '^connect'; }
connect 7000; connect 7001
slow-net -l 100 0 7001; timeout -s KILL 2 nc 127.0.0.1 7001 < /dev/null; echo silent $?
slow-net off; connect 7000`;
  const lines = (await output(machine, script)).trim().split('\n');
  const took = (line?: string) => Number(line?.match(/<([\d.]+)>$/)?.[1]);
  expect(took(lines[0])).toBeGreaterThan(0.79);
  expect(took(lines[1])).toBeLessThan(0.4);
  expect(lines.slice(2, -1).join(' ')).toMatch(/silent 137/);
  expect(took(lines.at(-1))).toBeLessThan(0.4);
});
