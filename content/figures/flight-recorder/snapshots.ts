import { lengthOf, longestWait, slowWait, slowWork } from '../../../exercises/flight-recorder/slow-work.ts';
import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import { type Figure, traceFigures } from '../../../src/site/figures.ts';

const first = traceFigures('flight-recorder/first-snapshot/slow.trace.gz');
const late = traceFigures('flight-recorder/window/late.trace.gz');
const mystery = [1, 2, 3, 4].map((number) =>
  traceFigures(`flight-recorder/mystery-${number}/mystery-${number}.trace.gz`),
);
const [channel, gc, sleep, mutex] = mystery as [typeof first, typeof first, typeof first, typeof first];

const took = (trace: WholeTrace): number => {
  const work = slowWork(trace);
  return work ? work.endNs - work.startNs : Number.NaN;
};
const waited = (trace: WholeTrace): number => {
  const wait = slowWait(trace);
  return wait ? lengthOf(wait) : Number.NaN;
};
const lasts = ({ figures }: WholeTrace): number => figures.trace.durationNs;
const bytes = ({ figures }: WholeTrace): number => figures.trace.bytes;
const slowMessages = ({ figures }: WholeTrace): string[] => {
  const { log } = figures.tasks;
  const { strings } = figures.trace.tables;
  return Array.from({ length: log.count }, (_, row) => row)
    .filter((row) => strings.text(log.category[row] as number) === 'slow')
    .map((row) => strings.text(log.message[row] as number));
};

export const snapshotFigures = {
  'first-took': first('duration', took),
  'first-lasts': first('duration', lasts),
  'first-before': first('duration', (trace) => slowWork(trace)?.startNs ?? Number.NaN),
  'first-bytes': first('bytes', bytes),
  'first-requests': first('count', ({ figures }) => figures.tasks.count),
  'late-says': late('text', (trace) => slowMessages(trace)[0] ?? ''),
  'order-1-took': channel('duration', took),
  'order-2-took': gc('duration', took),
  'order-3-took': sleep('duration', took),
  'order-4-took': mutex('duration', took),
  'order-3-waited': sleep('duration', waited),
  'order-4-idle': mutex('duration', (trace) => {
    const longest = longestWait(trace);
    return longest ? lengthOf(longest) : Number.NaN;
  }),
  'order-2-stopped': gc('duration', ({ figures }) =>
    figures.stops.reduce((sum, { durNs }) => sum + durNs, 0),
  ),
  'order-2-marked': gc('duration', ({ figures }) =>
    figures.markPhases.reduce((sum, [from, to]) => sum + to - from, 0),
  ),
} satisfies Record<string, Figure>;
