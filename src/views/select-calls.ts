import type { StraceLog } from '../analysis/strace/log.ts';
import { parseQuery } from '../analysis/strace/query/parse.ts';
import { type Selectable, selectMatching } from '../analysis/strace/query/select.ts';
import type { StraceTrace } from '../formats/strace/trace.ts';
import type { CallSort, CallView } from './call-view.ts';
import { ranks, sortByNumber } from './sort-index.ts';

/**
 * The calls of a view: those that its query selects, in its order. Yields often enough to be stopped within a few tens
 * of milliseconds. A query with an error counts as empty; whoever shows a view says what is wrong with it.
 */
export function* selectCalls(from: Selectable, view: CallView): Generator<void, Uint32Array> {
  const selected = yield* selectMatching(from, parseQuery(view.query).node);
  yield;
  return sortCalls(from, selected, view.sort);
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
