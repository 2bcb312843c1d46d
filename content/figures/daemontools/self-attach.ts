import {
  callsOfManager,
  moments,
  shutdownNs,
  unseenWorkers,
} from '../../../exercises/daemontools/attach-to-yourself/life.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import { beginLineOf, durationOf, longestOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';
import { signalLines } from './supervise.ts';

/* Figures of "Attach to yourself": six starts of a service that races its own tracer, and one that waits for it. */

const fixture = 'daemontools/attach-to-yourself';
const waited = `${fixture}/waited.log`;

/** `race-N-…` for each start, `race-best-…` for the one in which strace came first. */
const starts: Readonly<Record<string, string>> = {
  best: fixture,
  ...Object.fromEntries(['1', '2', '3', '4', '5'].map((number) => [number, `${fixture}/race-${number}.log`])),
  waited,
};

const raceFigures: Record<string, Figure> = {};
for (const [name, file] of Object.entries(starts)) {
  raceFigures[`race-${name}-first`] = {
    fixture: file,
    as: 'text',
    of: (log) => callName(log.trace, callsOfManager(log)[0]!),
  };
  raceFigures[`race-${name}-execs`] = { fixture: file, as: 'count', of: (log) => moments.exec(log).length };
  raceFigures[`race-${name}-unseen`] = { fixture: file, as: 'count', of: (log) => unseenWorkers(log).length };
}

/** The calls of the shutdown that take time, of the manager alone. */
const shutdownLines = (log: StraceLog): number[] => {
  const term = signalLines(log, 'SIGTERM')[0]!;
  const named = callsOfManager(log).filter((call) =>
    /^(clock_nanosleep|nanosleep|kill|wait4|fsync|exit_group)$/.test(callName(log.trace, call)),
  );
  return [term, ...named.map((call) => beginLineOf(log, call)).filter((line) => line > term)];
};

export const selfAttachFigures = {
  ...raceFigures,
  'self-first-lines': { fixture, as: 'lines', of: () => [1, 2, 3, 4] },
  'self-shutdown-lines': { fixture: `${fixture}/race-1.log`, as: 'lines', of: shutdownLines },
  'self-shutdown': { fixture, as: 'duration', of: shutdownNs },
  'self-sleep': {
    fixture,
    as: 'duration',
    of: (log) =>
      durationOf(
        log,
        longestOf(
          log,
          callsOfManager(log).filter((call) => /nanosleep/.test(callName(log.trace, call))),
        ),
      ),
  },
  'waited-becomes': { fixture: waited, as: 'lines', of: (log) => [beginLineOf(log, moments.exec(log)[0]!)] },
  'waited-exec': {
    fixture: waited,
    as: 'lines',
    of: (log) => [
      beginLineOf(log, moments.exec(log)[0]!),
      beginLineOf(log, moments.journal(log)[0]!),
      ...moments.workers(log).map((call) => beginLineOf(log, call)),
    ],
  },
  'waited-before': {
    fixture: waited,
    as: 'count',
    of: (log) => beginLineOf(log, moments.exec(log)[0]!) - 1,
  },
} satisfies Record<string, Figure>;
