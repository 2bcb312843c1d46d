import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StraceParser } from '../formats/strace/parse.ts';
import { callAsRead } from '../formats/strace/testing/columns.ts';
import { knownLog } from '../formats/strace/testing/log-generator.ts';
import { parseBytes, parseLines, parseText } from '../formats/strace/testing/parse-text.ts';
import type { StraceTrace } from '../formats/strace/trace.ts';
import { exportLog, logLength } from './log-lines.ts';
import { bytesOfPieces, sourceOf, textOfPieces } from './testing/export-text.ts';

const samples = fileURLToPath(new URL('../formats/strace/samples/', import.meta.url));

/** What must survive: everything about a call but the moment in a log with `-r` alone, which counts from line to line. */
function callsOf(trace: StraceTrace, calls: Iterable<number>) {
  return Array.from(calls, (call) => {
    const { startNs: _, ...read } = callAsRead(trace, call);
    const startNs = trace.calls.startNs[call] as number;
    if (trace.clock === 'relative' || Number.isNaN(startNs)) return read;
    const day = 86_400_000_000_000n;
    return { ...read, atNs: (trace.baseNs + BigInt(Math.round(startNs)) + day) % day };
  });
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

describe('lines of selected calls', () => {
  test('parse again to the same calls, whatever is selected, in every form of log', () => {
    fc.assert(
      fc.property(knownLog, fc.infiniteStream(fc.boolean()), fc.boolean(), (known, chosen, events) => {
        const trace = parseText(known.lines.map((line) => `${line}\n`).join(''));
        const calls = range(trace.calls.count).filter(() => chosen.next().value);
        const again = parseBytes(bytesOfPieces(exportLog(sourceOf(trace, calls), { events })));
        expect(callsOf(again, range(again.calls.count))).toEqual(callsOf(trace, calls));
      }),
      { numRuns: 300 },
    );
  });

  test('parse again to the same calls for every recorded form of log', () => {
    for (const file of globSync('**/*.log', { cwd: samples }).sort()) {
      const trace = parseBytes(readFileSync(join(samples, file)));
      const all = range(trace.calls.count);
      for (const calls of [all, all.filter((call) => call % 3 === 0), all.filter((call) => call % 7 === 2)]) {
        const text = bytesOfPieces(exportLog(sourceOf(trace, calls), { events: false }));
        const again = parseBytes(text);
        expect(callsOf(again, range(again.calls.count)), file).toEqual(callsOf(trace, calls));
      }
    }
  });

  test('are the original bytes: everything and events too gives both back', () => {
    const lines = [
      '7 12:00:00.000001 read(3, "a", 1) = 1 <0.000010>',
      '7 12:00:00.000020 futex(0x1, FUTEX_WAIT, 2, NULL <unfinished ...>',
      '8 12:00:00.000030 write(1, "b", 1) = 1 <0.000002>',
      '7 12:00:00.000040 <... futex resumed>) = 0 <0.000020>',
      '8 12:00:00.000050 +++ exited with 0 +++',
    ];
    const trace = parseLines(...lines);
    const text = (calls: number[] | null, events: boolean) =>
      textOfPieces(exportLog(sourceOf(trace, calls), { events }))
        .split('\n')
        .slice(0, -1);
    expect(text(null, true)).toEqual(lines);
    expect(text(null, false)).toEqual(lines.slice(0, 4));
    expect(text([1], true)).toEqual([lines[1], lines[3]]);
    expect(text([2], true)).toEqual([lines[2], lines[4]]);
  });

  test('carry their stack lines', () => {
    const trace = parseBytes(readFileSync(join(samples, '7.2/stack.log')));
    const text = textOfPieces(exportLog(sourceOf(trace, [0]), { events: false }));
    expect(text.split('\n').filter((line) => line.startsWith(' > ')).length).toBeGreaterThan(0);
    expect(parseText(text).calls.count).toBe(1);
  });

  test('know their length before they are written', () => {
    const trace = parseBytes(readFileSync(join(samples, 'threads-file.log')));
    const source = sourceOf(trace, [0, 5, 9]);
    expect(logLength(source, { events: true })).toBe(
      bytesOfPieces(exportLog(source, { events: true })).length,
    );
  });
});

describe('files of a -ff set', () => {
  function set(files: Readonly<Record<string, string>>): StraceTrace {
    const parser = new StraceParser({ set: true });
    for (const [name, text] of Object.entries(files)) {
      parser.beginFile(name);
      parser.push(new TextEncoder().encode(text));
    }
    return parser.finish();
  }

  test('become one log with pids, in the order of their stamps', () => {
    const trace = set({
      'a.log.7': '12:00:00.000001 read(3, "a", 1) = 1 <0.000010>\n12:00:00.000050 +++ exited with 0 +++\n',
      'a.log.12': '12:00:00.000020 close(3) = 0 <0.000002>\n',
    });
    expect(textOfPieces(exportLog(sourceOf(trace), { events: true }))).toBe(
      '7     12:00:00.000001 read(3, "a", 1) = 1 <0.000010>\n' +
        '12    12:00:00.000020 close(3) = 0 <0.000002>\n' +
        '7     12:00:00.000050 +++ exited with 0 +++\n',
    );
  });

  test('a file that ends inside a call says so where other lines follow', () => {
    const trace = set({
      'a.log.7': '12:00:00.000001 read(3, "a',
      'a.log.12': '12:00:00.000020 close(3) = 0 <0.000002>\n',
    });
    const again = parseText(textOfPieces(exportLog(sourceOf(trace), { events: true })));
    expect(again.calls.count).toBe(2);
    expect(again.skipped.lines).toBe(0);
  });

  const recorded = (prefix: string) =>
    set(
      Object.fromEntries(
        globSync(`ff/${prefix}.log.*`, { cwd: samples })
          .sort()
          .map((name) => [name, readFileSync(join(samples, name), 'utf8')]),
      ),
    );

  test('keep their calls', () => {
    const trace = recorded('ff');
    const again = parseBytes(bytesOfPieces(exportLog(sourceOf(trace), { events: true })));
    const sorted = (of: StraceTrace) =>
      callsOf(of, range(of.calls.count))
        .map((call) =>
          JSON.stringify(call, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
        )
        .sort();
    expect(sorted(again)).toEqual(sorted(trace));
  });

  test('give a thread its execve back, whose halves stand in two files', () => {
    const trace = recorded('exec');
    const again = parseBytes(bytesOfPieces(exportLog(sourceOf(trace), { events: true })));
    expect(again.calls.count).toBe(trace.calls.count - 1);
  });
});
