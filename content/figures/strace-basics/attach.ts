import { answered, restarts } from '../../../exercises/strace-basics/attach/view.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { beginLineOf, callsNamed, durationOf, longestOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';
import { openFixture } from '../../../src/site/fixtures.ts';

/* Figures of "Attach to a running worker": two views of a worker, and what being traced cost three loads. */

const fixture = 'strace-basics/attach';
const idle = `${fixture}/idle.log`;
const overhead = `${fixture}/overhead.log`;

/** Rows of overhead.log: load, way, run, seconds. */
function runsOf(load: string, way: string): number[] {
  const text = new TextDecoder().decode(openFixture(overhead).bytes);
  const runs = text
    .split('\n')
    .map((row) => row.split('\t'))
    .filter((row) => row[0] === load && row[1] === way)
    .map((row) => Number(row[3]) * 1e9);
  if (runs.length === 0) throw new Error(`overhead.log has no "${load}" under "${way}"`);
  return runs.sort((left, right) => left - right);
}

const median = (runs: readonly number[]): number => runs[(runs.length - 1) / 2]!;

const loads = ['tiny-calls', 'hurry', 'wait'];
const ways: Readonly<Record<string, string>> = {
  untraced: 'untraced',
  c: '-c',
  o: '-f -T -ttt -o',
  filter: '-e trace=fsync',
  seccomp: '--seccomp-bpf -f -e trace=fsync',
};

/** `overhead-<load>-<way>`: the median, and with `-min` and `-max` the range; `-times`: median by untraced median. */
const overheadFigures: Record<string, Figure> = {};
for (const load of loads) {
  for (const [short, way] of Object.entries(ways)) {
    const name = `overhead-${load}-${short}`;
    const duration = (of: (runs: number[]) => number): Figure => ({
      fixture: overhead,
      as: 'duration',
      of: () => of(runsOf(load, way)),
    });
    overheadFigures[name] = duration(median);
    overheadFigures[`${name}-min`] = duration((runs) => runs[0]!);
    overheadFigures[`${name}-max`] = duration((runs) => runs.at(-1)!);
    overheadFigures[`${name}-times`] = {
      fixture: overhead,
      as: 'count',
      of: () => Math.round(median(runsOf(load, way)) / median(runsOf(load, 'untraced'))),
    };
  }
}

const threadsOf = (log: StraceLog): number => log.trace.threads.length;

export const attachFigures = {
  'attach-head': { fixture, as: 'lines', of: () => [1, 2, 3, 4] },
  'attach-tail': {
    fixture,
    as: 'lines',
    of: (log) => [2, 1, 0].map((back) => log.trace.lines.count - back),
  },
  'attach-with-lines': { fixture, as: 'count', of: threadsOf },
  'attach-restart': { fixture, as: 'duration', of: (log) => durationOf(log, restarts(log)[0] ?? -1) },
  'attach-pause': {
    fixture,
    as: 'duration',
    of: (log) => durationOf(log, longestOf(log, callsNamed(log, 'clock_nanosleep'))),
  },
  'attach-slowest': { fixture, as: 'duration', of: (log) => durationOf(log, longestOf(log, answered(log))) },
  'attach-slowest-lines': {
    fixture,
    as: 'lines',
    of: (log) => {
      const slowest = longestOf(log, answered(log));
      return [beginLineOf(log, slowest) - 1, beginLineOf(log, slowest)];
    },
  },
  'attach-secret': {
    fixture,
    as: 'lines',
    of: (log) =>
      callsNamed(log, 'write')
        .filter((call) => log.trace.calls.returnValue[call]! > 40)
        .slice(0, 1)
        .map((call) => beginLineOf(log, call)),
  },
  'attach-idle-head': { fixture: idle, as: 'lines', of: () => [1, 2, 3, 4, 5, 6, 7, 8] },
  ...overheadFigures,
} satisfies Readonly<Record<string, Figure>>;
