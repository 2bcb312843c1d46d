import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { LogJson } from '../src/cli/log-json.ts';

/*
 * Compares `analyze --json` with logs whose truth was made independently: NNN.log beside NNN.json. They are not part
 * of the project; give their folder as argument or in CONFORMANCE_DIR. With --verbose every difference is printed.
 */

type Counts = Record<string, number>;

interface Truth {
  readonly lines: number;
  readonly calls_finished: number;
  readonly calls_returned: number;
  readonly calls_no_value: number;
  readonly calls_restarted: number;
  readonly unfinished_lines: number;
  readonly resumed_lines: number;
  readonly resumed_without_start: number;
  readonly never_finished: number;
  readonly detached_calls: number;
  readonly pid_changed_calls: number;
  readonly calls_joined_from_broken_lines: number;
  readonly syscalls: Counts;
  readonly errors_by_errno: Counts;
  readonly errors_by_syscall: Counts;
  readonly restarts: Counts;
  readonly slowest: { syscall: string; duration: string; pid: number | null; start_line: number } | null;
  readonly duration_ns_by_syscall?: Counts;
  readonly total_duration_ns?: number;
  readonly pids: readonly number[];
  readonly signals: Counts;
  readonly stopped_by: Counts;
  readonly exits: readonly [number | null, number][];
  readonly killed: readonly [number | null, string][];
  readonly attach_notices: number;
  readonly detach_notices: number;
  readonly summary_tables?: readonly {
    columns: readonly string[];
    rows: readonly Record<string, string>[];
    total: Record<string, string> | null;
  }[];
}

interface Case {
  readonly strict: boolean;
  readonly truth: Truth;
}

const positive = (entries: readonly (readonly [string, number | null])[]): Counts =>
  Object.fromEntries(entries.filter((entry): entry is readonly [string, number] => (entry[1] ?? 0) > 0));

const lastOf = <Value>(pairs: readonly (readonly [number | null, Value])[]): [string, Value][] =>
  [...new Map(pairs.map(([pid, value]) => [String(pid), value]))].sort((a, b) => (a[0] < b[0] ? -1 : 1));

/** Each truth with what the command says, under the name of the truth. */
function comparisons(log: LogJson, truth: Truth): [string, unknown, unknown][] {
  const { calls, counts, syscalls, processes } = log;
  const slowest = log.slowest[0];
  const ended = <Key extends 'exit' | 'signal'>(key: Key) =>
    lastOf(processes.filter((one) => one[key] !== null).map((one) => [one.pid, one[key]] as const));
  const pairs: [string, unknown, unknown][] = [
    ['lines', log.lines, truth.lines],
    ['calls_finished', calls.finished, truth.calls_finished],
    ['calls_returned', calls.returned, truth.calls_returned],
    ['calls_no_value', calls.noValue, truth.calls_no_value],
    ['calls_restarted', calls.restarted, truth.calls_restarted],
    ['never_finished', calls.neverFinished, truth.never_finished],
    ['resumed_without_start', calls.resumedWithoutStart, truth.resumed_without_start],
    ['detached_calls', calls.detached, truth.detached_calls],
    ['pid_changed_calls', calls.pidChanged, truth.pid_changed_calls],
    ['unfinished_lines', counts.unfinishedLines, truth.unfinished_lines],
    ['resumed_lines', counts.resumedLines, truth.resumed_lines],
    ['calls_joined_from_broken_lines', counts.joinedBroken, truth.calls_joined_from_broken_lines],
    ['attach_notices', counts.attached, truth.attach_notices],
    ['detach_notices', counts.detached, truth.detach_notices],
    ['syscalls', positive(syscalls.map((one) => [one.name, one.calls])), truth.syscalls],
    ['errors_by_syscall', positive(syscalls.map((one) => [one.name, one.errors])), truth.errors_by_syscall],
    ['restarts', { ...log.restarts }, truth.restarts],
    ['errors_by_errno', { ...log.errnos }, truth.errors_by_errno],
    ['signals', { ...log.signals }, truth.signals],
    ['stopped_by', { ...log.stopped }, truth.stopped_by],
    [
      'pids',
      processes.flatMap(({ pid }) => pid ?? []).sort((a, b) => a - b),
      [...truth.pids].sort((a, b) => a - b),
    ],
    ['exits', ended('exit'), lastOf(truth.exits)],
    ['killed', ended('signal'), lastOf(truth.killed)],
    [
      'slowest',
      slowest && [slowest.syscall, slowest.durationNs, slowest.pid, slowest.line],
      truth.slowest
        ? [
            truth.slowest.syscall,
            Math.round(Number(truth.slowest.duration) * 1e9),
            truth.slowest.pid,
            truth.slowest.start_line,
          ]
        : undefined,
    ],
  ];
  if (truth.duration_ns_by_syscall) {
    const sums = positive(syscalls.map((one) => [one.name, one.durationNs]));
    pairs.push(['duration_ns_by_syscall', sums, positive(Object.entries(truth.duration_ns_by_syscall))]);
    const total = syscalls.reduce((sum, one) => sum + (one.durationNs ?? 0), 0);
    pairs.push(['total_duration_ns', total, truth.total_duration_ns]);
  }
  const tables = log.summaryTables.map(({ columns, rows, total }) => ({ columns, rows, total }));
  pairs.push(['summary_tables', tables, truth.summary_tables ?? []]);
  return pairs;
}

function main(argv: readonly string[]): number {
  const verbose = argv.includes('--verbose');
  const folder = argv.find((word) => !word.startsWith('-')) ?? process.env.CONFORMANCE_DIR ?? '';
  if (folder === '' || !existsSync(folder)) {
    console.log(
      'Conformance: no logs to compare with. Give their folder (NNN.log with NNN.json) as argument or in CONFORMANCE_DIR.',
    );
    return 0;
  }
  const files = globSync('*.log', { cwd: folder }).sort();
  const command = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
  const paths = files.map((file) => join(folder, file));
  const run = spawnSync(process.execPath, [command, 'analyze', '--json', ...paths], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.stderr) console.error(run.stderr);
  const lines = run.stdout.split('\n').filter((line) => line !== '');
  let differing = 0;
  let loose = 0;
  lines.forEach((line, index) => {
    const file = files[index] as string;
    const log = JSON.parse(line) as LogJson | { error: string };
    const { strict, truth } = JSON.parse(
      readFileSync(join(folder, file.replace('.log', '.json')), 'utf8'),
    ) as Case;
    const wrong =
      'error' in log
        ? [['error', log.error, ''] as [string, unknown, unknown]]
        : comparisons(log, truth).filter(([, ours, theirs]) => !isDeepStrictEqual(ours, theirs));
    if (wrong.length === 0) return;
    if (strict) differing++;
    else loose++;
    if (!strict && !verbose) return;
    console.log(`${basename(file)}${strict ? '' : ' (not strict)'}`);
    for (const [name, ours, theirs] of wrong) {
      console.log(`  ${name}: ${JSON.stringify(ours)}, truth ${JSON.stringify(theirs)}`);
    }
  });
  if (lines.length !== files.length) {
    console.log(`${files.length} logs, but ${lines.length} answers (exit ${run.status})`);
    return 1;
  }
  console.log(
    `${files.length - differing - loose} of ${files.length} logs agree in every field; ` +
      `${differing} differ, ${loose} of those not held strictly differ.`,
  );
  return differing === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
