import type { WholeTrace } from '../analysis/gotrace/whole-trace.ts';
import type { TimeRange } from '../analysis/strace/query/match.ts';
import type { MomentQuestion } from './exercise.ts';
import { correct, explain, type Judgement, unreadable, wrong } from './judgement.ts';
import { message } from './message.ts';
import { slipFactor } from './quantity.ts';
import { readTime } from './time-range.ts';

/** Outside a range by no more than this, or by the range's own length, a moment is near it. */
const nearNs = 1_000_000;

const isIn = (ns: number, { fromNs, toNs }: TimeRange): boolean => ns >= fromNs && ns <= toNs;

const distance = (ns: number, { fromNs, toNs }: TimeRange): number => Math.max(fromNs - ns, ns - toNs, 0);

/** A moment: right inside an accepted range, the author's misreadings, near, a slip of the unit, outside the trace. */
export function judgeMoment(
  { misreadings }: MomentQuestion,
  typed: string,
  trace: WholeTrace,
  accepted: readonly TimeRange[],
): Judgement {
  const read = readTime(typed);
  if ('unreadable' in read) return unreadable(read.unreadable);
  const ns = read.value;
  const isRight = (at: number) => accepted.some((range) => isIn(at, range));
  if (isRight(ns)) return correct;
  const misread = explain(misreadings, trace, (range) => isIn(ns, range));
  if (misread) return misread;
  if (accepted.some((range) => distance(ns, range) <= Math.max(nearNs, range.toNs - range.fromNs))) {
    return { verdict: 'close', message: message('momentNear'), misreading: 'near' };
  }
  const slip = ns > 0 ? [1e3, 1e-3, 1e6, 1e-6].find((factor) => isRight(ns * factor)) : undefined;
  if (slip !== undefined) {
    const text = message('momentUnitSlip', slipFactor(ns, ns * slip));
    return { verdict: 'close', message: text, misreading: 'unit-slip' };
  }
  if (ns > trace.figures.trace.durationNs) return { verdict: 'wrong', message: message('momentAfterEnd') };
  return wrong;
}
