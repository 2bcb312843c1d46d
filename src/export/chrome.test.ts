import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownLog } from '../formats/strace/testing/log-generator.ts';
import { parseBytes, parseLines, parseText } from '../formats/strace/testing/parse-text.ts';
import type { StraceTrace } from '../formats/strace/trace.ts';
import { canExportChrome, exportChrome } from './chrome.ts';
import { chromeProblems } from './testing/chrome-problems.ts';
import { sourceOf, textOfPieces } from './testing/export-text.ts';

const samples = fileURLToPath(new URL('../formats/strace/samples/', import.meta.url));
const write = (trace: StraceTrace, calls: number[] | null = null, events = true) =>
  textOfPieces(exportChrome(sourceOf(trace, calls), { events }));
const eventsOf = (...lines: string[]) =>
  (JSON.parse(write(parseLines(...lines))) as { traceEvents: Record<string, unknown>[] }).traceEvents;

describe('events of Chrome’s Trace Event Format', () => {
  test('have the required fields and nest, for every form of log with a clock', () => {
    for (const file of globSync('**/*.log', { cwd: samples }).sort()) {
      const trace = parseBytes(readFileSync(join(samples, file)));
      if (canExportChrome(sourceOf(trace).log)) expect(chromeProblems(write(trace)), file).toEqual([]);
    }
    fc.assert(
      fc.property(knownLog, (known) => {
        const trace = parseText(known.lines.join('\n'));
        if (trace.clock !== 'none') expect(chromeProblems(write(trace))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('say times in microseconds with nanoseconds behind the point', () => {
    const [, , first, second] = eventsOf(
      '7 12:00:00.000000100 close(3) = 0 <0.000010007>',
      '7 12:00:00.000020350 read(4</srv/a>, "\\"q\\"", 9) = 3 <1.5>',
    );
    expect(first).toMatchObject({ ph: 'X', name: 'close', ts: 0, dur: 10.007, pid: 7, tid: 7, cat: 'work' });
    expect(second).toMatchObject({ ts: 20.25, cat: 'io', cname: 'background_memory_dump' });
    expect(second?.['args']).toEqual({
      arguments: '4</srv/a>, "\\"q\\"", 9',
      result: '3 <1.5>',
      target: '/srv/a',
      line: 2,
      durationNs: 1_500_000_000,
    });
  });

  test('draw a call up to the next one of its thread, and keep what was printed', () => {
    const [, , first] = eventsOf(
      '7 12:00:00.000000 close(3) = 0 <0.000011>',
      '7 12:00:00.000010 close(4) = 0 <0.000002>',
    );
    expect(first).toMatchObject({ dur: 10, args: { durationNs: 11_000 } });
  });

  test('begin a call that never finished, and end it where its thread goes on', () => {
    const events = eventsOf(
      '7 12:00:00.000000 read(3, <detached ...>',
      '7 12:00:00.000010 close(4) = 0 <0.000002>',
      '8 12:00:00.000020 read(5,  <unfinished ...>',
    ).filter(({ ph }) => ph !== 'M');
    expect(events.map(({ ph, tid }) => `${ph}${tid}`)).toEqual(['B7', 'E7', 'X7', 'B8']);
  });

  test('without durations are instants; threads are under their process, with names', () => {
    const events = eventsOf(
      '7<web> 12:00:00.000000 clone3({flags=CLONE_VM|CLONE_FILES|CLONE_THREAD}, 88) = 8',
      '8<pool> 12:00:00.000010 close(4) = 0',
      '8<pool> 12:00:00.000020 --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER} ---',
    );
    expect(events.filter(({ ph }) => ph === 'i').map(({ name, pid, tid, s }) => [name, pid, tid, s])).toEqual(
      [
        ['clone3', 7, 7, 't'],
        ['close', 7, 8, 't'],
        ['--- SIGTERM {si_signo=SIGTERM, si_code=SI_USER} ---', 7, 8, 't'],
      ],
    );
    expect(events.filter(({ ph }) => ph === 'M').map(({ args }) => args)).toEqual([
      { name: 'web' },
      { name: 'web' },
      { name: 'pool' },
    ]);
  });
});
