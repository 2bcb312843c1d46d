import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { TimeRange } from '../../../src/analysis/strace/query/match.ts';
import { argsText } from '../../../src/formats/strace/text.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import { oncePerSubject } from '../../../src/grading/once-per-subject.ts';
import { callsNamed } from '../../../src/grading/strace-calls.ts';

/** Where the time of a part went, by the program's own numbers. */
export type PartKind = 'fresh' | 'profile' | 'mapped' | 'run-queue' | 'ring';

/** What the program writes about itself after each part. */
export interface Part {
  readonly name: string;
  readonly wallNs: number;
  readonly onCpuNs: number;
  readonly queuedNs: number;
  readonly minorFaults: number;
  readonly majorFaults: number;
  readonly clockReads: number;
  /** The `write` that holds these numbers. */
  readonly report: number;
  readonly kind: PartKind;
}

/** Time between two calls of one thread, and the call after it. */
export interface Gap extends TimeRange {
  readonly next: number;
}

/* A call without a printed duration counts as none. */
export const durationOf = (log: StraceLog, call: number): number => log.trace.calls.durationNs[call] || 0;

const reportForm =
  /"part ([A-Z]): wall_ns=(\d+) on_cpu_ns=(\d+) queued_ns=(\d+) minor_faults=(\d+) major_faults=(\d+) clock_reads=(\d+)/;

/* A part counts as waiting when the wait is a real share of it: some time in the queue and some faults are always there. */
function kindOf(part: Omit<Part, 'kind'>, rings: readonly number[], from: number): PartKind {
  if (rings.some((call) => call > from && call < part.report)) return 'ring';
  if (part.queuedNs > part.wallNs * 0.3) return 'run-queue';
  if (part.majorFaults > 100) return 'mapped';
  return part.minorFaults > 100 ? 'fresh' : 'profile';
}

/** The parts that report themselves, in file order. */
export const partsOf = oncePerSubject((log: StraceLog): readonly Part[] => {
  const rings = callsNamed(log, 'io_uring_enter');
  let before = -1;
  return callsNamed(log, 'write').flatMap((report) => {
    const found = reportForm.exec(argsText(log.trace, report));
    if (!found) return [];
    const [wallNs = 0, onCpuNs = 0, queuedNs = 0, minorFaults = 0, majorFaults = 0, clockReads = 0] = found
      .slice(2)
      .map(Number);
    const part = {
      name: found[1] ?? '',
      wallNs,
      onCpuNs,
      queuedNs,
      minorFaults,
      majorFaults,
      clockReads,
      report,
    };
    const kind = kindOf(part, rings, before);
    before = report;
    return [{ ...part, kind }];
  });
});

export const reportsOf = (log: StraceLog, kind: PartKind): number[] =>
  partsOf(log).flatMap((part) => (part.kind === kind ? [part.report] : []));

export const reportLines = (log: StraceLog, kind: PartKind): number[] =>
  reportsOf(log, kind).map((call) => lineOfResult(log.trace, call));

/** Times between calls of the same thread, longest first. */
export function gapsOf(log: StraceLog): Gap[] {
  const { startNs, thread, count } = log.trace.calls;
  const endOfThread = new Map<number, number>();
  const gaps: Gap[] = [];
  for (let next = 0; next < count; next++) {
    const fromNs = endOfThread.get(thread[next]!);
    const toNs = startNs[next]!;
    if (fromNs !== undefined && toNs > fromNs) gaps.push({ fromNs, toNs, next });
    endOfThread.set(thread[next]!, toNs + durationOf(log, next));
  }
  return gaps.sort((a, b) => b.toNs - b.fromNs - (a.toNs - a.fromNs));
}

/** From the first call to the end of the last, in nanoseconds. */
export function wholeNs(log: StraceLog): number {
  const { startNs, count } = log.trace.calls;
  let end = 0;
  for (let call = 0; call < count; call++) end = Math.max(end, startNs[call]! + durationOf(log, call));
  return count > 0 ? end - startNs[0]! : Number.NaN;
}

/** Time inside calls, in nanoseconds. */
export const insideNs = (log: StraceLog): number =>
  log.totals.reduce((sum, total) => sum + total.durationNs, 0);

/** From the first entry into the ring to the end of the last one; undefined where there is none. */
export function ringStretch(log: StraceLog): TimeRange | undefined {
  const rings = callsNamed(log, 'io_uring_enter');
  const [first, last] = [rings[0], rings.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const { startNs } = log.trace.calls;
  return { fromNs: startNs[first]!, toNs: startNs[last]! + durationOf(log, last) };
}

const mappedFile = (log: StraceLog, call: number): boolean =>
  /MAP_SHARED, \d+<\//.test(argsText(log.trace, call));

/** Mappings of a file shared with whoever writes it: how a program reads data without `read`. */
export const dataMappings = (log: StraceLog): number[] =>
  callsNamed(log, 'mmap').filter((call) => mappedFile(log, call));

/** Every other mapping: libraries, fresh memory, the ring's own queues. */
export const otherMappings = (log: StraceLog): number[] =>
  callsNamed(log, 'mmap').filter((call) => !mappedFile(log, call));

export const needsGap: Need = {
  id: 'gap',
  met: (log) => {
    const [longest] = gapsOf(log);
    return longest !== undefined && longest.toNs - longest.fromNs > 10_000_000;
  },
  missing: {
    en: 'In this log no thread goes ten milliseconds without a call. Its time is in its calls.',
    ja: 'このログには、10ミリ秒以上も呼び出しのないスレッドがありません。時間は呼び出しの中にあります。',
  },
};

export const needsReports: Need = {
  id: 'own-numbers',
  met: (log) => new Set(partsOf(log).map(({ kind }) => kind)).size === 5,
  missing: {
    en: 'For this the program must write down its own CPU time, queue time and page faults, as the one of this lesson does, and have a part of each kind.',
    ja: 'この質問には、このレッスンのプログラムのように、自分のCPU時間、キューの待ち時間、ページフォールトを書き出す記録が必要です。5種類の部分がそろっていなければなりません。',
  },
};
