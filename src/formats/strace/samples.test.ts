import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openLog } from '../../analysis/strace/open-log.ts';
import { StraceParser } from './parse.ts';
import { callAsRead, withoutOffsets } from './testing/columns.ts';
import { parseBytes, parseText } from './testing/parse-text.ts';
import { count, problems } from './testing/problems.ts';
import { callText, lineText } from './text.ts';
import { CallFlag, CallState, LineKind, type SkipReason, type StraceTrace } from './trace.ts';

const folder = fileURLToPath(new URL('./samples/', import.meta.url));
const files = globSync('**/*.{log,log.*}', { cwd: folder })
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const read = (file: string) => new Uint8Array(readFileSync(folder + file));
const text = (file: string) => readFileSync(folder + file, 'utf8');
const parsed = new Map<string, StraceTrace>(files.map((file) => [file, parseBytes(read(file))]));
const traceOf = (file: string) => parsed.get(file) as StraceTrace;

/** What is in a log besides strace's own lines, by the folder's provenance: everything else is read whole. */
const leftOver: Readonly<Record<string, { output?: number; skipped?: SkipReason }>> = {
  // -d talks while a line is being written, also before its first letter and after its last.
  'debug.log': { output: 3 },
  // The output of the traced program, on lines of its own.
  'summary-screen.log': { output: 1 },
  // The picture of a tip.
  'tips.log': { output: 36 },
  'tips-42.log': { output: 10 },
  '6.13/tips.log': { output: 36 },
  '7.2/tips.log': { output: 36 },
  // Cut on purpose, inside its first line; its last line is cut behind what says which call it is.
  'cut.log': { skipped: 'cut-first-line' },
};

