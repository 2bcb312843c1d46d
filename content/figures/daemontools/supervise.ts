import {
  betweenNs,
  killedPid,
  programsOf,
  type Restart,
  restartOf,
  returned,
  stoppingNs,
  termKills,
} from '../../../exercises/daemontools/what-supervise-does/supervision.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { argsText } from '../../../src/formats/strace/text.ts';
import { EventKind } from '../../../src/formats/strace/trace.ts';
import { beginLineOf, beginOf, callsNamed, durationOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "What supervise does": one restart, the letter of svc, a service taken down, a service that ends at once. */

const fixture = 'daemontools/what-supervise-does';
const svc = `${fixture}/svc.log`;
const down = `${fixture}/down.log`;
const loop = `${fixture}/crash-loop.log`;

/** @throws Error where the recording shows no restart */
function restart(log: StraceLog): Restart {
  const found = restartOf(log);
  if (!found) throw new Error('no restart in this recording');
  return found;
}

/** Lines of signals of one name, 1-based. */
export const signalLines = (log: StraceLog, name: string): number[] => {
  const { events, signals } = log.trace;
  return Array.from({ length: events.count }, (_, event) => event)
    .filter((event) => events.kind[event] === EventKind.signal && signals[events.value[event]!] === name)
    .map((event) => events.line[event]! + 1);
};

const forksOf = (log: StraceLog): number[] =>
  callsNamed(log, 'clone', 'clone3', 'vfork').filter((call) => returned(log, call) > 0);

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[values.length >> 1]!;

export const superviseFigures = {
  'restart-steps': {
    fixture,
    as: 'lines',
    of: (log) => {
      const { command, kill, reaped, fork, pause } = restart(log);
      return [command, kill, reaped, fork, pause].map((call) => beginLineOf(log, call));
    },
  },
  'restart-took': {
    fixture,
    as: 'duration',
    of: (log) =>
      beginOf(log, programsOf(log, restart(log).newPid).at(-1)!) - beginOf(log, restart(log).command),
  },
  'restart-stopping': { fixture, as: 'duration', of: (log) => stoppingNs(log, restart(log)) },
  'restart-between': { fixture, as: 'duration', of: (log) => Math.max(...betweenNs(log, restart(log))) },
  'restart-pause': { fixture, as: 'duration', of: (log) => durationOf(log, restart(log).pause) },
  'svc-letter': {
    fixture: svc,
    as: 'lines',
    of: (log) =>
      [...callsNamed(log, 'openat'), ...callsNamed(log, 'write')]
        .filter((call) => /supervise\/control/.test(log.fds.targetOf(call)))
        .map((call) => beginLineOf(log, call)),
  },
  'down-signals': {
    fixture: down,
    as: 'lines',
    of: (log) => {
      const target = killedPid(log, termKills(log)[0]!);
      return callsNamed(log, 'read', 'kill')
        .filter((call) => /"d", 1$/.test(argsText(log.trace, call)) || killedPid(log, call) === target)
        .map((call) => beginLineOf(log, call));
    },
  },
  'loop-starts': { fixture: loop, as: 'count', of: (log) => forksOf(log).length },
  'loop-every': {
    fixture: loop,
    as: 'duration',
    of: (log) => {
      const starts = forksOf(log).map((call) => beginOf(log, call));
      return median(starts.slice(1).map((start, index) => start - starts[index]!));
    },
  },
} satisfies Record<string, Figure>;
