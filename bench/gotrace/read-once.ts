/**
 * One measured reading of a Go trace in a process of its own: every event put in order, and nothing done with it or, with
 * `--figures`, all figures made, the goroutine table and the four blocking profiles among them. Prints one JSON line.
 *
 * usage: read-once.ts FILE [--figures]
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { GoTraceAnalysis } from '../../src/analysis/gotrace/open-trace.ts';
import { GoTraceParser } from '../../src/formats/gotrace/parse.ts';

const CHUNK = 1 << 20;

const file = openSync(process.argv[2] as string, 'r');
const parser = new GoTraceParser();
const analysis = process.argv[3] === '--figures' ? new GoTraceAnalysis(parser.tables) : null;
for (const sink of analysis?.sinks ?? []) parser.addSink(sink);
const before = process.cpuUsage();
const started = performance.now();
const buffer = new Uint8Array(CHUNK);
for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
  parser.push(buffer.subarray(0, read));
}
const trace = parser.finish();
const figures = analysis?.finish(trace);
const { user, system } = process.cpuUsage(before);
closeSync(file);
console.log(
  JSON.stringify({
    events: trace.events,
    goroutines: figures?.goroutines.count ?? null,
    problem: trace.problem?.message ?? null,
    cpuMs: (user + system) / 1000,
    userMs: user / 1000,
    wallMs: performance.now() - started,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }),
);
