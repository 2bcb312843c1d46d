import { plainCall } from '../../../formats/strace/same-calls.ts';
import { argsText, callName } from '../../../formats/strace/text.ts';
import type { StraceTrace } from '../../../formats/strace/trace.ts';
import { NO_LINE } from '../../../formats/strace/trace.ts';
import type { IndexedFdTable } from '../fd-table.ts';
import type { Finding, FindingKind, StraceLog, Waits } from '../log.ts';

/** What of a log detectors look at. */
export type EvidenceLog = Pick<StraceLog, 'trace' | 'fds' | 'waits' | 'stopsInSteps' | 'threadLivesInSteps'>;

/** What detectors look at, with the calls of each name at hand so that none of them walks through all calls. */
export class Evidence {
  readonly trace: StraceTrace;
  readonly fds: IndexedFdTable;
  readonly waits: Waits;
  /** For what few detectors need and few logs have. */
  readonly log: Pick<StraceLog, 'stopsInSteps' | 'threadLivesInSteps'>;
  readonly #byName = new Map<string, Uint32Array>();

  constructor(log: EvidenceLog) {
    this.trace = log.trace;
    this.fds = log.fds;
    this.waits = log.waits;
    this.log = log;
    this.#indexNames();
  }

  /** Calls with one of these names, or that do the same under another one (`plainCall`), in file order. */
  named(...names: readonly string[]): number[] {
    const lists = [...new Set(names.map(plainCall))]
      .flatMap((name) => this.#byName.get(name) ?? [])
      .map((list) => Array.from(list));
    if (lists.length === 1) return lists[0] as number[];
    return lists.flat().sort((a, b) => a - b);
  }

  name(call: number): string {
    return callName(this.trace, call);
  }

  args(call: number): string {
    return argsText(this.trace, call);
  }

  errno(call: number): string {
    return this.trace.errnos[this.trace.calls.errno[call] as number] ?? '';
  }

  /** Printed duration; 0 where none was printed. */
  durationNs(call: number): number {
    const duration = this.trace.calls.durationNs[call] as number;
    return duration >= 0 ? duration : 0;
  }

  startNs(call: number): number {
    return this.trace.calls.startNs[call] as number;
  }

  /** Start plus printed duration; NaN without a clock. */
  endNs(call: number): number {
    return this.startNs(call) + this.durationNs(call);
  }

  thread(call: number): number {
    return this.trace.calls.thread[call] as number;
  }

  pid(call: number): number | null {
    return this.trace.threads[this.thread(call)]?.pid ?? null;
  }

  /** 1-based line with the result; the line of the start where there is no result. */
  line(call: number): number {
    const end = this.trace.calls.endLine[call] as number;
    return (end === NO_LINE ? (this.trace.calls.startLine[call] as number) : end) + 1;
  }

  /** A finding over `calls`; `cost` are the calls whose durations count, by default all of them. */
  finding(
    kind: FindingKind,
    calls: readonly number[],
    target: string,
    more: { readonly cost?: readonly number[]; readonly count?: number } & Pick<
      Finding,
      'holder' | 'parts'
    > = {},
  ): Finding {
    const { cost, count, ...rest } = more;
    const sorted = [...calls].sort((a, b) => this.line(a) - this.line(b));
    const pids = new Set<number>();
    for (const call of [...calls].sort((a, b) => a - b)) {
      const pid = this.pid(call);
      if (pid !== null) pids.add(pid);
    }
    let totalNs = 0;
    let maxNs = 0;
    for (const call of cost ?? calls) {
      const duration = this.durationNs(call);
      totalNs += duration;
      if (duration > maxNs) maxNs = duration;
    }
    return {
      kind,
      count: count ?? calls.length,
      totalNs,
      maxNs,
      pids: [...pids],
      calls: sorted,
      lines: sorted.map((call) => this.line(call)),
      target,
      ...rest,
    };
  }

  #indexNames(): void {
    const { calls, names } = this.trace;
    const counts = new Uint32Array(names.length);
    for (let call = 0; call < calls.count; call++) {
      const name = calls.name[call] as number;
      counts[name] = (counts[name] as number) + 1;
    }
    const lists = Array.from(counts, (count) => new Uint32Array(count));
    counts.fill(0);
    for (let call = 0; call < calls.count; call++) {
      const name = calls.name[call] as number;
      const at = counts[name] as number;
      (lists[name] as Uint32Array)[at] = call;
      counts[name] = at + 1;
    }
    for (const [id, name] of names.entries()) {
      const plain = plainCall(name);
      const before = this.#byName.get(plain);
      const list = lists[id] as Uint32Array;
      this.#byName.set(plain, before ? Uint32Array.from([...before, ...list]).sort() : list);
    }
  }
}

/** Groups calls by a key, keeping their order; calls whose key is null are left out. */
export function groupBy<K>(calls: readonly number[], keyOf: (call: number) => K | null): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const call of calls) {
    const key = keyOf(call);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  return groups;
}
