import { stuckNow } from '../../exercises/go-trace/blind-spots/stuck.ts';
import { gcStops, markNs, marks, stopNs } from '../../exercises/go-trace/gc/cycles.ts';
import { statsOf, waitsByCause } from '../../exercises/go-trace/one-life/longest.ts';
import { collectorNs, waitGroupNs } from '../../exercises/go-trace/synchronization/waits.ts';
import type { WholeTrace } from '../../src/analysis/gotrace/whole-trace.ts';
import {
  largestGroup,
  lengthNs,
  lockWaits,
  programGroups,
  totalNs,
} from '../../src/grading/go-trace-sums.ts';
import { defineFigures, traceFigures } from '../../src/site/figures.ts';

const server = traceFigures('go-trace/capture/server.trace.gz');
const small = traceFigures('go-trace/transfer/small-files.trace.gz');
const forgetful = traceFigures('go-trace/blind-spots/forgetful.trace.gz');

type Group = NonNullable<ReturnType<typeof largestGroup>>;
const group = (of: (group: Group) => number) => (trace: WholeTrace) => {
  const largest = largestGroup(trace);
  return largest ? of(largest) : Number.NaN;
};
const rounded = (of: (trace: WholeTrace) => number) => (trace: WholeTrace) => Math.round(of(trace));
const searches = ({ figures }: WholeTrace) => figures.tasks.types().find(({ name }) => name === 'search');

export default defineFigures({
  'trace-bytes': server('bytes', ({ figures }) => figures.trace.bytes),
  'trace-events': server('count', ({ figures }) => figures.trace.events),
  'trace-length': server('duration', ({ figures }) => figures.trace.durationNs),
  'trace-searches': server('count', (trace) => searches(trace)?.count ?? Number.NaN),
  'trace-search-longest': server('duration', (trace) => searches(trace)?.maxNs ?? Number.NaN),
  'group-count': server(
    'count',
    group(({ count }) => count),
  ),
  'group-sched': server(
    'duration',
    group(({ schedWaitNs }) => schedWaitNs),
  ),
  'group-mean-life': server('duration', rounded(group(({ totalNs: ns, count }) => ns / count))),
  'group-mean-exec': server('duration', rounded(group(({ execNs, count }) => execNs / count))),
  'sched-official': server('duration', ({ figures }) => figures.profiles.sched.ns),
  'sched-complete': server(
    'duration',
    ({ figures }) => figures.waits.totals.find(({ holdUp }) => holdUp === 'sched')?.totalNs ?? Number.NaN,
  ),
  'sync-total': server('duration', ({ figures }) => figures.profiles.sync.ns),
  'sync-lock': server('duration', (trace) => totalNs(lockWaits(trace))),
  'sync-collector': server('duration', collectorNs),
  'sync-wait-group': server('duration', waitGroupNs),
  'sync-longest': server('duration', (trace) => Math.max(...lockWaits(trace).map(lengthNs))),
  'gc-count': server('count', (trace) => marks(trace).length),
  'gc-mark': server('duration', markNs),
  'gc-stopped': server('duration', stopNs),
  'gc-stops': server('count', (trace) => gcStops(trace).length),
  'gc-stopped-share': server('share', (trace) => stopNs(trace) / trace.figures.trace.durationNs),
  'gc-mark-share': server('share', (trace) => markNs(trace) / trace.figures.trace.durationNs),
  'gc-assist': server('duration', (trace) =>
    programGroups(trace).reduce((sum, { rangeNs }) => sum + (rangeNs['GC mark assist'] ?? 0), 0),
  ),
  'gc-heap': server('bytes', ({ figures }) => figures.heap.maximum),
  'life-total': server('duration', (trace) => statsOf(trace).totalNs),
  'life-exec': server('duration', (trace) => statsOf(trace).execNs),
  'life-lock': server('duration', (trace) => waitsByCause(trace).lock),
  'life-collector': server('duration', (trace) => waitsByCause(trace).collector),
  'life-sched': server('duration', (trace) => waitsByCause(trace).processor),
  'small-lock': small('duration', (trace) => totalNs(lockWaits(trace))),
  'small-sched': small(
    'duration',
    group(({ schedWaitNs }) => schedWaitNs),
  ),
  'hidden-stuck': forgetful('count', (trace) => stuckNow(trace)?.goroutines ?? Number.NaN),
  'hidden-stuck-ns': forgetful('duration', (trace) => stuckNow(trace)?.totalNs ?? Number.NaN),
});
