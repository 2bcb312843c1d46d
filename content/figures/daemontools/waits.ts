import { managerOf, shutdownNs } from '../../../exercises/daemontools/attach-to-yourself/life.ts';
import { endedNs } from '../../../exercises/daemontools/what-supervise-does/supervision.ts';
import { collected, endlessWait } from '../../../exercises/daemontools/who-waits-for-whom/children.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { argsText, callName } from '../../../src/formats/strace/text.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import { allCalls, beginLineOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';
import { linesFromTo, lineWith } from './text-lines.ts';

/* Figures of "Children and the deadlock": a manager that waits for all, its cure, and a helper that stays. */

const fixture = 'daemontools/who-waits-for-whom';
const apart = `${fixture}/apart.log`;
const helper = `${fixture}/helper.log`;
/** What multilog kept of the hang, and a strace of the strace that hangs. */
const service = `${fixture}/service.log`;
const tracer = `${fixture}/tracer.log`;

export const waitFigures = {
  'hang-tail': {
    fixture,
    as: 'lines',
    of: (log) => [
      ...collected(log).map((call) => lineOfResult(log.trace, call)),
      beginLineOf(log, endlessWait(log)),
    ],
  },
  /** The shell asks whether a child has ended: 0 says that it has one, and that it has not. */
  'hang-before-exec': {
    fixture,
    as: 'lines',
    of: (log) => {
      const asked = allCalls(log).find(
        (call) =>
          callName(log.trace, call) === 'wait4' &&
          /WNOHANG/.test(argsText(log.trace, call)) &&
          log.trace.calls.returnValue[call] === 0,
      );
      if (asked === undefined) throw new Error('the shell never asks for its children');
      return [beginLineOf(log, asked)];
    },
  },
  'hang-said': {
    fixture: service,
    as: 'lines',
    of: (log) => {
      const told = lineWith(log, 'storefront: TERM');
      // The first line of the next tracer shows that it goes on.
      return linesFromTo(told, lineWith(log, 'storefront: closed', told) + 1);
    },
  },
  'tracer-lets-go': {
    fixture: tracer,
    as: 'lines',
    of: (log) => [
      lineWith(log, 'wait4(-1'),
      lineWith(log, '--- SIGTERM'),
      ...linesFromTo(lineWith(log, '"strace: Process') - 1, lineWith(log, '" <detached ...>')),
    ],
  },
  'apart-shutdown': { fixture: apart, as: 'duration', of: shutdownNs },
  'apart-tail': {
    fixture: apart,
    as: 'lines',
    of: (log: StraceLog) => [4, 3, 2, 1, 0].map((back) => log.trace.lines.count - back),
  },
  'helper-shutdown': { fixture: helper, as: 'duration', of: shutdownNs },
  'helper-stays': {
    fixture: helper,
    as: 'duration',
    of: (log) => log.trace.endNs - endedNs(log, managerOf(log)),
  },
  'helper-tail': {
    fixture: helper,
    as: 'lines',
    of: (log) => [4, 3, 2, 1, 0].map((back) => log.trace.lines.count - back),
  },
} satisfies Record<string, Figure>;
