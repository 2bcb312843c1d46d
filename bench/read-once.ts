/**
 * One measured pass over a file in a process of its own: `parse` is what the analyzers do (full parse and totals),
 * `scan` is the bare loop over the same bytes that only sums the printed durations: the ceiling. Prints one JSON line.
 *
 * usage: read-once.ts parse|scan FILE
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { syscallTotals } from '../src/analysis/strace/totals.ts';
import { StraceParser } from '../src/formats/strace/parse.ts';

const CHUNK = 1 << 20;

function* chunks(file: number): Generator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK);
  for (;;) {
    const read = readSync(file, buffer, 0, CHUNK, null);
    if (read === 0) return;
    yield buffer.subarray(0, read);
  }
}

function parse(file: number): number {
  const reload = (offset: number, length: number) => {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
  };
  const parser = new StraceParser({ expectedBytes: fstatSync(file).size, reload });
  for (const chunk of chunks(file)) parser.push(chunk);
  return syscallTotals(parser.finish()).reduce((sum, total) => sum + total.durationNs, 0);
}

/** Sums `<1.234567>` at line ends, in nanoseconds. A line cut by a chunk's end is carried over by its value so far. */
function scan(file: number): number {
  let total = 0;
  let value = 0;
  let inside = false;
  let ended = false;
  for (const bytes of chunks(file)) {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (byte === 10) {
        if (ended) total += value * 1000;
        inside = ended = false;
      } else if (byte === 60) {
        inside = true;
        ended = false;
        value = 0;
      } else if (inside) {
        if (byte >= 48 && byte <= 57) value = value * 10 + (byte - 48);
        else if (byte === 62) {
          inside = false;
          ended = true;
        } else if (byte !== 46) inside = false;
      }
    }
  }
  return total;
}

const [mode, path] = process.argv.slice(2);
if ((mode !== 'parse' && mode !== 'scan') || path === undefined)
  throw new Error('usage: read-once.ts parse|scan FILE');
const cpuBefore = process.cpuUsage();
const began = performance.now();
const file = openSync(path, 'r');
const totalNs = mode === 'parse' ? parse(file) : scan(file);
const wallMs = performance.now() - began;
const cpu = process.cpuUsage(cpuBefore);
closeSync(file);
process.stdout.write(
  `${JSON.stringify({
    totalNs,
    wallMs,
    cpuMs: (cpu.user + cpu.system) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  })}\n`,
);
