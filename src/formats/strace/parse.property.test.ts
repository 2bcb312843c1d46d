import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openLog } from '../../analysis/strace/open-log.ts';
import { StraceParser } from './parse.ts';
import { columnsOf, digestOf, withoutOffsets } from './testing/columns.ts';
import { type KnownLog, knownLog } from './testing/log-generator.ts';
import { bytesOf, parseBytes, parseText } from './testing/parse-text.ts';
import { count, problems } from './testing/problems.ts';
import { callPid, callText } from './text.ts';
import { CallFlag, CallState, type EventKind, LineKind, NO_LINE, type StraceTrace } from './trace.ts';

const sample = (file: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`./samples/${file}`, import.meta.url))));
const recorded = [
  'threads-screen.log',
  'output-inside-follow.log',
  'detach-screen.log',
  '7.2/color-screen.log',
  'summary-after-wall.log',
  'exec-thread-screen.log',
  'status-successful.log',
  'debug.log',
  'crlf.log',
].map(sample);

describe('a log whose truth is known', () => {
  test('is read exactly, in every form of prefix and of cut calls', () => {
    fc.assert(
      fc.property(knownLog, fc.constantFrom('\n', '\r\n'), fc.boolean(), (log, lineEnd, newlineLast) => {
        const text = log.lines.join(lineEnd) + (newlineLast ? lineEnd : '');
        const trace = parseText(text);
        expect(problems(trace)).toEqual([]);
        expectCalls(trace, log);
        expectSums(trace, [log]);
      }),
      { numRuns: 400 },
    );
  });

  test('is read exactly behind logs of other forms', () => {
    fc.assert(
      fc.property(fc.array(knownLog, { minLength: 2, maxLength: 4 }), (logs) => {
        const trace = parseText(logs.flatMap((log) => log.lines.map((line) => `${line}\n`)).join(''));
        expect(problems(trace)).toEqual([]);
        const known = logs.flatMap((log) => log.calls.map(({ text, state }) => ({ text, state })));
        expect(callsOf(trace).map(({ text, state }) => ({ text, state }))).toEqual(known);
        expectSums(trace, logs);
      }),
      { numRuns: 100 },
    );
  });

  test('adds up: classes to durations, unfinished to joined and never finished', () => {
    fc.assert(
      fc.property(knownLog, (known) => {
        const trace = parseText(known.lines.join('\n'));
        const log = openLog(trace);
        const sum = known.calls.reduce((total, call) => total + (call.durationNs || 0), 0);
        expect(log.waits.totalNs.reduce((total, one) => total + one, 0)).toBe(sum);
        expect(log.totals.reduce((total, one) => total + one.durationNs, 0)).toBe(sum);
        const joined = count(trace, (call) => flag(trace, call, CallFlag.joined));
        const open = count(trace, (call) => trace.calls.state[call] === CallState.neverFinished);
        expect(trace.counts.unfinishedLines).toBe(joined + open);
      }),
      { numRuns: 100 },
    );
  });
});

const anyLog: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.constantFrom(...recorded),
  fc
    .array(knownLog, { minLength: 1, maxLength: 3 })
    .map((logs) => bytesOf(logs.flatMap((log) => log.lines).join('\n'))),
);

describe('the same bytes give the same trace', () => {
  test('however they are cut into chunks', () => {
    fc.assert(
      fc.property(anyLog, fc.array(fc.nat()), (bytes, places) => {
        const cuts = places.map((place) => place % (bytes.length + 1));
        expectSame(parseBytes(bytes, cuts), parseBytes(bytes));
      }),
      { numRuns: 60 },
    );
  });

  test('across the blocks that the parser keeps them in', () => {
    const bytes = bytesOf(new TextDecoder().decode(sample('threads-screen.log')).repeat(30));
    const whole = parseBytes(bytes);
    for (const size of [1000, 4093, 65_536]) {
      const cuts = Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => i * size);
      expectSame(parseBytes(bytes, cuts), whole);
    }
  });

  test('whether or not snapshots were taken on the way', () => {
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 1, max: 3000 }), (bytes, size) => {
        const parser = new StraceParser();
        for (let at = 0; at < bytes.length; at += size) {
          parser.push(bytes.subarray(at, at + size));
          const sofar = parser.snapshot();
          expect(sofar.complete).toBe(false);
          openLog(sofar).totals;
        }
        expectSame(parser.finish(), parseBytes(bytes));
      }),
      { numRuns: 30 },
    );
  });
});

