import {
  cutForOthers,
  isCut,
  messages,
  wholeMessages,
} from '../../../exercises/daemontools/logs-apart/mixed.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { LineKind } from '../../../src/formats/strace/trace.ts';
import { beginLineOf, beginOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';
import { linesFromTo, lineWith } from './text-lines.ts';

/* Figures of "Logs apart from traces": one stream for two writers, and what can still be read of it. */

const mixed = 'daemontools/logs-apart';
const stamped = `${mixed}/stamped.log`;
const alone = `${mixed}/apart.log`;

const notRead = (log: StraceLog): number =>
  Array.from(log.trace.lines.kind.subarray(0, log.trace.lines.count)).filter(
    (kind) => kind === LineKind.output || kind === LineKind.skipped,
  ).length;

/** Each kind of damage once, with the line after it. */
const damage = (log: StraceLog): number[] => {
  const own = messages(log).find((call) => isCut(log, call));
  return [...(own === undefined ? [] : [own]), ...cutForOthers(log).slice(0, 1)].flatMap((call) => [
    beginLineOf(log, call),
    beginLineOf(log, call) + 1,
  ]);
};

export const apartFigures = {
  'mixed-calls': { fixture: mixed, as: 'count', of: (log) => log.trace.calls.count },
  'mixed-not-read': { fixture: mixed, as: 'count', of: notRead },
  'mixed-whole': { fixture: mixed, as: 'count', of: (log) => wholeMessages(log).length },
  'mixed-messages': { fixture: mixed, as: 'count', of: (log) => messages(log).length },
  'mixed-damage': { fixture: mixed, as: 'lines', of: damage },
  'mixed-damage-mark': {
    fixture: mixed,
    as: 'lines',
    of: (log) =>
      cutForOthers(log)
        .slice(0, 1)
        .map((call) => beginLineOf(log, call)),
  },
  /** A message and what is left of the call that it stands in. */
  'stamped-lines': {
    fixture: stamped,
    as: 'lines',
    of: (log) => {
      const message = lineWith(log, 'storefront: TERM');
      return linesFromTo(message, message + 2);
    },
  },
  'stamped-calls': { fixture: stamped, as: 'count', of: (log) => log.trace.calls.count },
  'stamped-not-read': { fixture: stamped, as: 'count', of: notRead },
  'alone-calls': { fixture: alone, as: 'count', of: (log) => log.trace.calls.count },
  'alone-not-read': { fixture: alone, as: 'count', of: notRead },
  'alone-bytes-per-second': {
    fixture: alone,
    as: 'count',
    of: (log) => {
      const bytes = log.trace.lines.offset[log.trace.lines.count]!;
      return Math.round(bytes / ((log.trace.endNs - beginOf(log, 0)) / 1e9));
    },
  },
} satisfies Record<string, Figure>;
