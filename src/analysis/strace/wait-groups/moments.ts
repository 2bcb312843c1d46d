import { NO_LINE, type StraceTrace } from '../../../formats/strace/trace.ts';

/** When calls began and ended: in nanoseconds where the log has a clock, else in lines of the file. */
export interface Moments {
  readonly inTime: boolean;
  begin(call: number): number;
  /** NaN for a call without an end. */
  end(call: number): number;
  event(event: number): number;
}

export function momentsOf(trace: StraceTrace): Moments {
  const { calls, events } = trace;
  if (trace.clock !== 'none') {
    return {
      inTime: true,
      begin: (call) => calls.startNs[call] as number,
      end: (call) => (calls.startNs[call] as number) + (calls.durationNs[call] as number),
      event: (event) => events.timeNs[event] as number,
    };
  }
  return linesOf(trace);
}

/**
 * In which order the calls of several threads began and ended. In one file that is the order of its lines, which is that
 * of strace's stops: a thread that is woken returns after its waker began. Its times say so only nearly, since strace
 * takes the moment before it prints, and measures the duration after it. Files of a set have their times alone.
 */
export function orderOf(trace: StraceTrace): Moments {
  return trace.files.length > 1 ? momentsOf(trace) : linesOf(trace);
}

function linesOf({ calls, events }: StraceTrace): Moments {
  return {
    inTime: false,
    begin: (call) => calls.startLine[call] as number,
    end: (call) => {
      const line = calls.endLine[call] as number;
      return line === NO_LINE ? Number.NaN : line;
    },
    event: (event) => events.line[event] as number,
  };
}

/** How many values of a list in order lie at or below `most`. */
export function countUpTo(count: number, valueAt: (index: number) => number, most: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds to the list of a key. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
