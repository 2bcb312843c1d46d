import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { cpuSeconds, median } from '../cpu-seconds.ts';
import { buildOfficial, goVersion, recordLoad } from './official.ts';
import { readInWorker } from './worker.ts';

const MEGABYTES = 100;
const ROUNDS = 3;

interface Reading {
  readonly events: number;
  readonly goroutines: number | null;
  readonly cpuMs: number;
  readonly peakBytes: number;
}

function readOnce(path: string, ...options: string[]): Reading {
  const script = join(import.meta.dirname, 'read-once.ts');
  return JSON.parse(
    execFileSync(process.execPath, [script, path, ...options], { encoding: 'utf8' }),
  ) as Reading;
}

/** The goroutine table and the four blocking profiles from the file, beside one of those profiles by Go's own tool. */
function benchFigures(say: (name: string, value: string, goal?: string) => void, path: string): void {
  const readings = Array.from({ length: ROUNDS }, () => readOnce(path, '--figures'));
  const { goroutines } = readings[0] as Reading;
  const cpu = median(readings.map(({ cpuMs }) => cpuMs / 1000));
  const peak = median(readings.map(({ peakBytes }) => peakBytes / 1e6));
  const official = cpuSeconds(['go', 'tool', 'trace', '-pprof=sync', path]);
  say(`${goroutines?.toLocaleString('en')} goroutines, 4 profiles: CPU`, `${cpu.toFixed(2)} s`, 'at most 3');
  say('their peak memory', `${peak.toFixed(0)} MB`, 'at most 500');
  if (official !== null) say('go tool trace -pprof=sync: CPU', `${official.toFixed(2)} s`);
}

/**
 * Reading a Go trace of a busy server, every event in order: this project in Node and in a browser's worker, and Go's own
 * reader, in turn, so that a slow moment of the machine meets all.
 */
export async function benchTraces(
  say: (name: string, value: string, goal?: string) => void,
  withBrowser: boolean,
): Promise<void> {
  const version = goVersion();
  const path = version === null ? null : recordLoad(MEGABYTES);
  const official = version === null ? null : buildOfficial(version);
  if (path === null || official === null) {
    process.stdout.write('Go trace: not measured, Go is not installed here\n');
    return;
  }
  const ratios: number[] = [];
  const readings: Reading[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const reading = readOnce(path);
    const their = cpuSeconds([official, 'count', path]) ?? Number.NaN;
    readings.push(reading);
    theirs.push(their);
    ratios.push(reading.cpuMs / 1000 / their);
  }
  const ours = median(readings.map(({ cpuMs }) => cpuMs / 1000));
  const { events } = readings[0] as Reading;
  const megabytes = (statSync(path).size / 1e6).toFixed(0);
  process.stdout.write(`Go trace, ${events.toLocaleString('en')} events, ${megabytes} MB\n`);
  say('reading and ordering in Node: CPU', `${ours.toFixed(2)} s`);
  say(`reader of ${version}: CPU`, `${median(theirs).toFixed(2)} s`);
  say("CPU of this / CPU of Go's reader", median(ratios).toFixed(2), 'at most 1.3');
  say('peak memory', `${(median(readings.map((r) => r.peakBytes)) / 1e6).toFixed(0)} MB`);
  benchFigures(say, path);
  if (!withBrowser) return;
  const worker = await readInWorker(path, ROUNDS);
  if (worker.events !== events) throw new Error(`the worker read ${worker.events} events, Node ${events}`);
  say('in a worker of the browser: CPU', `${median(worker.cpuSeconds).toFixed(2)} s`);
  say('CPU in the worker / CPU in Node', (median(worker.cpuSeconds) / ours).toFixed(2), 'at most 1.5');
}
