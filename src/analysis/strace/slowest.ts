import type { StraceTrace } from '../../formats/strace/trace.ts';
import type { WaitClass, Waits } from './log.ts';

/**
 * The `count` calls with the longest printed durations, longest first, ties in file order; of `classes` and of the
 * `selected` calls only, where given. One pass that keeps the best in a heap, so that a million calls need no sorting.
 */
export function slowestCalls(
  trace: StraceTrace,
  waits: Waits,
  count: number,
  classes?: readonly WaitClass[],
  selected?: Uint32Array | null,
): number[] {
  const { durationNs } = trace.calls;
  const wanted = classes ? new Set<number>(classes) : null;
  const heap: number[] = [];
  // Whether a is a worse candidate than b: shorter, or equal and later in the file.
  const worse = (a: number, b: number) => {
    const difference = (durationNs[a] as number) - (durationNs[b] as number);
    return difference < 0 || (difference === 0 && a > b);
  };
  const length = selected?.length ?? trace.calls.count;
  for (let at = 0; at < length; at++) {
    const call = selected ? (selected[at] as number) : at;
    if (!((durationNs[call] as number) >= 0)) continue;
    if (wanted && !wanted.has(waits.classOf[call] as number)) continue;
    if (heap.length < count) {
      heap.push(call);
      siftUp(heap, worse);
    } else if (count > 0 && worse(heap[0] as number, call)) {
      heap[0] = call;
      siftDown(heap, worse);
    }
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}

type Worse = (a: number, b: number) => boolean;

function siftUp(heap: number[], worse: Worse): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!worse(heap[at] as number, heap[parent] as number)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function siftDown(heap: number[], worse: Worse): void {
  let at = 0;
  for (;;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && worse(heap[child] as number, heap[least] as number)) least = child;
    }
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function swap(heap: number[], i: number, j: number): void {
  const held = heap[i] as number;
  heap[i] = heap[j] as number;
  heap[j] = held;
}
