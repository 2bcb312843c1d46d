import {
  childWaits,
  closedWindow,
  drain,
  failedStarts,
  granted,
  helperEnds,
  refused,
  stages,
  stopWindow,
  supervise,
  sync,
  threadOfCall,
  toldNs,
} from '../../../exercises/daemontools/slow-restart/restart.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { argsText } from '../../../src/formats/strace/text.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import {
  beginLineOf,
  beginOf,
  callsNamed,
  durationOf,
  longestOf,
} from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "A restart that takes too long", with its helper and without. */

const slow = 'daemontools/slow-restart';
const better = `${slow}/no-helper.log`;

const lengthNs = ({ fromNs, toNs }: { readonly fromNs: number; readonly toNs: number }): number =>
  toNs - fromNs;

const lineOf =
  (log: StraceLog) =>
  (call: number): number =>
    lineOfResult(log.trace, call);

/** Where the service says something, from TERM on. */
const said = (log: StraceLog): number[] =>
  callsNamed(log, 'write')
    .filter((call) => beginOf(log, call) >= toldNs(log) && /"storefront: /.test(argsText(log.trace, call)))
    .map((call) => beginLineOf(log, call));

/** supervise puts its status file into place. */
const statusRenames = (log: StraceLog): number[] =>
  callsNamed(log, 'rename').filter((call) => threadOfCall(log, call) === supervise(log));

const both = (
  name: string,
  of: (log: StraceLog) => number,
  as: 'duration' | 'count',
): Record<string, Figure> => ({
  [`slow-${name}`]: { fixture: slow, as, of },
  [`better-${name}`]: { fixture: better, as, of },
});

export const slowFigures: Record<string, Figure> = {
  ...both('closed', (log) => lengthNs(closedWindow(log)), 'duration'),
  ...both('stop', (log) => lengthNs(stopWindow(log)), 'duration'),
  ...both('drain', (log) => stages(log).drain, 'duration'),
  ...both('workers', (log) => stages(log).workers, 'duration'),
  ...both('sync', (log) => stages(log).sync, 'duration'),
  ...both('next', (log) => stages(log)['next-start'], 'duration'),
  ...both('failed', (log) => failedStarts(log).length, 'count'),
  'slow-rename-max': {
    fixture: slow,
    as: 'duration',
    of: (log) => durationOf(log, longestOf(log, statusRenames(log))),
  },
  'slow-rename-min': {
    fixture: slow,
    as: 'duration',
    of: (log) => Math.min(...statusRenames(log).map((call) => durationOf(log, call))),
  },
  'slow-said': { fixture: slow, as: 'lines', of: said },
  'slow-first-refused': {
    fixture: slow,
    as: 'lines',
    of: (log) =>
      refused(log)
        .slice(0, 1)
        .map((call) => beginLineOf(log, call)),
  },
  'slow-one-try': {
    fixture: slow,
    as: 'lines',
    of: (log) => {
      const first = refused(log)[0] ?? -1;
      const end = failedStarts(log)[0]?.line ?? 0;
      const pause = callsNamed(log, 'poll').find(
        (call) =>
          threadOfCall(log, call) === supervise(log) &&
          beginOf(log, call) > beginOf(log, first) &&
          /^\[\], 0/.test(argsText(log.trace, call)),
      );
      return [beginLineOf(log, first), end, ...(pause === undefined ? [] : [lineOf(log)(pause)])];
    },
  },
  'slow-story': {
    fixture: slow,
    as: 'lines',
    of: (log) => [
      lineOf(log)(drain(log)),
      lineOf(log)(longestOf(log, childWaits(log))),
      lineOf(log)(sync(log)),
      ...refused(log).map(lineOf(log)),
      ...helperEnds(log).map(lineOf(log)),
      ...granted(log).map(lineOf(log)),
    ],
  },
};
