import type { StraceLog } from '../../../analysis/strace/log.ts';
import { waitClassNames } from '../../../analysis/strace/log.ts';
import { lineText } from '../../../formats/strace/text.ts';
import { LineKind } from '../../../formats/strace/trace.ts';
import { readDetail } from '../../../views/call-detail.ts';
import { callsOnLines, lineOf, readCall, readCalls } from '../../../views/read-calls.ts';
import { cutText } from '../../../views/visible-text.ts';
import { gradeAnswer, missingNeeds, revealOne } from '../../exercise/worker.ts';
import type { Facets, FindingSummary, LineText, RequestKind, Requests, Totals } from '../protocol.ts';
import type { OpenTrace } from './open-trace.ts';

type Asked = Exclude<RequestKind, 'open' | 'stop' | 'close'>;
type Answers = {
  readonly [K in Asked]: (
    trace: OpenTrace,
    params: Requests[K]['params'],
    signal: AbortSignal,
  ) => Promise<Requests[K]['result']>;
};

const mostTargets = 1000;
const mostProof = 20;
const lineTextLimit = 2000;

/** The analysis, as soon as it is there: totals and findings wait for the end of reading. */
async function analysed(trace: OpenTrace): Promise<StraceLog> {
  await trace.opened;
  return trace.log as StraceLog;
}

/** How each request about an open trace is answered. */
export const answers: Answers = {
  rows: async (trace, { view, from, to }, signal) => {
    const { calls, count, durationNs } = await trace.selections.get(view, signal);
    const rows = calls
      ? readCalls(trace, calls, from, to)
      : Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, place) =>
          readCall(trace, from + place),
        );
    return { from, rows, count, durationNs };
  },
  position: async (trace, { view, call }, signal) => {
    const { calls, count } = await trace.selections.get(view, signal);
    if (!calls) return call < count ? call : -1;
    return calls.indexOf(call);
  },
  callsAt: async (trace, { lines }) => {
    await trace.opened;
    return callsOnLines(trace.trace, lines);
  },
  detail: async (trace, { call }) => readDetail(trace, call, trace.stage === 'analysed'),
  totals: async (trace) => totalsOf(await analysed(trace)),
  findings: async (trace) => findingsOf(await analysed(trace)),
  facets: async (trace) => facetsOf(await analysed(trace)),
  lines: async (trace, { from, count }) => {
    const first = Math.max(1, from);
    const length = Math.max(0, Math.min(count, trace.trace.lines.count + 1 - first));
    return Array.from({ length }, (_, place) => readLine(trace, first + place));
  },
  skippedLines: async (trace, { limit }) => {
    const { lines } = trace.trace;
    const found: LineText[] = [];
    for (let line = 0; line < lines.count && found.length < limit; line++) {
      if (lines.kind[line] === LineKind.skipped) found.push(readLine(trace, line + 1));
    }
    return found;
  },
  grade: async (trace, asked) => gradeAnswer(await analysed(trace), asked),
  reveal: async (trace, asked) => revealOne(await analysed(trace), asked),
  needs: async (trace, { exerciseId }) => missingNeeds(await analysed(trace), exerciseId),
};

function readLine(trace: OpenTrace, number: number): LineText {
  return { number, text: cutText(lineText(trace.trace, number - 1), lineTextLimit) };
}

function totalsOf(log: StraceLog): Totals {
  const { totals, processes, targets, waits } = log;
  return {
    syscalls: totals,
    processes,
    targets: targets.slice(0, mostTargets),
    targetCount: targets.length,
    waitsNs: waits.totalNs,
  };
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

function facetsOf(log: StraceLog): Facets {
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
  };
}
