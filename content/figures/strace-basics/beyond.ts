import {
  gapsOf,
  insideNs,
  type Part,
  partsOf,
  wholeNs,
} from '../../../exercises/strace-basics/beyond-strace/parts.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import { callsNamed } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "What strace cannot see". The parts are found by what the program writes about itself. */

const fixture = 'strace-basics/beyond-strace';
const alone = `${fixture}/alone.log`;

function ofPart(log: StraceLog, name: string, of: (part: Part) => number): number {
  const part = partsOf(log).find((one) => one.name === name);
  return part ? of(part) : Number.NaN;
}

/** Neither on a CPU nor in the queue: asleep. */
const asleepNs = ({ wallNs, onCpuNs, queuedNs }: Part): number => Math.max(0, wallNs - onCpuNs - queuedNs);

/** All that a part says about itself, as `beyond-a-wall`, `beyond-a-cpu`, … */
function partFigures(name: string, prefix: string, recording: string): Readonly<Record<string, Figure>> {
  const duration = (of: (part: Part) => number): Figure => ({
    fixture: recording,
    as: 'duration',
    of: (log) => ofPart(log, name, of),
  });
  const count = (of: (part: Part) => number): Figure => ({
    fixture: recording,
    as: 'count',
    of: (log) => ofPart(log, name, of),
  });
  const key = `${prefix}-${name.toLowerCase()}`;
  return {
    [`${key}-wall`]: duration((part) => part.wallNs),
    [`${key}-cpu`]: duration((part) => part.onCpuNs),
    [`${key}-queued`]: duration((part) => part.queuedNs),
    [`${key}-asleep`]: duration(asleepNs),
    [`${key}-minor`]: count((part) => part.minorFaults),
    [`${key}-major`]: count((part) => part.majorFaults),
    [`${key}-clock`]: count((part) => part.clockReads),
  };
}

const parts = ['A', 'B', 'C', 'D', 'E'];
const line = (log: StraceLog, call: number): number => lineOfResult(log.trace, call);

/** The end of a gap and what the program writes after it: the calls around the one of part B. */
function gapLines(log: StraceLog): number[] {
  const report = partsOf(log).find(({ name }) => name === 'B')?.report ?? Number.NaN;
  return [report - 4, report - 3, report - 2, report - 1, report].map((call) => line(log, call));
}

const reportLines = (log: StraceLog): number[] => partsOf(log).map(({ report }) => line(log, report));

const ringLines = (log: StraceLog): number[] =>
  callsNamed(log, 'io_uring_enter')
    .slice(0, 3)
    .map((call) => line(log, call));

export const beyondFigures = {
  ...Object.assign({}, ...parts.map((name) => partFigures(name, 'beyond', fixture))),
  ...Object.assign({}, ...parts.map((name) => partFigures(name, 'beyond-alone', alone))),
  'beyond-whole': { fixture, as: 'duration', of: wholeNs },
  'beyond-inside': { fixture, as: 'duration', of: insideNs },
  'beyond-inside-share': { fixture, as: 'share', of: (log) => insideNs(log) / wholeNs(log) },
  'beyond-gaps': {
    fixture,
    as: 'count',
    of: (log) => gapsOf(log).filter(({ fromNs, toNs }) => toNs - fromNs > 50_000_000).length,
  },
  'beyond-gap-lines': { fixture, as: 'lines', of: gapLines },
  'beyond-gap-mark': { fixture, as: 'lines', of: (log) => gapLines(log).slice(1, 3) },
  'beyond-reports': { fixture, as: 'lines', of: reportLines },
  'beyond-alone-reports': { fixture: alone, as: 'lines', of: reportLines },
  'beyond-ring-calls': { fixture, as: 'count', of: (log) => callsNamed(log, 'io_uring_enter').length },
  'beyond-ring-lines': { fixture, as: 'lines', of: ringLines },
  'beyond-clock-calls': { fixture, as: 'count', of: (log) => callsNamed(log, 'clock_gettime').length },
} satisfies Readonly<Record<string, Figure>>;