describe('damage', () => {
  const small = [
    'shell.log',
    'output-inside.log',
    'bits32-screen.log',
    '7.2/exec-thread-filter.log',
    'detach-term.log',
  ];

  test.each(small)('%s, cut off at any byte, keeps what ended before', (file) => {
    const bytes = sample(file);
    const whole = parseBytes(bytes);
    let newlines = 0;
    for (let length = 0; length < bytes.length; length++) {
      const trace = parseBytes(bytes.subarray(0, length));
      // Comparing all of them would cost more than it shows.
      if (length % 32 === 0) expect(problems(trace)).toEqual([]);
      const lost = firstLost(whole, trace, newlines);
      if (lost) expect(`cut at ${length}: ${lost}`).toBe('');
      if (bytes[length] === 10) newlines++;
    }
  });

  test('of bits is survived', () => {
    const flip = fc.record({ at: fc.nat(), bit: fc.nat(7) });
    fc.assert(
      fc.property(anyLog, fc.array(flip, { minLength: 1, maxLength: 40 }), (bytes, flips) => {
        const damaged = bytes.slice();
        for (const { at, bit } of flips) {
          const place = at % damaged.length;
          damaged[place] = (damaged[place] as number) ^ (1 << bit);
        }
        expectSound(parseBytes(damaged));
      }),
      { numRuns: 150 },
    );
  });

  test('of whole lines, lost or doubled or out of order, is survived', () => {
    const change = fc.record({ at: fc.nat(), kind: fc.constantFrom('lose', 'double', 'swap', 'split') });
    fc.assert(
      fc.property(anyLog, fc.array(change, { minLength: 1, maxLength: 10 }), (bytes, changes) => {
        const lines = new TextDecoder().decode(bytes).split('\n');
        for (const { at, kind } of changes) {
          const line = at % lines.length;
          const text = lines[line] as string;
          const half = at % (text.length + 1);
          if (kind === 'lose') lines.splice(line, 1);
          else if (kind === 'double') lines.splice(line, 0, text);
          else if (kind === 'split') lines.splice(line, 1, text.slice(0, half), text.slice(half));
          else lines.push(...lines.splice(line, 1));
          if (lines.length === 0) lines.push('');
        }
        expectSound(parseText(lines.join('\n')));
      }),
      { numRuns: 100 },
    );
  });

  test('that leaves random bytes is survived', () => {
    const words = fc.constantFrom(
      ...[
        'read(',
        ') = 1',
        ' <0.1>',
        '<unfinished ...>',
        '<... read resumed>',
        '\n',
        '\r\n',
        '"',
        '\\',
        '\x1b[1m',
      ],
      ...[
        '[pid 12] ',
        '12 ',
        '--- SIGTERM ---',
        '+++ exited with 0 +++',
        '? ERESTARTSYS',
        '-1 ENOENT (No',
        '\0',
      ],
      ...[
        '<detached ...>',
        '<pid changed to 7 ...>',
        'strace: Process 9 attached',
        '% time seconds calls syscall',
      ],
      ...[
        '------ ----------- ---------',
        '(',
        ')',
        '<',
        '>',
        '/*',
        '*/',
        '\t',
        'é',
        '1795219056.920828 ',
        '21:04:09 ',
      ],
    );
    const soup = fc
      .array(fc.oneof({ weight: 5, arbitrary: words }, fc.string({ unit: 'binary', maxLength: 4 })), {
        maxLength: 120,
      })
      .map((parts) => bytesOf(parts.join('')));
    fc.assert(
      fc.property(fc.oneof(soup, fc.uint8Array({ maxLength: 400 })), fc.nat(400), (bytes, cut) => {
        const trace = parseBytes(bytes);
        expectSound(trace);
        expectSame(parseBytes(bytes, [Math.min(cut, bytes.length)]), trace);
      }),
      { numRuns: 600 },
    );
  });

  test('a log in colour is the log without it, wherever the colour changes', () => {
    const sequence = fc.constantFrom('\x1b[0m', '\x1b[1;32m', '\x1b[K', '\x1b[38;5;12m');
    fc.assert(
      fc.property(
        knownLog,
        fc.array(fc.tuple(fc.nat(), fc.nat(), sequence), { maxLength: 30 }),
        (log, changes) => {
          const lines = log.lines.map((line, row) =>
            colourWords(
              line,
              changes.filter(([at]) => at % log.lines.length === row),
            ),
          );
          const trace = parseText(lines.join('\n'));
          expect(problems(trace)).toEqual([]);
          expectSame(trace, parseText(log.lines.join('\n')), withoutOffsets);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('output of the program inside a call does not lose the call', () => {
    const output = fc.stringMatching(/^[A-Za-z ,.:]{0,30}(\n[A-Za-z ,.:]{0,30}){1,3}$/);
    fc.assert(
      fc.property(output, fc.boolean(), (printed, timed) => {
        const before = 'openat(AT_FDCWD, "/etc/hosts", O_RDONLY) = 3';
        const call = ['write(1, "some text"..., 64', ') = 64'];
        const end = timed ? ' <0.000046>' : '';
        const text = `${before}${end}\n${call[0]}${printed}${call[1]}${end}\nclose(3) = 0${end}\n`;
        const trace = parseText(text);
        expect(problems(trace)).toEqual([]);
        expect(trace.counts.joinedBroken).toBe(1);
        expect(callsOf(trace).map(({ name, state }) => [name, state])).toEqual(
          ['openat', 'write', 'close'].map((name) => [name, CallState.returned]),
        );
        expect(callText(trace, 1)).toMatch(/ = 64/);
        expect(trace.skipped.lines).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});

/** Puts terminal sequences before or behind words of a line, as strace does: never inside one. */
function colourWords(line: string, changes: readonly (readonly [number, number, string])[]): string {
  const edges = [...line.matchAll(/\b/g)].map((match) => match.index);
  const at = new Map(changes.map(([, place, code]) => [edges[place % Math.max(1, edges.length)] ?? 0, code]));
  return Array.from({ length: line.length + 1 }, (_, i) => (at.get(i) ?? '') + (line[i] ?? '')).join('');
}

/** The texts are compared first: what differs is only looked for where something does. */
function expectSame(
  a: StraceTrace,
  b: StraceTrace,
  columns: (trace: StraceTrace) => object = columnsOf,
): void {
  if (digestOf(columns(a)) !== digestOf(columns(b))) expect(columns(a)).toEqual(columns(b));
}

function expectSound(trace: StraceTrace): void {
  expect(problems(trace)).toEqual([]);
  for (let call = 0; call < trace.calls.count; call++) callText(trace, call);
  const log = openLog(trace);
  let sum = 0;
  for (let call = 0; call < trace.calls.count; call++) sum += trace.calls.durationNs[call] || 0;
  // Sums of integers past 2^53 depend on their order.
  const near = (total: number) => Math.abs(total - sum) <= sum * 1e-12;
  expect(near(log.waits.totalNs.reduce((total, one) => total + one, 0))).toBe(true);
  expect(near(log.totals.reduce((total, one) => total + one.durationNs, 0))).toBe(true);
}

/** The first call or event that ended before line `lines` and is not the same in `part`; undefined where all are. */
function firstLost(whole: StraceTrace, part: StraceTrace, lines: number): string | undefined {
  const same = (a: number | undefined, b: number | undefined) => Object.is(a, b);
  for (let call = 0; call < whole.calls.count; call++) {
    const end = whole.calls.endLine[call] as number;
    if (end === NO_LINE || end >= lines) continue;
    for (const [name, column] of Object.entries(whole.calls)) {
      const other = part.calls[name as keyof typeof part.calls];
      if (ArrayBuffer.isView(column) && !same((column as Uint32Array)[call], (other as Uint32Array)[call]))
        return `call ${call} has another ${name}`;
    }
  }
  for (let event = 0; event < whole.events.count; event++) {
    if ((whole.events.line[event] as number) >= lines) break;
    if (whole.events.line[event] !== part.events.line[event]) return `event ${event}`;
  }
  return undefined;
}

function callsOf(trace: StraceTrace) {
  return Array.from({ length: trace.calls.count }, (_, call) => ({
    pid: callPid(trace, call),
    name: trace.names[trace.calls.name[call] as number] as string,
    text: callText(trace, call),
    state: trace.calls.state[call] as CallState,
    errno: trace.errnos[trace.calls.errno[call] as number] as string,
    durationNs: trace.calls.durationNs[call] as number,
    startNs: trace.calls.startNs[call] as number,
    joined: flag(trace, call, CallFlag.joined),
    startMissing: flag(trace, call, CallFlag.startMissing),
  }));
}

function expectCalls(trace: StraceTrace, log: KnownLog): void {
  expect(callsOf(trace)).toEqual(log.calls);
  const events = Array.from({ length: trace.events.count }, (_, event) => ({
    pid: trace.threads[trace.events.thread[event] as number]?.pid ?? null,
    kind: trace.events.kind[event] as EventKind,
  }));
  expect(events).toEqual(log.events.map(({ pid, kind }) => ({ pid, kind })));
}

function expectSums(trace: StraceTrace, logs: readonly KnownLog[]): void {
  const sum = (field: 'unfinishedLines' | 'resumedLines' | 'outputLines' | 'attached') =>
    logs.reduce((total, log) => total + log[field], 0);
  const { unfinishedLines, resumedLines, attached } = trace.counts;
  const { kind } = trace.lines;
  const outputLines = kind.subarray(0, trace.lines.count).filter((one) => one === LineKind.output).length;
  expect({ unfinishedLines, resumedLines, outputLines, attached }).toEqual({
    unfinishedLines: sum('unfinishedLines'),
    resumedLines: sum('resumedLines'),
    outputLines: sum('outputLines'),
    attached: sum('attached'),
  });
  expect(trace.lines.count).toBe(logs.reduce((total, log) => total + log.lines.length, 0));
  expect(trace.skipped.lines).toBe(0);
}

function flag(trace: StraceTrace, call: number, bit: number): boolean {
  return ((trace.calls.flags[call] as number) & bit) !== 0;
}
