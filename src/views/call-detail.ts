import { type FdHistory, historyOfFd } from '../analysis/strace/fd-lives/history.ts';
import type { StraceLog } from '../analysis/strace/log.ts';
import type { Selectable } from '../analysis/strace/query/select.ts';
import { callText, lineText } from '../formats/strace/text.ts';
import { LineKind, NO_LINE, type StraceTrace } from '../formats/strace/trace.ts';
import type { CallRow } from './call-row.ts';
import type { Lens } from './lens/lens.ts';
import { readLens } from './lens/read-lens.ts';
import { lineOf, readCall } from './read-calls.ts';
import { cutText } from './visible-text.ts';

/** A call of the same thread, as a line to step to. */
export interface Neighbour {
  readonly call: number;
  /** 1-based. */
  readonly line: number;
  readonly startNs: number;
  readonly durationNs: number;
  readonly text: string;
}

/** Everything the detail panel says about one call. */
export interface CallDetail {
  readonly row: CallRow;
  /** The whole call, halves joined, up to `detailTextLimit` characters, then a mark. */
  readonly text: string;
  /** The lines of the file that hold it, with 1-based numbers. */
  readonly lines: readonly { readonly number: number; readonly text: string }[];
  /** 1-based line by which the call is known: where its result stands, else where it begins. */
  readonly line: number;
  /** Path, peer or fd that the call works on; empty where there is none or before the analysis. */
  readonly target: string;
  readonly before: readonly Neighbour[];
  readonly after: readonly Neighbour[];
  /** From this call's end to the thread's next call; NaN where a time is missing. */
  readonly gapNs: number;
  /** Indices of the findings that this call proves. */
  readonly findings: readonly number[];
  readonly lens: Lens;
  /** Of the descriptor that the call works on; null where there is none or before the analysis. */
  readonly fdHistory: FdHistory | null;
}

/** Longest text that the detail puts on the page: a line with `-s 100000` stays usable. */
export const detailTextLimit = 20_000;
const neighbours = 3;
const neighbourTextLimit = 160;
const detailLines = 24;

/** @param findings false while computing them, and the lives of descriptors, would make the reader wait */
export function readDetail(of: Selectable, call: number, findings: boolean): CallDetail {
  const { trace, log } = of;
  const before = walk(trace, call, -1).reverse();
  const after = walk(trace, call, 1);
  const { startNs, durationNs } = trace.calls;
  const next = after[0];
  const end = (startNs[call] as number) + (durationNs[call] as number);
  return {
    row: readCall(of, call),
    text: cutText(callText(trace, call), detailTextLimit),
    lines: linesOf(trace, call).map((line) => ({
      number: line + 1,
      text: cutText(lineText(trace, line), detailTextLimit),
    })),
    line: lineOf(trace, call),
    target: log?.fds.targetOf(call) ?? '',
    before,
    after,
    gapNs: next ? next.startNs - end : Number.NaN,
    findings: findings && log ? provenBy(log, call) : [],
    lens: readLens(trace, log, call),
    fdHistory: (findings && log && historyOfFd(log, call)) || null,
  };
}

function provenBy(log: StraceLog, call: number): number[] {
  const indices: number[] = [];
  log.findings.forEach((finding, index) => {
    if (finding.calls.includes(call)) indices.push(index);
  });
  return indices;
}

function walk(trace: StraceTrace, call: number, direction: 1 | -1): Neighbour[] {
  const { calls } = trace;
  const found: Neighbour[] = [];
  const thread = calls.thread[call];
  for (let at = call + direction; at >= 0 && at < calls.count && found.length < neighbours; at += direction) {
    if (calls.thread[at] !== thread) continue;
    found.push({
      call: at,
      line: (calls.startLine[at] as number) + 1,
      startNs: calls.startNs[at] as number,
      durationNs: calls.durationNs[at] as number,
      text: cutText(callText(trace, at), neighbourTextLimit),
    });
  }
  return found;
}

function linesOf(trace: StraceTrace, call: number): number[] {
  const first = trace.calls.startLine[call] as number;
  const end = trace.calls.endLine[call] as number;
  const lines = [first];
  if (end !== NO_LINE && end !== first) lines.push(end);
  // Stack frames and hex dumps stand below the call that they belong to.
  for (
    let line = (lines.at(-1) as number) + 1;
    line < trace.lines.count && lines.length < detailLines;
    line++
  ) {
    if (trace.lines.kind[line] !== LineKind.detail || trace.lines.ref[line] !== call) break;
    lines.push(line);
  }
  return lines;
}