describe.each(files)('%s', (file) => {
  const trace = traceOf(file);
  const kinds = (kind: number) =>
    trace.lines.kind.subarray(0, trace.lines.count).filter((one) => one === kind).length;
  const plain = text(file).replaceAll('\r', '').replace(COLOUR, '');
  const lines = plain.split('\n').filter((line, i, all) => i < all.length - 1 || line !== '');

  test('holds together', () => {
    expect(problems(trace)).toEqual([]);
    expect(trace.complete).toBe(true);
  });

  test('has its lines, each of one kind, and nothing is left over that is not expected', () => {
    expect(trace.lines.count).toBe(lines.length);
    const sum = Object.values(LineKind).reduce<number>((total, kind) => total + kinds(kind), 0);
    expect(sum).toBe(lines.length);
    const { output = 0, skipped } = leftOver[file] ?? {};
    expect(kinds(LineKind.output)).toBe(output);
    expect(trace.skipped.reasons).toEqual(skipped ? { [skipped]: { count: 1, firstLine: 0 } } : {});
  });

  test('joins every call that was cut, or says that it never finished', () => {
    const matching = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
    const unfinished = matching(/<unfinished \.\.\.>$/);
    const pidChanged = matching(/<pid changed to \d+ \.\.\.>$/);
    const resumed = matching(/<\.\.\. [\w?]+ resumed>/);
    expect(trace.counts.unfinishedLines).toBe(unfinished);
    expect(trace.counts.resumedLines).toBe(resumed);
    const joined = count(trace, (call) => flag(trace, call, CallFlag.joined));
    const startMissing = count(trace, (call) => flag(trace, call, CallFlag.startMissing));
    const open = count(trace, (call) => trace.calls.state[call] === CallState.neverFinished);
    const letGo = count(
      trace,
      (call) =>
        trace.calls.state[call] === CallState.detached &&
        (lines[trace.calls.startLine[call] as number] as string).endsWith('<unfinished ...>'),
    );
    // -z of strace 6.1 prints the rest of a cut call without `resumed`.
    const bare = file === 'status-successful.log' ? 1 : 0;
    expect(joined + open + letGo).toBe(unfinished + pidChanged);
    expect(joined + startMissing).toBe(resumed + bare);
  });

  test('gives a joined call as one text', () => {
    for (let call = 0; call < trace.calls.count; call++) {
      const whole = callText(trace, call);
      if (flag(trace, call, CallFlag.startMissing)) continue;
      // What the program itself names so stands in quotes.
      const bare = whole.replace(/"(?:[^"\\]|\\.)*"/g, '""');
      expect(bare).not.toMatch(/resumed|strace: Process|\n/);
      if (trace.calls.state[call] === CallState.returned) expect(bare).not.toContain('<unfinished');
    }
  });

  test('names the pids of its prefixes and of changes of pid, and no others', () => {
    const place =
      /^(?:\[pid +(\d+)(?:<[^>]*>)?\] |(\d+)(?:<[^>]*>)? +)|(?:execve in pid|pid changed to) (\d+) /;
    const inPrefix = lines.flatMap((line) => place.exec(line) ?? []);
    const known = new Set(inPrefix.map(Number));
    for (const { pid } of trace.threads) if (pid !== null) expect(known).toContain(pid);
  });

  test('never has a thread in two calls at once', () => {
    const busyUntil = new Map<number, number>();
    const clockErrorNs = stampErrorNs(lines);
    for (let call = 0; call < trace.calls.count; call++) {
      const thread = trace.calls.thread[call] as number;
      const start = trace.calls.startNs[call] as number;
      const duration = trace.calls.durationNs[call] as number;
      if (Number.isNaN(start) || flag(trace, call, CallFlag.startMissing)) continue;
      expect(start).toBeGreaterThanOrEqual((busyUntil.get(thread) ?? 0) - clockErrorNs);
      busyUntil.set(thread, start + (duration > 0 ? duration : 0));
    }
  });

  test('adds up: by name, by class, by call', () => {
    const log = openLog(trace);
    let sum = 0;
    for (let call = 0; call < trace.calls.count; call++) sum += trace.calls.durationNs[call] || 0;
    expect(log.totals.reduce((total, one) => total + one.durationNs, 0)).toBe(sum);
    expect(log.waits.totalNs.reduce((total, one) => total + one, 0)).toBe(sum);
  });

  test('is the same with carriage returns, in one-byte chunks, and a line at a time', () => {
    const crlf = parseText(text(file).replaceAll('\r', '').replaceAll('\n', '\r\n'));
    expect(withoutOffsets(crlf)).toEqual(withoutOffsets(trace));
    const bytes = read(file);
    const everywhere = Array.from(bytes.keys());
    expect(withoutOffsets(parseBytes(bytes, everywhere))).toEqual(withoutOffsets(trace));
  });
});

test('there are captures of four versions', () => {
  expect(files.length).toBeGreaterThan(180);
  expect(new Set(files.map((file) => (file.includes('/') ? file.split('/')[0] : '6.1')))).toEqual(
    new Set(['5.10', '6.1', '6.13', '7.2', 'ff']),
  );
});

describe.each(files.filter((file) => /color/.test(file)))('%s', (file) => {
  test('is the same when its colour is taken out first', () => {
    const plain = text(file).replace(COLOUR, '');
    expect(plain).not.toContain(ESCAPE);
    expect(withoutOffsets(traceOf(file))).toEqual(withoutOffsets(parseText(plain)));
    const lines = plain.split('\n');
    for (let line = 0; line < traceOf(file).lines.count; line++)
      expect(lineText(traceOf(file), line)).toBe(lines[line]);
  });
});

test('crlf.log is threads-file.log', () => {
  expect(withoutOffsets(traceOf('crlf.log'))).toEqual(withoutOffsets(traceOf('threads-file.log')));
});

