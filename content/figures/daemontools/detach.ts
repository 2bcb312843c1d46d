import {
  becomes,
  lastCall,
  lastWaits,
  SERVICE,
} from '../../../exercises/daemontools/detach-the-tracer/whole-life.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import { beginLineOf, callsNamed } from '../../../src/grading/strace-calls.ts';
import { endNsOf, endsOf } from '../../../src/grading/strace-signals.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "A tracer that is nobody's child": one whole life, a helper that stays, and a killed group. */

const fixture = 'daemontools/detach-the-tracer';
const helper = `${fixture}/helper.log`;
const letGo = `${fixture}/helper-let-go.log`;

const lastLines = (log: StraceLog, count: number): number[] =>
  Array.from({ length: count }, (_, back) => log.trace.lines.count - count + back + 1);

export const detachFigures = {
  'detach-ends': {
    fixture,
    as: 'lines',
    of: (log) => [
      ...becomes(log).map((call) => beginLineOf(log, call)),
      ...lastWaits(log).map((call) => lineOfResult(log.trace, call)),
      beginLineOf(log, lastCall(log)),
      ...endsOf(log)
        .filter(({ thread }) => thread === SERVICE)
        .map(({ line }) => line),
    ],
  },
  'detach-helper-stays': {
    fixture: helper,
    as: 'duration',
    of: (log) => log.trace.endNs - endNsOf(log, SERVICE),
  },
  'detach-helper-tail': { fixture: helper, as: 'lines', of: (log) => lastLines(log, 4) },
  'detach-let-go': {
    fixture: letGo,
    as: 'lines',
    of: (log) =>
      callsNamed(log, 'execve')
        .slice(-1)
        .map((call) => beginLineOf(log, call)),
  },
  'detach-group-d': { fixture: `${fixture}/group-D.log`, as: 'lines', of: (log) => lastLines(log, 2) },
  'detach-group-dd': { fixture: `${fixture}/group-DD.log`, as: 'lines', of: (log) => lastLines(log, 4) },
} satisfies Record<string, Figure>;
