import { Evidence } from '../analysis/strace/findings/evidence.ts';
import { processTree } from '../analysis/strace/findings/process-tree.ts';
import { type StraceLog, waitClassNames } from '../analysis/strace/log.ts';
import { argsText, lineText, resultText } from '../formats/strace/text.ts';
import { CallFlag, CallState } from '../formats/strace/trace.ts';
import { cutText } from '../views/visible-text.ts';
import {
  callCount,
  type ExportPiece,
  type ExportPieces,
  type ExportSource,
  eachCall,
  PieceText,
} from './source.ts';

export interface ChromeOptions {
  /** Signals and exits of the threads that have an exported call, as instants. */
  readonly events: boolean;
}

/** Longest text that an event carries: the tools show it in one line. */
const textLimit = 1000;

/**
 * By `WaitClass`, the reserved colour names of Catapult's trace viewer (tracing/base/color_scheme.html) nearest to
 * ours. Perfetto takes its colours from the name of the call.
 */
const colours = [
  'thread_state_runnable',
  'background_memory_dump',
  'terrible',
  'grey',
  'detailed_memory_dump',
] as const;

/** A log without pids, and the first process of a log on a terminal, are shown under this one. */
const unknownPid = 1;

/** Whether the log has what a trace of this format needs: without a clock no event has a place. */
export function canExportChrome({ trace }: StraceLog): boolean {
  return trace.clock !== 'none';
}

/**
 * Calls as events of Chrome's Trace Event Format (JSON object form), which Perfetto and chrome://tracing open. Times are
 * microseconds from the trace's first moment, with the nanoseconds behind the point.
 *
 * A finished call is a complete event (`X`), one without a printed duration an instant (`i`), one that never finished
 * a begin (`B`), which is ended (`E`) where its thread goes on. Events of a thread must nest; strace takes stamp and
 * duration apart, so that a call may seem to end a moment after the next began. Such an event is drawn up to the next
 * one; `args.durationNs` says what was printed. Calls whose moment is not known are left out.
 */
export function* exportChrome(source: ExportSource, options: ChromeOptions): ExportPieces {
  const { log, query } = source;
  const { trace } = log;
  const count = callCount(source);
  const text = new PieceText();
  const events = new EventWriter(log);
  const other = {
    source: trace.files.map((file) => file.name).join(', '),
    clock: trace.clock,
    baseNs: String(trace.baseNs),
    query,
  };
  text.add(`{"displayTimeUnit":"ns","otherData":${JSON.stringify(other)},"traceEvents":[\n`, 0);
  text.add(events.names(usedThreads(source)).join(',\n'), 0);
  let done = 0;
  for (const call of eachCall(source)) {
    done++;
    for (const event of events.call(call)) {
      const piece: ExportPiece | null = text.add(`,\n${event}`, done / count);
      if (piece) yield piece;
    }
  }
  for (const event of events.rest()) text.add(`,\n${event}`, 1);
  if (options.events) {
    const used = usedThreads(source);
    for (let event = 0; event < trace.events.count; event++) {
      if (!used[trace.events.thread[event] as number]) continue;
      const written = events.instant(event);
      const piece = written && text.add(`,\n${written}`, 1);
      if (piece) yield piece;
    }
  }
  text.add('\n]}\n', 1);
  yield text.take(1);
}

function usedThreads(source: ExportSource): Uint8Array {
  const { calls, threads } = source.log.trace;
  const used = new Uint8Array(threads.length);
  for (const call of eachCall(source)) used[calls.thread[call] as number] = 1;
  return used;
}

/** Microseconds with the nanoseconds behind the point, exactly. */
function microseconds(ns: number): number {
  return Math.round(ns) / 1000;
}

class EventWriter {
  private readonly log: StraceLog;
  /** By thread: the first thread of its process. */
  private readonly leader: Int32Array;
  /** By thread: its last call, which waits for the next one to say how far it may be drawn. */
  private readonly waiting: Int32Array;
  /** By thread: a begin that was written and has no end. */
  private readonly open: Int32Array;
  /** By thread: up to where it is drawn, in nanoseconds. */
  private readonly reached: Float64Array;

  constructor(log: StraceLog) {
    this.log = log;
    this.leader = processTree(new Evidence(log)).leader;
    this.waiting = new Int32Array(log.trace.threads.length).fill(-1);
    this.open = new Int32Array(log.trace.threads.length).fill(-1);
    this.reached = new Float64Array(log.trace.threads.length);
  }

