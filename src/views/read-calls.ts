import type { Selectable } from '../analysis/strace/query/select.ts';
import { argsText, resultText } from '../formats/strace/text.ts';
import { NO_LINE, type StraceTrace } from '../formats/strace/trace.ts';
import { type CallRow, rowTextLimit } from './call-row.ts';
import { cutText } from './visible-text.ts';

/** One call as a row of the table. Without the analysis the row has no class and no names of bare descriptors. */
export function readCall({ trace, log }: Selectable, call: number): CallRow {
  const { calls } = trace;
  const thread = trace.threads[calls.thread[call] as number];
  const args = argsText(trace, call);
  return {
    call,
    line: (calls.startLine[call] as number) + 1,
    startNs: calls.startNs[call] as number,
    pid: thread?.pid ?? null,
    comm: thread?.comm ?? null,
    name: trace.names[calls.name[call] as number] ?? '',
    args: cutText(args, rowTextLimit),
    fdName: log ? bareFdName(log.fds, call, args) : '',
    result: cutText(resultText(trace, call), rowTextLimit),
    errno: trace.errnos[calls.errno[call] as number] ?? '',
    state: calls.state[call] as CallRow['state'],
    waitClass: log ? (log.waits.classOf[call] as CallRow['waitClass']) : -1,
    durationNs: calls.durationNs[call] as number,
    flags: calls.flags[call] as number,
  };
}

/** Rows `from` up to `to` of a selection. */
export function readCalls(of: Selectable, selected: Uint32Array, from: number, to: number): CallRow[] {
  return Array.from(selected.subarray(Math.max(0, from), Math.max(0, to)), (call) => readCall(of, call));
}

/** The line a call is known by: where its result stands, else where it begins; 1-based. */
export function lineOf(trace: StraceTrace, call: number): number {
  const end = trace.calls.endLine[call] as number;
  return (end === NO_LINE ? (trace.calls.startLine[call] as number) : end) + 1;
}

/** The calls on 1-based lines, in the order of the lines, each once. Lines without a call are left out. */
export function callsOnLines(trace: StraceTrace, lines: readonly number[]): number[] {
  const calls = new Set<number>();
  for (const line of lines) {
    const kind = trace.lines.kind[line - 1];
    if (line < 1 || line > trace.lines.count || kind === undefined || !holdsCall(kind)) continue;
    const call = trace.lines.ref[line - 1] as number;
    if (call !== NO_LINE && call < trace.calls.count) calls.add(call);
  }
  return [...calls];
}

// callStart, callResumed, callRest, detail: see LineKind.
const holdsCall = (kind: number) => kind <= 2 || kind === 5;

// `3, F_SETLKW` has a bare descriptor, `3</tmp/lock>, …` and `"/tmp/lock", …` say the name themselves.
const bareFd = /^(?:fd=)?\d+(?=[,)]|$)/;

function bareFdName(
  fds: { fdOf(call: number): number; nameAt(call: number, fd: number): string | undefined },
  call: number,
  args: string,
): string {
  const match = bareFd.exec(args);
  if (!match) return '';
  const fd = fds.fdOf(call);
  if (fd < 0 || Number(match[0].replace('fd=', '')) !== fd) return '';
  return cutText(fds.nameAt(call, fd) ?? '', rowTextLimit);
}
