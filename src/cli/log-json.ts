import type { StraceLog } from '../analysis/strace/log.ts';
import { waitClassNames } from '../analysis/strace/log.ts';
import { callText } from '../formats/strace/text.ts';
import {
  CallFlag,
  CallState,
  EventKind,
  LineKind,
  NO_LINE,
  type StraceTrace,
} from '../formats/strace/trace.ts';
import { cutText } from '../views/visible-text.ts';
import { restartsToJson } from './log-restarts.ts';
import { descriptorsToJson, histogramToJson } from './log-spread.ts';
import { processTreeToJson, waitGroupsToJson } from './log-waits.ts';
import type { QueryFacts } from './query.ts';

/** How many of the slowest calls a report holds. */
const slowestCount = 20;
/** Longest text of one call. */
const textLimit = 1000;

/** JSON has no NaN; what is not known is null. */
const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

function countCalls({ calls }: StraceTrace) {
  const states = [0, 0, 0, 0, 0];
  let resumedWithoutStart = 0;
  let pidChanged = 0;
  for (let call = 0; call < calls.count; call++) {
    const state = calls.state[call] as number;
    states[state] = (states[state] as number) + 1;
    const flags = calls.flags[call] as number;
    if (flags & CallFlag.startMissing) resumedWithoutStart++;
    if (flags & CallFlag.pidChanged) pidChanged++;
  }
  const [returned = 0, noValue = 0, restarted = 0, neverFinished = 0, detached = 0] = states;
  const finished = returned + noValue + restarted;
  return { finished, returned, noValue, restarted, neverFinished, resumedWithoutStart, detached, pidChanged };
}

/** Names behind calls that ended in one state: `-1 EXXX` where they returned, ERESTARTxxx where they are restarted. */
function countErrnos({ calls, errnos }: StraceTrace, state: CallState): Record<string, number> {
  const counts = new Float64Array(errnos.length);
  for (let call = 0; call < calls.count; call++) {
    if (calls.state[call] !== state) continue;
    const errno = calls.errno[call] as number;
    counts[errno] = (counts[errno] as number) + 1;
  }
  const entries = errnos.map((name, index) => [name, counts[index] as number] as const).slice(1);
  return Object.fromEntries(entries.filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]));
}

function countSignals({ events, signals }: StraceTrace, kind: EventKind): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let event = 0; event < events.count; event++) {
    if (events.kind[event] !== kind) continue;
    const name = signals[events.value[event] as number] as string;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function countLines({ counts, lines }: StraceTrace) {
  const byKind = new Float64Array(Object.keys(LineKind).length);
  for (let line = 0; line < lines.count; line++) {
    const kind = lines.kind[line] as number;
    byKind[kind] = (byKind[kind] as number) + 1;
  }
  const of = (kind: LineKind) => byKind[kind] ?? 0;
  return {
    unfinishedLines: counts.unfinishedLines,
    resumedLines: counts.resumedLines,
    joinedBroken: counts.joinedBroken,
    attached: counts.attached,
    detached: counts.detached,
    outputLines: of(LineKind.output),
    detailLines: of(LineKind.detail),
    tableLines: of(LineKind.table),
    blankLines: of(LineKind.blank),
  };
}

function slowestCalls(log: StraceLog) {
  const { trace } = log;
  const { calls } = trace;
  return log.slowest(slowestCount).map((call) => {
    const endLine = calls.endLine[call] as number;
    return {
      line: (calls.startLine[call] as number) + 1,
      endLine: endLine === NO_LINE ? null : endLine + 1,
      pid: trace.threads[calls.thread[call] as number]?.pid ?? null,
      syscall: trace.names[calls.name[call] as number] as string,
      durationNs: calls.durationNs[call] as number,
      class: waitClassNames[log.waits.classOf[call] as number] as string,
      text: cutText(callText(trace, call), textLimit),
    };
  });
}

/**
 * One log as the plain object that `analyze --json` prints; docs/json-output.md says what each field means and
 * docs/analyze.schema.json what it may hold. Durations are integer nanoseconds, lines count from 1, NaN becomes null.
 * @param file as the user named it
 */
export function logToJson(log: StraceLog, file: string, query: QueryFacts | null = null) {
  const { trace } = log;
  const waits = log.waits.totalNs;
  return {
    format: 'strace' as const,
    file,
    bytes: trace.source.length,
    lines: trace.lines.count,
    clock: trace.clock,
    durationNs: known(trace.endNs),
    complete: trace.complete,
    ...(query && { query }),
    fileNames: trace.files.map((input) => input.name),
    calls: countCalls(trace),
    syscalls: log.totals
      .filter((total) => total.calls > 0)
      .map(({ name, calls, errors, restarts, durationNs, p50Ns, p99Ns, maxNs }) => ({
        name,
        calls,
        errors,
        restarts,
        durationNs: known(durationNs),
        p50Ns: known(p50Ns),
        p99Ns: known(p99Ns),
        maxNs: known(maxNs),
      })),
    errnos: countErrnos(trace, CallState.returned),
    restarts: countErrnos(trace, CallState.restarted),
    slowest: slowestCalls(log),
    processes: log.processes.map(({ pid, comm, calls, exit, signal, durationNs }) => ({
      pid,
      comm,
      calls,
      durationNs: known(durationNs),
      exit,
      signal,
    })),
    signals: countSignals(trace, EventKind.signal),
    stopped: countSignals(trace, EventKind.stopped),
    summaryTables: trace.summaryTables.map((table) => ({
      line: table.line + 1,
      abi: table.abi,
      columns: table.columns,
      rows: table.rows,
      total: table.total,
    })),
    waits: Object.fromEntries(waitClassNames.map((name, index) => [`${name}Ns`, known(waits[index] ?? 0)])),
    waitGroups: waitGroupsToJson(log),
    processTree: processTreeToJson(log),
    stops: restartsToJson(log),
    descriptors: descriptorsToJson(log),
    histogram: histogramToJson(log),
    findings: log.findings.map((finding) => ({
      kind: finding.kind,
      count: finding.count,
      totalNs: known(finding.totalNs),
      maxNs: known(finding.maxNs),
      pids: finding.pids,
      lines: finding.lines,
      target: finding.target,
      ...(finding.holder && { holder: finding.holder }),
      ...(finding.parts && { parts: finding.parts }),
    })),
    counts: countLines(trace),
    skipped: {
      lines: trace.skipped.lines,
      reasons: Object.fromEntries(
        Object.entries(trace.skipped.reasons).map(([reason, { count }]) => [reason, count]),
      ),
    },
  };
}

export type LogJson = ReturnType<typeof logToJson>;
