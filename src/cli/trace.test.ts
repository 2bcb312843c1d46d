import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dojo } from './testing/run-main.ts';

const samples = join(import.meta.dirname, '../formats/gotrace/samples');
const flight = join(samples, 'flight.trace.gz');
const mix = join(samples, 'mix.trace.gz');
let folder: string;
let out: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dojo-trace-'));
  out = join(folder, 'out.pb.gz');
});
afterAll(() => rm(folder, { recursive: true }));

/** Functions of the written profile with flat time, longest first, as `top` prints them. */
async function flatOf(...argv: string[]): Promise<Record<string, string>> {
  expect(await dojo('trace', '-o', out, ...argv)).toEqual({
    code: 0,
    bytes: Buffer.alloc(0),
    out: '',
    err: '',
  });
  const { out: text } = await dojo('top', '--all', out);
  const rows = text.split('\n').map((line) => /^\s*(\S+)\s+\S+\s+\S+\s+\S+\s+\S+\s+(\S+)$/.exec(line));
  return Object.fromEntries(rows.flatMap((row) => (row && row[1] !== '0' ? [[row[2], row[1]]] : [])));
}

test('writes the official profile, or the complete one with what never ended', async () => {
  const official = await flatOf('--pprof', 'sync', flight);
  expect(Object.keys(official).sort()).toEqual([
    'runtime.chanrecv1',
    'runtime.chanrecv2',
    'runtime.chansend1',
    'runtime.traceAdvance',
    'sync.(*Mutex).Lock',
  ]);
  expect(official['sync.(*Mutex).Lock']).toBe('115.86ms');
  const complete = await flatOf('--pprof', 'sync', '--complete', flight);
  expect(complete['runtime.chanrecv1']).not.toBe(official['runtime.chanrecv1']);
  expect(complete['sync.(*Mutex).Lock']).toBe('115.86ms');
});

test('of one group of goroutines, and of a part of the trace', async () => {
  expect(Object.keys(await flatOf('--pprof', 'sync', '--group', 'main.handle', flight)).sort()).toEqual([
    'runtime.chanrecv2',
    'sync.(*Mutex).Lock',
  ]);
  const part = await flatOf(
    '--pprof',
    'sync',
    '--group',
    'main.handle',
    '--from',
    '300ms',
    '--to',
    '0.31s',
    flight,
  );
  expect(part).toEqual({ 'sync.(*Mutex).Lock': '10ms' });
});

test('writes to standard output too', async () => {
  const { code, bytes } = await dojo('trace', '--pprof', 'sched', '-o', '-', mix);
  expect(code).toBe(0);
  expect([...bytes.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
});

test('a part of a trace is a trace of its own, of whole generations', async () => {
  const recorded = join(
    import.meta.dirname,
    '../../exercises/flight-recorder/in-production/fixtures/endpoint.trace.gz',
  );
  const part = join(folder, 'part.trace.gz');
  const { code, err } = await dojo('trace', '--from', '1.5s', '--to', '2.5s', '-o', part, recorded);
  expect({ code, err }).toEqual({
    code: 0,
    err: expect.stringMatching(/Kept generations 2–3 \(2 of 5\): 1\.\d+ s to 3\.\d+ s/),
  });
  const { out: json } = await dojo('analyze', '--json', part);
  expect(JSON.parse(json)).toMatchObject({ complete: true, generations: 2, lostBytes: 0 });
});

test('never writes over the trace that it reads', async () => {
  const own = join(folder, 'own.trace.gz');
  await copyFile(flight, own);
  for (const part of [
    ['--pprof', 'net'],
    ['--from', '1ms'],
  ]) {
    const { code, err } = await dojo('trace', ...part, '-o', own, own);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`-o would write over ${own}`) });
  }
  expect(await readFile(own)).toEqual(await readFile(flight));
});

test('says what is wrong', async () => {
  const refuse = async (message: string, ...argv: string[]) => {
    const { code, err } = await dojo('trace', ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  };
  await refuse('Say the profile', '-o', out, flight);
  await refuse('Say the profile', '--pprof', 'disk', '--from', '1ms', '-o', out, flight);
  await refuse('reading the trace twice', '--from', '1ms', '-o', out, '-');
  await refuse('after the end', '--from', '99s', '-o', out, flight);
  await refuse('Say where', '--pprof', 'net', flight);
  await refuse('Name one trace', '--pprof', 'net', '-o', out);
  await refuse('“5” is no time', '--pprof', 'net', '-o', out, '--from', '5', flight);
  await refuse('--from must be', '--pprof', 'net', '-o', out, '--from', '2s', '--to', '1s', flight);
  await refuse('standard input does not allow', '--pprof', 'net', '-o', out, '--group', 'main.main', '-');
  await refuse(
    'No goroutine began in “main.absent”',
    '--pprof',
    'net',
    '-o',
    out,
    '--group',
    'main.absent',
    flight,
  );
  await refuse(
    'could not be written: there is no such folder',
    '--pprof',
    'net',
    '-o',
    join(folder, 'no', 'such'),
    flight,
  );
  await refuse('package.json', '--pprof', 'net', '-o', out, join(samples, '../../../../package.json'));
  await refuse('プロファイルの種類', '--lang', 'ja', '-o', out, flight);
  const help = await dojo('trace', '--help');
  expect([help.code, help.out.includes('--complete')]).toEqual([0, true]);
});
