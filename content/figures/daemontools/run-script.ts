import {
  lastWordNs,
  saidAfterStart,
  tracedRestart,
} from '../../../exercises/daemontools/strace-in-run/tracer.ts';
import { endedNs, termKills } from '../../../exercises/daemontools/what-supervise-does/supervision.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { EventKind } from '../../../src/formats/strace/trace.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import { beginLineOf, beginOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';
import { signalLines } from './supervise.ts';

/* Figures of "strace in the run script": the same restart with three different run scripts, seen from outside. */

const fixture = 'daemontools/strace-in-run';
const withFile = `${fixture}/with-file.log`;
const orphan = `${fixture}/orphan.log`;

/** @throws Error where the recording shows no strace that is told to end */
function restart(log: StraceLog) {
  const found = tracedRestart(log);
  if (!found) throw new Error('no restart of a strace in this recording');
  return found;
}

/** The line that says that a process was killed, 1-based. */
function lineOfKill(log: StraceLog): number {
  const { events } = log.trace;
  const event = events.kind.findIndex((kind, index) => index < events.count && kind === EventKind.killed);
  return events.line[event]! + 1;
}

export const runScriptFigures = {
  'run-handover': {
    fixture,
    as: 'lines',
    of: (log) => {
      const { term, passed, letGo, fork } = restart(log);
      return [term, passed, letGo, fork].map((call) => beginLineOf(log, call));
    },
  },
  'run-last-words': {
    fixture,
    as: 'lines',
    of: (log) => saidAfterStart(log).map((call) => lineOfResult(log.trace, call)),
  },
  'run-strace-gone': {
    fixture,
    as: 'duration',
    of: (log) => endedNs(log, restart(log).tracerPid) - beginOf(log, restart(log).term),
  },
  'run-overlap': {
    fixture,
    as: 'duration',
    of: (log) => lastWordNs(log) - beginOf(log, restart(log).fork),
  },
  'file-signal': {
    fixture: withFile,
    as: 'lines',
    of: (log) => {
      const first = beginLineOf(log, termKills(log)[0]!);
      return Array.from({ length: log.trace.lines.count - first + 1 }, (_, line) => first + line);
    },
  },
  'orphan-signal': {
    fixture: orphan,
    as: 'lines',
    of: (log) => {
      const first = beginLineOf(log, termKills(log)[0]!);
      const got = signalLines(log, 'SIGTERM')[0]!;
      return [first, got, lineOfKill(log)];
    },
  },
} satisfies Record<string, Figure>;
