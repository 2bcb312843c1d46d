import { mayHaveStop } from '../analysis/strace/restart/may-have-stop.ts';
import { lineText } from '../formats/strace/text.ts';
import { CallFlag, CallState, LineKind, type StraceTrace } from '../formats/strace/trace.ts';
import type { TraceInfo } from './call-row.ts';

/** What the frame says about a log: sizes, counts, clock, and which options of strace its lines show. */
export function describeTrace(trace: StraceTrace): TraceInfo {
  const { calls } = trace;
  let neverFinished = 0;
  let resumedWithoutStart = 0;
  let hasDurations = false;
  for (let call = 0; call < calls.count; call++) {
    if (calls.state[call] === CallState.neverFinished) neverFinished++;
    if ((calls.flags[call] as number) & CallFlag.startMissing) resumedWithoutStart++;
    if (!hasDurations && !Number.isNaN(calls.durationNs[call] as number)) hasDurations = true;
  }
  let outputLines = 0;
  for (let line = 0; line < trace.lines.count; line++)
    if (trace.lines.kind[line] === LineKind.output) outputLines++;
  const hasPids = trace.threads.some((thread) => thread.pid !== null);
  return {
    names: trace.files.map((file) => file.name),
    bytes: trace.source.length,
    lines: trace.lines.count,
    calls: calls.count,
    threads: trace.threads.length,
    clock: trace.clock,
    baseNs: String(trace.baseNs),
    endNs: Number.isNaN(trace.endNs) ? null : trace.endNs,
    hasPids,
    hasDurations,
    hasStops: mayHaveStop(trace),
    options: optionsSeen(trace, hasPids, hasDurations),
    unfinishedLines: trace.counts.unfinishedLines,
    neverFinished,
    resumedWithoutStart,
    outputLines,
    skipped: trace.skipped,
    summaryTables: trace.summaryTables,
    complete: trace.complete,
  };
}

const looked = 200;

function optionsSeen(trace: StraceTrace, hasPids: boolean, hasDurations: boolean): string[] {
  const options: string[] = [];
  if (hasPids) options.push(trace.files.some((file) => file.pid !== null) ? '-ff' : '-f');
  let lines = '';
  for (let line = 0; line < Math.min(trace.lines.count, looked); line++) {
    if (trace.lines.kind[line] === LineKind.callStart) lines += `${lineText(trace, line).slice(0, 200)}\n`;
  }
  if (trace.clock === 'epoch') options.push('-ttt');
  if (trace.clock === 'day') options.push(/\d\d:\d\d:\d\d\.\d/.test(lines) ? '-tt' : '-t');
  if (trace.clock === 'relative') options.push('-r');
  if (hasDurations) options.push('-T');
  if (/\(\d+<\S/.test(lines))
    options.push(/\(\d+<(?:TCP|UDP|UNIX)[^>]*\[[^\]]*(?:->|,|:)/.test(lines) ? '-yy' : '-y');
  if (trace.summaryTables.length > 0) options.push(trace.calls.count > 0 ? '-C' : '-c');
  return options;
}
