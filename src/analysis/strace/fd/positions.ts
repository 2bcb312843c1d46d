import { LineKind, type StraceTrace } from '../../../formats/strace/trace.ts';

/**
 * The order in which the lines of a log happened. In one file that is the order of its lines. Files of a `-ff` set lie
 * one after the other in the trace but happened at the same time: their lines are merged by time stamp where they have
 * one that files share.
 */
export interface Positions {
  /** The line at each position; null where position and line are the same. */
  readonly lineAt: Uint32Array | null;
  /** The position of each line; null where they are the same. */
  readonly positionOf: Uint32Array | null;
}

export function positionsOf(trace: StraceTrace): Positions {
  const { files, clock, lines } = trace;
  if (files.length < 2 || clock === 'none' || clock === 'relative') return { lineAt: null, positionOf: null };
  const times = lineTimes(trace);
  const next = files.map((file) => file.firstLine);
  const ends = files.map((file) => file.firstLine + file.lines);
  // A heap of files by the time of their next line; equal times in the order of the files.
  const heap: number[] = [];
  const isBefore = (one: number, other: number) => {
    const difference = (times[next[one] as number] as number) - (times[next[other] as number] as number);
    return difference < 0 || (difference === 0 && one < other);
  };
  const swap = (one: number, other: number) => {
    [heap[one], heap[other]] = [heap[other] as number, heap[one] as number];
  };
  const sink = (from: number) => {
    for (let at = from; ; ) {
      let first = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && isBefore(heap[child] as number, heap[first] as number)) first = child;
      }
      if (first === at) return;
      swap(at, first);
      at = first;
    }
  };
  for (let file = 0; file < files.length; file++) {
    if ((next[file] as number) < (ends[file] as number)) heap.push(file);
  }
  for (let at = heap.length >> 1; at >= 0; at--) sink(at);
  const lineAt = new Uint32Array(lines.count);
  const positionOf = new Uint32Array(lines.count);
  for (let position = 0; heap.length > 0; position++) {
    const file = heap[0] as number;
    const line = next[file] as number;
    lineAt[position] = line;
    positionOf[line] = position;
    next[file] = line + 1;
    if (line + 1 >= (ends[file] as number)) {
      const last = heap.pop() as number;
      if (heap.length > 0) heap[0] = last;
    }
    sink(0);
  }
  return { lineAt, positionOf };
}

/** When each line was written, never going back inside a file; lines without a stamp take the one before. */
function lineTimes(trace: StraceTrace): Float64Array {
  const { lines, calls, events, files } = trace;
  const times = new Float64Array(lines.count);
  for (const file of files) {
    let last = Number.NEGATIVE_INFINITY;
    for (let line = file.firstLine; line < file.firstLine + file.lines; line++) {
      const ref = lines.ref[line] as number;
      let time = Number.NaN;
      switch (lines.kind[line]) {
        case LineKind.callStart:
          time = calls.startNs[ref] as number;
          break;
        case LineKind.callResumed:
        case LineKind.callRest:
          time = (calls.startNs[ref] as number) + (calls.durationNs[ref] as number);
          break;
        case LineKind.event:
          time = events.timeNs[ref] as number;
          break;
      }
      if (time > last) last = time;
      times[line] = last;
    }
  }
  return times;
}
