/**
 * One measured reading of a Go trace in a process of its own: every event put in order, nothing done with it. Prints one
 * JSON line.
 *
 * usage: read-once.ts FILE
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { GoTraceParser } from '../../src/formats/gotrace/parse.ts';

const CHUNK = 1 << 20;

const file = openSync(process.argv[2] as string, 'r');
const parser = new GoTraceParser();
const before = process.cpuUsage();
const started = performance.now();
const buffer = new Uint8Array(CHUNK);
for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
  parser.push(buffer.subarray(0, read));
}
const trace = parser.finish();
const { user, system } = process.cpuUsage(before);
closeSync(file);
console.log(
  JSON.stringify({
    events: trace.events,
    problem: trace.problem?.message ?? null,
    cpuMs: (user + system) / 1000,
    userMs: user / 1000,
    wallMs: performance.now() - started,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }),
);
