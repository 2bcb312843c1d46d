import cost from '../../../exercises/flight-recorder/in-production/fixtures/cost.json' with { type: 'json' };
import { type Figure, traceFigures } from '../../../src/site/figures.ts';

/*
 * What `exercises/flight-recorder/program/cost` measured, from its own output. Every figure on a page belongs to a
 * recording; these belong to the snapshot that lies beside the measurements.
 */
const beside = traceFigures('flight-recorder/in-production/endpoint.trace.gz');

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** CPU time of one operation, ns, in each run. */
const cpu = (load: string, mode: string): number[] =>
  cost.runs
    .filter((run) => run.load === load && run.mode === mode)
    .map(({ cpuNs, operations }) => cpuNs / operations);

const perOperation = (load: string, mode: string) =>
  beside('duration', () => Math.round(median(cpu(load, mode))));
const least = (load: string, mode: string) =>
  beside('duration', () => Math.round(Math.min(...cpu(load, mode))));

/** Bytes of trace per operation: of trace.Start, which writes the same events. */
const tracePer = (load: string) =>
  beside('bytes', () =>
    Math.round(
      median(
        cost.runs
          .filter((run) => run.load === load && run.mode === 'trace')
          .map((run) => (run.traceBytes ?? 0) / run.operations),
      ),
    ),
  );

const windowOf = (mebibytes: number, seconds: number) => {
  const found = cost.windows.find(
    ({ maxBytes, minAgeNs }) => maxBytes === mebibytes * 2 ** 20 && minAgeNs === seconds * 1e9,
  );
  if (!found) throw new Error(`cost.json has no window of ${mebibytes} MiB and ${seconds} s`);
  return found;
};
const reaches = (mebibytes: number, seconds: number) =>
  beside('duration', () => windowOf(mebibytes, seconds).reachesNs);
const size = (mebibytes: number, seconds: number) =>
  beside('bytes', () => windowOf(mebibytes, seconds).bytes);

export const costFigures = {
  'cost-rounds': beside('count', () => cpu('requests', 'off').length),
  'requests-off': perOperation('requests', 'off'),
  'requests-on': perOperation('requests', 'recorder'),
  'requests-off-least': least('requests', 'off'),
  'requests-on-least': least('requests', 'recorder'),
  'requests-bytes': tracePer('requests'),
  'channels-off': perOperation('channels', 'off'),
  'channels-on': perOperation('channels', 'recorder'),
  'channels-off-least': least('channels', 'off'),
  'channels-on-least': least('channels', 'recorder'),
  'channels-bytes': tracePer('channels'),
  'computing-off': perOperation('computing', 'off'),
  'computing-on': perOperation('computing', 'recorder'),
  'computing-off-least': least('computing', 'off'),
  'computing-on-least': least('computing', 'recorder'),
  'computing-bytes': tracePer('computing'),
  'window-rate': beside('bytes', () => {
    const { bytes, reachesNs } = windowOf(16, 10);
    return Math.round(bytes / (reachesNs / 1e9));
  }),
  'window-ran': beside('duration', () => windowOf(16, 10).ranNs),
  'window-1-10': reaches(1, 10),
  'window-4-10': reaches(4, 10),
  'window-16-10': reaches(16, 10),
  'window-1-1': reaches(1, 1),
  'window-4-1': reaches(4, 1),
  'window-16-1': reaches(16, 1),
  'size-1-10': size(1, 10),
  'size-4-10': size(4, 10),
  'size-16-10': size(16, 10),
  'size-1-1': size(1, 1),
  'size-4-1': size(4, 1),
  'size-16-1': size(16, 1),
  'take-median': beside('duration', () => median(cost.takes.map(({ tookNs }) => tookNs))),
  'take-longest': beside('duration', () => Math.max(...cost.takes.map(({ tookNs }) => tookNs))),
  'take-bytes': beside('bytes', () => median(cost.takes.map(({ bytes }) => bytes))),
} satisfies Record<string, Figure>;
