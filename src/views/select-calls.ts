import type { StraceLog } from '../analysis/strace/log.ts';
import { waitClassNames } from '../analysis/strace/log.ts';
import { LineKind, NO_LINE, type StraceTrace } from '../formats/strace/trace.ts';
import type { CallFilter, CallSort, CallView } from './call-view.ts';
import { searchLines } from './search-lines.ts';
import { ranks, sortByNumber } from './sort-index.ts';

/** What a selection is made from: `log` is missing while the file is still being read. */
export interface Selectable {
  readonly trace: StraceTrace;
  readonly log: StraceLog | null;
}

/**
 * The calls of a view: those that pass its filter, in its order. Yields often enough to be stopped within a few tens
 * of milliseconds. Parts of the filter that need the analysis (class, target, finding) let nothing pass while there is
 * none.
 */
export function* selectCalls(from: Selectable, view: CallView): Generator<void, Uint32Array> {
  const passing = yield* filterCalls(from, view.filter);
  yield;
  return sortCalls(from, passing, view.sort);
}

/** Runs a selection to its end; for places that need not stop. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function* filterCalls({ trace, log }: Selectable, filter: CallFilter): Generator<void, Uint32Array> {
  const { calls } = trace;
  const pass = new Uint8Array(calls.count).fill(1);
  keepNames(pass, calls.name, trace.names, filter.syscalls);
  if (filter.pids?.length) {
    const wanted = new Set(filter.pids);
    keep(
      pass,
      calls.thread,
      flags(trace.threads, (thread) => thread.pid !== null && wanted.has(thread.pid)),
    );
  }
  if (filter.errnos?.includes('any'))
    keep(
      pass,
      calls.errno,
      flags(trace.errnos, (name) => name !== ''),
    );
  else keepNames(pass, calls.errno, trace.errnos, filter.errnos);
  if (filter.minNs) {
    const { durationNs } = calls;
    const { minNs } = filter;
    for (let call = 0; call < pass.length; call++)
      if (!((durationNs[call] as number) >= minNs)) pass[call] = 0;
  }
  if (filter.classes?.length) {
    const { classes } = filter;
    if (!log) pass.fill(0);
    else
      keep(
        pass,
        log.waits.classOf,
        flags(waitClassNames, (name) => classes.includes(name)),
      );
  }
  if (filter.finding !== undefined) {
    const proof = log?.findings[filter.finding]?.calls ?? [];
    const proves = new Uint8Array(pass.length);
    for (const call of proof) proves[call] = 1;
    for (let call = 0; call < pass.length; call++) if (!proves[call]) pass[call] = 0;
  }
  yield;
  if (filter.target) {
    for (let call = 0; call < pass.length; call++) {
      if (pass[call] && log?.fds.targetOf(call) !== filter.target) pass[call] = 0;
      if ((call & 0xfff) === 0) yield;
    }
  }
  if (filter.text) yield* keepText(trace, pass, filter.text);
  let count = 0;
  for (let call = 0; call < pass.length; call++) count += pass[call] as number;
  const selected = new Uint32Array(count);
  for (let call = 0, place = 0; place < count; call++) if (pass[call]) selected[place++] = call;
  return selected;
}

function* keepText(trace: StraceTrace, pass: Uint8Array, text: string): Generator<void, void> {
  const found = yield* searchLines(trace, text);
  const hit = new Uint8Array(pass.length);
  const { kind, ref } = trace.lines;
  for (let line = 0; line < found.length; line++) {
    if (!found[line]) continue;
    const of = kind[line] as number;
    if (of > LineKind.callRest && of !== LineKind.detail) continue;
    const call = ref[line] as number;
    if (call !== NO_LINE && call < hit.length) hit[call] = 1;
  }
  for (let call = 0; call < pass.length; call++) if (!hit[call]) pass[call] = 0;
}

function flags<T>(items: readonly T[], wanted: (item: T) => boolean): Uint8Array {
  return Uint8Array.from(items, (item) => (wanted(item) ? 1 : 0));
}

function keep(pass: Uint8Array, column: ArrayLike<number>, wanted: Uint8Array): void {
  for (let call = 0; call < pass.length; call++) if (!wanted[column[call] as number]) pass[call] = 0;
}

function keepNames(
  pass: Uint8Array,
  column: ArrayLike<number>,
  names: readonly string[],
  wanted: readonly string[] | undefined,
): void {
  if (wanted?.length)
    keep(
      pass,
      column,
      flags(names, (name) => wanted.includes(name)),
    );
}

function sortCalls({ trace, log }: Selectable, calls: Uint32Array, sort: CallSort): Uint32Array {
  const { key, descending } = sort;
  // Calls are stored in the order in which they begin in the file.
  if (key === 'line') return descending ? calls.slice().reverse() : calls;
  const keys = sortColumn(trace, log, key);
  return keys ? sortByNumber(calls, keys, descending) : calls;
}

function sortColumn(
  trace: StraceTrace,
  log: StraceLog | null,
  key: Exclude<CallSort['key'], 'line'>,
): ArrayLike<number> | null {
  const { calls } = trace;
  switch (key) {
    case 'time':
      return calls.startNs;
    case 'took':
      return calls.durationNs;
    case 'pid':
      return throughTable(calls.thread, calls.count, (thread) => trace.threads[thread]?.pid ?? Number.NaN);
    case 'syscall': {
      const rank = ranks(trace.names);
      return throughTable(calls.name, calls.count, (name) => rank[name] as number);
    }
    case 'class':
      return log ? log.waits.classOf : null;
    case 'result': {
      // Errors by name below all values, so that one click brings them together.
      const rank = ranks(trace.errnos);
      const keys = new Float64Array(calls.count);
      for (let call = 0; call < keys.length; call++) {
        const errno = calls.errno[call] as number;
        keys[call] = errno ? (rank[errno] as number) - 1e15 : (calls.returnValue[call] as number);
      }
      return keys;
    }
  }
}

function throughTable(
  column: ArrayLike<number>,
  count: number,
  value: (index: number) => number,
): Float64Array {
  const keys = new Float64Array(count);
  for (let call = 0; call < count; call++) keys[call] = value(column[call] as number);
  return keys;
}