  /** Names of processes and threads, as metadata events. */
  names(used: Uint8Array): string[] {
    const { threads, files } = this.log.trace;
    const isSet = files.some((file) => file.pid !== null);
    const named = new Set<number>();
    const out: string[] = [];
    for (const [index, thread] of threads.entries()) {
      if (!used[index]) continue;
      const ids = this.ids(index);
      const own = thread.comm ?? (isSet ? (files[thread.file]?.name ?? '') : '');
      const leader = threads[this.leader[index] as number];
      const file = files[thread.file]?.name ?? '';
      const process = cutText(leader?.comm ?? (isSet ? own : file), textLimit);
      if (!named.has(ids.pid)) {
        named.add(ids.pid);
        out.push(JSON.stringify({ ph: 'M', name: 'process_name', ...ids, args: { name: process } }));
      }
      const name = cutText(own || String(thread.pid ?? process), textLimit);
      out.push(JSON.stringify({ ph: 'M', name: 'thread_name', ...ids, args: { name } }));
    }
    if (out.length > 0) return out;
    // The list of events must not begin with a comma.
    const name = cutText(files[0]?.name ?? '', textLimit);
    return [JSON.stringify({ ph: 'M', name: 'process_name', pid: unknownPid, args: { name } })];
  }

  /** What can be written now that this call of its thread is known. */
  *call(call: number): Generator<string, void> {
    const { calls } = this.log.trace;
    const startNs = calls.startNs[call] as number;
    if (Number.isNaN(startNs)) return;
    const thread = calls.thread[call] as number;
    const before = this.waiting[thread] as number;
    if (before >= 0) yield* this.write(before, startNs);
    this.waiting[thread] = call;
  }

  /** The last call of each thread. */
  *rest(): Generator<string, void> {
    for (const call of this.waiting) if (call >= 0) yield* this.write(call, Number.POSITIVE_INFINITY);
  }

  instant(event: number): string | null {
    const { trace } = this.log;
    const { events } = trace;
    const timeNs = events.timeNs[event] as number;
    if (Number.isNaN(timeNs)) return null;
    const body = lineText(trace, events.line[event] as number);
    const at = body.search(/(?:---|\+\+\+) /);
    return JSON.stringify({
      ph: 'i',
      s: 't',
      name: cutText(at < 0 ? body : body.slice(at), 80),
      cat: 'event',
      ts: microseconds(timeNs),
      ...this.ids(events.thread[event] as number),
      args: { line: (events.line[event] as number) + 1 },
    });
  }

  private *write(call: number, nextNs: number): Generator<string, void> {
    const { log } = this;
    const { trace } = log;
    const { calls } = trace;
    const thread = calls.thread[call] as number;
    const ids = this.ids(thread);
    const startNs = calls.startNs[call] as number;
    const durationNs = calls.durationNs[call] as number;
    // Of a call whose beginning is not in the log, what lies before the log or in another call is not drawn.
    const fromNs = Math.max(startNs, this.reached[thread] as number);
    const state = calls.state[call] as number;
    const waitClass = log.waits.classOf[call] as number;
    const open = this.open[thread] as number;
    if (open >= 0) {
      yield JSON.stringify({ ph: 'E', ts: microseconds(fromNs), ...ids });
      this.open[thread] = -1;
    }
    const common = {
      name: trace.names[calls.name[call] as number] ?? '',
      cat: waitClassNames[waitClass] ?? 'work',
      cname: colours[waitClass] ?? colours[0],
      ts: microseconds(fromNs),
      ...ids,
    };
    const args = {
      arguments: cutText(argsText(trace, call), textLimit),
      result: cutText(resultText(trace, call), textLimit),
      target: cutText(log.fds.targetOf(call), textLimit),
      line: (calls.startLine[call] as number) + 1,
      ...(durationNs >= 0 && { durationNs }),
      ...((calls.flags[call] as number) & CallFlag.startMissing && { beginning: 'not in the log' }),
    };
    if (state === CallState.neverFinished || state === CallState.detached) {
      this.open[thread] = call;
      this.reached[thread] = fromNs;
      yield JSON.stringify({ ph: 'B', ...common, args });
    } else if (durationNs >= 0) {
      const drawnNs = Math.max(0, Math.min(startNs + durationNs, nextNs) - fromNs);
      this.reached[thread] = fromNs + drawnNs;
      yield JSON.stringify({ ph: 'X', ...common, dur: microseconds(drawnNs), args });
    } else yield JSON.stringify({ ph: 'i', s: 't', ...common, args });
  }

  private ids(thread: number): { pid: number; tid: number } {
    const { threads } = this.log.trace;
    const leader = threads[this.leader[thread] as number]?.pid ?? unknownPid;
    return { pid: leader, tid: threads[thread]?.pid ?? leader };
  }
}
