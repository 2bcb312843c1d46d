import { type StraceLog, waitClassNames } from '../../analysis/strace/log.ts';
import { selectedTotals } from '../../analysis/strace/selected-totals.ts';
import { callsOnLines, lineOf } from '../../views/read-calls.ts';
import type { Facet, Facets, FindingSummary, Totals } from './protocol.ts';

const mostTargets = 1000;
const mostProof = 20;

/** Totals of some calls (null: of all) as the page shows them: the first targets instead of all. */
export function* totalsOf(log: StraceLog, calls: Uint32Array | null): Generator<void, Totals> {
  const totals = yield* selectedTotals(log, calls);
  const { targets } = totals;
  return { ...totals, targets: targets.slice(0, mostTargets), targetCount: targets.length };
}

/** Findings as the page shows them: the first lines of the proof instead of all of it. */
export function findingsOf(log: StraceLog): FindingSummary[] {
  const { trace } = log;
  return log.findings.map(({ calls, lines, ...finding }, index) => {
    const byCost = [...calls.slice(0, 2000)].sort(
      (a, b) => (trace.calls.durationNs[b] || 0) - (trace.calls.durationNs[a] || 0) || a - b,
    );
    const proof = byCost.slice(0, mostProof).map((call) => ({
      call,
      line: lineOf(trace, call),
      durationNs: trace.calls.durationNs[call] as number,
    }));
    const holderCall = finding.holder ? (callsOnLines(trace, [finding.holder.line])[0] ?? -1) : -1;
    return { ...finding, index, proof, callCount: lines.length, holderCall };
  });
}

/** What a log can be filtered by. */
export function facetsOf(log: StraceLog): Facets {
  const { trace, waits } = log;
  const { calls, threads, errnos } = trace;
  const byThread = new Uint32Array(threads.length);
  const byErrno = new Uint32Array(errnos.length);
  const byName = new Uint32Array(trace.names.length);
  const byClass = new Uint32Array(waitClassNames.length);
  const add = (counts: Uint32Array, index: number | undefined) => {
    if (index !== undefined) counts[index] = (counts[index] as number) + 1;
  };
  for (let call = 0; call < calls.count; call++) {
    add(byThread, calls.thread[call]);
    add(byErrno, calls.errno[call]);
    add(byName, calls.name[call]);
    add(byClass, waits.classOf[call]);
  }
  const pids = new Map<number, { pid: number; comm: string | null; calls: number }>();
  threads.forEach((thread, index) => {
    if (thread.pid === null) return;
    const entry = pids.get(thread.pid) ?? { pid: thread.pid, comm: thread.comm, calls: 0 };
    entry.calls += byThread[index] as number;
    pids.set(thread.pid, entry);
  });
  const counted = <T>(items: readonly T[], counts: Uint32Array) =>
    items
      .map((name, index) => ({ name, calls: counts[index] as number }))
      .filter((item) => item.name !== '' && item.calls > 0);
  const most = <T extends { readonly calls: number }>(items: readonly T[]) =>
    [...items].sort((a, b) => b.calls - a.calls);
  return {
    syscalls: most(counted(trace.names, byName)),
    pids: most([...pids.values()]).slice(0, 2000),
    errnos: most(counted(errnos, byErrno)),
    classes: counted(waitClassNames, byClass),
    targets: most(log.targets.slice(0, mostTargets)).map(({ target, calls }) => ({ name: target, calls })),
    files: most(
      sumByName(log.targets.slice(0, mostTargets), ({ target }) => target.slice(target.lastIndexOf('/') + 1)),
    ),
    comms: most(sumByName([...pids.values()], ({ comm }) => comm ?? '')),
    findings: log.findings.map(({ kind }) => kind),
  };
}

/** Calls of rows with the same name, together; rows without a name are left out. */
function sumByName<T extends { readonly calls: number }>(
  rows: readonly T[],
  nameOf: (row: T) => string,
): Facet[] {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(nameOf(row), (sums.get(nameOf(row)) ?? 0) + row.calls);
  sums.delete('');
  return [...sums].map(([name, calls]) => ({ name, calls }));
}