describe('the table of -C says what the calls above it say', () => {
  test.each(files.filter((file) => /summary-after/.test(file)))('%s', (file) => {
    const trace = traceOf(file);
    expect(trace.summaryTables).toHaveLength(1);
    const table = trace.summaryTables[0];
    const rows = table?.rows ?? [];
    const log = openLog(trace);
    // A call that did not return is not in the table: exit_group, or killed inside.
    const returned = new Map<string, { calls: number; errors: number; ns: number }>();
    for (let call = 0; call < trace.calls.count; call++) {
      const state = trace.calls.state[call];
      if (state !== CallState.returned && state !== CallState.restarted) continue;
      const name = trace.names[trace.calls.name[call] as number] as string;
      const row = returned.get(name) ?? { calls: 0, errors: 0, ns: 0 };
      row.calls++;
      if (trace.calls.errno[call] !== 0) row.errors++;
      row.ns += trace.calls.durationNs[call] as number;
      returned.set(name, row);
    }
    const printed = new Map(
      rows.map((row) => [row.syscall, { calls: Number(row.calls), errors: Number(row.errors || 0) }]),
    );
    const counted = new Map([...returned].map(([name, { calls, errors }]) => [name, { calls, errors }]));
    expect(counted).toEqual(printed);
    const total = rows.reduce((sum, row) => sum + Number(row.calls), 0);
    expect(Number(table?.total?.calls)).toBe(total);
    expect(log.totals.reduce((sum, one) => sum + one.calls, 0)).toBe(
      total + count(trace, (call) => trace.calls.state[call] === CallState.noValue),
    );
    if (!file.includes('wall')) return;
    for (const row of rows) {
      const { calls, ns } = returned.get(row.syscall as string) ?? { calls: 0, ns: 0 };
      // Each printed duration is rounded down by less than 1 us, and the table's cell by less than 1 us in all.
      expect(Math.abs(Number(row.seconds) * 1e9 - ns)).toBeLessThan((calls + 1) * 1000);
    }
  });
});

describe('a set of -ff', () => {
  function open(set: readonly string[]): StraceTrace {
    const parser = new StraceParser({ set: true });
    for (const file of set) {
      parser.beginFile(file);
      parser.push(read(file));
    }
    return parser.finish();
  }

  test('opened together has the calls of its files, with the pids of their names', () => {
    const set = files.filter((file) => file.startsWith('ff/ff.log.'));
    expect(set).toHaveLength(5);
    const trace = open(set);
    expect(problems(trace)).toEqual([]);
    const alone = set.flatMap((file) =>
      calls(traceOf(file)).map((call) => ({ ...call, pid: Number(file.split('.').at(-1)) })),
    );
    expect(calls(trace).map(rounded)).toEqual(alone.map(rounded));
    expect(trace.files.map((file) => file.pid)).toEqual(set.map((file) => Number(file.split('.').at(-1))));
  });

  test('joins an execve that begins in one file and ends in another', () => {
    const set = files.filter((file) => file.startsWith('ff/exec.log.'));
    // strace writes the leader's file and the thread's: the beginning has the higher pid, so read it first.
    const trace = open([...set].reverse());
    expect(problems(trace)).toEqual([]);
    const execve = calls(trace).filter((call) => (call.flags as number) & CallFlag.pidChanged);
    expect(execve).toHaveLength(1);
    expect(execve[0]?.text).toMatch(/^execve\(.*\) = 0$/);
    expect(execve[0]?.state).toBe(CallState.returned);
  });

  const calls = (trace: StraceTrace) =>
    Array.from({ length: trace.calls.count }, (_, call) => callAsRead(trace, call));
  const rounded = (call: ReturnType<typeof callAsRead>) => ({
    ...call,
    startNs: Math.round(call.startNs / 1000),
  });
});

const ESCAPE = String.fromCharCode(27);
const COLOUR = new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g');

function flag(trace: StraceTrace, call: number, bit: number): boolean {
  return ((trace.calls.flags[call] as number) & bit) !== 0;
}

/** How far start + duration may lie past the next start: the stamp's precision, and the time between two readings. */
function stampErrorNs(lines: readonly string[]): number {
  const digits = Math.min(
    ...lines.map((line) => /^(?:\[pid +\d+\] |\d+ +)?[\d:]+\.(\d+) /.exec(line)?.[1]?.length ?? 9),
  );
  const whole = lines.some((line) => /^(?:\[pid +\d+\] |\d{1,7} +)?(?:\d\d:\d\d:\d\d|\d{9,}) /.test(line));
  return whole ? 1e9 : 10 ** (9 - digits) + 2e5;
}
