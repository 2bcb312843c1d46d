import type { StraceTrace } from '../../formats/strace/trace.ts';
import { Direction, directionOf } from './fd/byte-direction.ts';
import { type IndexedFdTable, targetKind } from './fd-table.ts';
import type { TargetTotal } from './log.ts';
import { compareText, hasError, isFinished } from './totals.ts';

/** Totals per path, peer or bare fd, over finished calls, by time and then by calls, largest first; of some calls or of all. */
export function targetTotals(
  trace: StraceTrace,
  fds: IndexedFdTable,
  selected: Uint32Array | null = null,
): TargetTotal[] {
  const { calls } = trace;
  const length = selected?.length ?? calls.count;
  const direction = trace.names.map(directionOf);
  const size = fds.targetCount;
  const counts = new Uint32Array(size);
  const errors = new Uint32Array(size);
  const sums = new Float64Array(size);
  const longest = new Int32Array(size).fill(-1);
  const bytesRead = new Float64Array(size);
  const bytesWritten = new Float64Array(size);
  for (let at = 0; at < length; at++) {
    const call = selected ? (selected[at] as number) : at;
    const id = fds.targetIds[call] as number;
    if (id === 0 || !isFinished(trace, call)) continue;
    counts[id] = (counts[id] as number) + 1;
    if (hasError(trace, call)) errors[id] = (errors[id] as number) + 1;
    const moved = calls.returnValue[call] as number;
    if (moved > 0) {
      const way = direction[calls.name[call] as number];
      if (way === Direction.read) bytesRead[id] = (bytesRead[id] as number) + moved;
      else if (way === Direction.written) bytesWritten[id] = (bytesWritten[id] as number) + moved;
    }
    const duration = calls.durationNs[call] as number;
    if (!(duration >= 0)) continue;
    sums[id] = (sums[id] as number) + duration;
    const best = longest[id] as number;
    if (best < 0 || duration > (calls.durationNs[best] as number)) longest[id] = call;
  }
  const totals: TargetTotal[] = [];
  for (let id = 1; id < size; id++) {
    if (counts[id] === 0) continue;
    const target = fds.targetName(id);
    const maxCall = longest[id] as number;
    totals.push({
      target,
      kind: targetKind(target),
      calls: counts[id] as number,
      errors: errors[id] as number,
      durationNs: sums[id] as number,
      maxNs: maxCall < 0 ? Number.NaN : (calls.durationNs[maxCall] as number),
      maxCall,
      readBytes: bytesRead[id] as number,
      writtenBytes: bytesWritten[id] as number,
    });
  }
  return totals.sort(
    (a, b) => b.durationNs - a.durationNs || b.calls - a.calls || compareText(a.target, b.target),
  );
}
