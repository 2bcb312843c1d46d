import type { Stop } from '../../../src/analysis/gotrace/ranges/range-figures.ts';
import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import { GoState } from '../../../src/formats/gotrace/events.ts';
import { lengthNs, programGroups, runsOf, totalNs } from '../../../src/grading/go-trace-sums.ts';
import { oncePerSubject } from '../../../src/grading/once-per-subject.ts';
import type { PlaceRange } from '../../../src/grading/subjects.ts';

const rangeOf = ({ startNs, durNs }: Stop): PlaceRange => ({ fromNs: startNs, toNs: startNs + durNs });

/** Mark phases in order of time. */
export const marks = ({ figures }: WholeTrace): readonly PlaceRange[] =>
  figures.markPhases.map(([fromNs, toNs]) => ({ fromNs, toNs }));

/** Moments in which the collector stopped the program: two for a collection. */
export const gcStops = ({ figures }: WholeTrace): readonly PlaceRange[] =>
  figures.stops.filter(({ kind }) => kind.includes('(GC ')).map(rangeOf);

export const byLength = (ranges: readonly PlaceRange[]): readonly PlaceRange[] =>
  ranges.toSorted((a, b) => lengthNs(b) - lengthNs(a));

export const markNs = (trace: WholeTrace): number => totalNs(marks(trace));
export const stopNs = (trace: WholeTrace): number => totalNs(gcStops(trace));

/** From the begin of one mark phase to that of the next, on average. */
export function intervalNs(trace: WholeTrace): number {
  const all = marks(trace);
  const [first, last] = [all[0], all.at(-1)];
  return first && last && all.length > 1 ? (last.fromNs - first.fromNs) / (all.length - 1) : Number.NaN;
}

/** Between one mark phase and the next. */
export const pauses = (trace: WholeTrace): readonly PlaceRange[] => {
  const all = marks(trace);
  return all.slice(1).map(({ fromNs }, at) => ({ fromNs: (all[at] as PlaceRange).toNs, toNs: fromNs }));
};

/** Stretches inside of mark phases in which goroutines of the program ran, outside of all stops. */
export const runsWhileMarking = oncePerSubject((trace: WholeTrace): readonly PlaceRange[] => {
  const stops = gcStops(trace);
  const runs = programGroups(trace).flatMap((group) => runsOf(trace, group));
  return marks(trace).flatMap((mark) =>
    runs
      .map(({ fromNs, toNs }) => ({ fromNs: Math.max(fromNs, mark.fromNs), toNs: Math.min(toNs, mark.toNs) }))
      .filter((run) => lengthNs(run) > 0)
      .filter((run) => !stops.some(({ fromNs, toNs }) => fromNs < run.toNs && run.fromNs < toNs)),
  );
});

/** How long each P ran goroutines, by P. */
export function busyByProc({ spans }: WholeTrace): readonly number[] {
  const { rows, count } = spans;
  const busy: number[] = [];
  for (let row = 0; row < count; row++) {
    const proc = rows.proc[row] as number;
    if (rows.state[row] !== GoState.running || proc < 0) continue;
    busy[proc] = (busy[proc] ?? 0) + (rows.toNs[row] as number) - (rows.fromNs[row] as number);
  }
  return Array.from(busy, (ns) => ns ?? 0);
}
