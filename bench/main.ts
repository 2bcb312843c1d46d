/**
 * `npm run bench`: every figure that the project holds itself to, as medians and ratios of one run.
 *
 *     npm run bench                     a log of 2.4 million lines, in Node and on the built page (run `npm run build` first)
 *     npm run bench -- --lines 3000000  another size
 *     npm run bench -- --node           without the browser
 *     npm run bench -- --large          also a log of over 1 GB, in both
 *     npm run bench -- --profiles       only profiles
 *     npm run bench -- --flame          only flame graphs, on the built page
 *     npm run bench -- --traces         only Go traces (with --node: without the browser)
 *     npm run bench -- --gotrace-timeline  only the timeline of Go traces, on the built page
 */
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measurePage } from './drop.ts';
import { benchFlames } from './flame/main.ts';
import { generateLog } from './generate.ts';
import { benchTraces } from './gotrace/main.ts';
import { benchGoTimeline } from './gotrace/timeline.ts';
import { benchProfiles } from './pprof/main.ts';
import type { TimelineFrames } from './timeline.ts';

interface Pass {
  readonly totalNs: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakBytes: number;
}

const ROUNDS = 5;
/** Lanes of a timeline that nobody can see at once. */
const THREADS = 2000;
/** A generated line has about 93 bytes; this many make more than 1 GB. */
const LARGE_LINES = 12_000_000;

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '2400000' },
    node: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    profiles: { type: 'boolean', default: false },
    flame: { type: 'boolean', default: false },
    traces: { type: 'boolean', default: false },
    'gotrace-timeline': { type: 'boolean', default: false },
  },
});

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function say(name: string, value: string, goal = ''): void {
  process.stdout.write(`  ${name.padEnd(42)} ${value.padStart(14)}${goal === '' ? '' : `   (${goal})`}\n`);
}

function readOnce(mode: 'parse' | 'scan', path: string): Pass {
  const script = join(import.meta.dirname, 'read-once.ts');
  return JSON.parse(execFileSync(process.execPath, [script, mode, path], { encoding: 'utf8' })) as Pass;
}

function withLog(lines: number, use: (path: string, bytes: number) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'dojo-bench-'));
  try {
    const path = join(folder, 'generated.log');
    const file = openSync(path, 'w');
    for (const chunk of generateLog(lines)) writeSync(file, chunk);
    closeSync(file);
    use(path, statSync(path).size);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Parse and scan in turn, each in a process of its own, so that a slow moment of the machine meets both. */
function benchNode(lines: number, rounds: number): void {
  withLog(lines, (path, bytes) => {
    const parses: Pass[] = [];
    const scans: Pass[] = [];
    for (let round = 0; round < rounds; round++) {
      scans.push(readOnce('scan', path));
      parses.push(readOnce('parse', path));
    }
    if (parses[0]?.totalNs !== scans[0]?.totalNs)
      throw new Error('parse and scan disagree on the sum of durations');
    const megabytes = bytes / 1e6;
    process.stdout.write(
      `Node ${process.versions.node}, ${lines.toLocaleString('en')} lines, ${megabytes.toFixed(0)} MB\n`,
    );
    const wallMs = median(parses.map((pass) => pass.wallMs));
    say('full parse + totals', `${((megabytes / wallMs) * 1000).toFixed(0)} MB/s`, 'at least 100');
    say(
      'bare scan that sums durations',
      `${((megabytes / median(scans.map((p) => p.wallMs))) * 1000).toFixed(0)} MB/s`,
    );
    const ratios = parses.map((pass, i) => pass.cpuMs / (scans[i] as Pass).cpuMs);
    say('CPU of the parse / CPU of the bare scan', median(ratios).toFixed(2), 'at most 2.5');
    say('peak memory / file', (median(parses.map((p) => p.peakBytes)) / bytes).toFixed(2), 'at most 3');
  });
}

async function benchPage(lines: number): Promise<void> {
  const figures = await measurePage(lines);
  process.stdout.write(
    `Browser, ${lines.toLocaleString('en')} lines, ${(figures.bytes / 1e6).toFixed(0)} MB\n`,
  );
  say('drop to first rows', `${figures.firstRowsMs.toFixed(0)} ms`, 'at most 300');
  say('reading in the worker', `${figures.readMBps.toFixed(0)} MB/s`, 'at least 80');
  say('analysis after reading', `${(figures.analysedMs - figures.readMs).toFixed(0)} ms`);
  for (const { way, p50Ms, p95Ms, maxMs } of figures.scroll) {
    say(
      `scrolling, ${way}: p50 / p95 / max frame`,
      `${p50Ms.toFixed(1)} / ${p95Ms.toFixed(1)} / ${maxMs.toFixed(0)} ms`,
      'p95 under 20',
    );
  }
  sayTimeline(figures.timeline);
  const many = await measurePage(Math.round(lines / 2), THREADS);
  process.stdout.write(
    `Browser, ${many.lines.toLocaleString('en')} lines of ${THREADS.toLocaleString('en')} threads\n`,
  );
  sayTimeline(many.timeline);
}

function sayTimeline(timeline: readonly TimelineFrames[]): void {
  for (const { way, p50Ms, p95Ms, maxMs, workP95Ms } of timeline) {
    say(
      `timeline, ${way}: p50 / p95 / max frame`,
      `${p50Ms.toFixed(1)} / ${p95Ms.toFixed(1)} / ${maxMs.toFixed(0)} ms`,
      `p95 under 16.9; script p95 ${workP95Ms.toFixed(1)} ms`,
    );
  }
}

async function benchLogs(): Promise<void> {
  const lines = Number(values.lines);
  benchNode(lines, ROUNDS);
  if (values.large) benchNode(LARGE_LINES, 1);
  if (values.node) return;
  if (!existsSync(join(import.meta.dirname, '../dist/index.html')))
    throw new Error('no dist/: run `npm run build` first');
  await benchPage(lines);
  if (values.large) await benchPage(LARGE_LINES);
}

const only = values.profiles || values.traces || values.flame || values['gotrace-timeline'];
if (values.profiles || !only) benchProfiles(say);
if (values.traces || !only) await benchTraces(say, !values.node);
if (values['gotrace-timeline'] || (!only && !values.node)) await benchGoTimeline(say);
if (values.flame || (!only && !values.node)) await benchFlames(say);
if (!only) await benchLogs();
