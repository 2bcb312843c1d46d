import { callsWhileHeld } from '../../../exercises/strace-basics/cache-lock/held.ts';
import {
  contendedTurns,
  type LockTurn,
  locksOf,
  turnsAhead,
  waitingShare,
  waitsOf,
} from '../../../exercises/strace-basics/cache-lock/locks.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "A lock on the cache file". Excerpts are found by what the program does, not by line numbers. */

const fixture = 'strace-basics/cache-lock';
const fixed = 'strace-basics/cache-lock/cache-lock.fixed.log';
const six = 'strace-basics/cache-lock/cache-lock.six-workers.log';
const one = 'strace-basics/cache-lock/one-worker.log';

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const endNs = (log: StraceLog, call: number): number =>
  log.trace.calls.startNs[call]! + log.trace.calls.durationNs[call]!;

interface Request {
  readonly thread: number;
  readonly beginNs: number;
  readonly endNs: number;
}

/** From the accept that took a connection to the close that ended it. */
function requestsOf(log: StraceLog): readonly Request[] {
  const { calls } = log.trace;
  const open = new Map<string, number>();
  const requests: Request[] = [];
  for (let call = 0; call < calls.count; call++) {
    const name = callName(log.trace, call);
    const thread = calls.thread[call]!;
    if (name === 'accept' && calls.returnValue[call]! >= 0)
      open.set(`${thread} ${calls.returnValue[call]}`, endNs(log, call));
    const key = `${thread} ${log.fds.fdOf(call)}`;
    const beginNs = open.get(key);
    if (name !== 'close' || beginNs === undefined) continue;
    open.delete(key);
    requests.push({ thread, beginNs, endNs: endNs(log, call) });
  }
  return requests;
}

const durations = (log: StraceLog): number[] => requestsOf(log).map(({ beginNs, endNs }) => endNs - beginNs);

/** Requests that got the lock at once. */
function undisturbed(log: StraceLog): number[] {
  const waits = contendedTurns(log);
  return requestsOf(log)
    .filter(
      ({ thread, beginNs, endNs }) =>
        !waits.some((wait) => wait.thread === thread && wait.askedNs > beginNs && wait.askedNs < endNs),
    )
    .map(({ beginNs, endNs }) => endNs - beginNs);
}

function longest(log: StraceLog): LockTurn {
  const turn = locksOf(log).longest;
  if (!turn) throw new Error('nobody waits for the lock');
  return turn;
}

function lastAhead(log: StraceLog): LockTurn {
  const turn = turnsAhead(log, longest(log)).at(-1);
  if (!turn) throw new Error('no unlock ends the longest wait');
  return turn;
}

const lines = (log: StraceLog, calls: readonly number[]): number[] =>
  calls.map((call) => lineOfResult(log.trace, call));

const heldCall = (log: StraceLog, turn: LockTurn, name: string): number =>
  callsWhileHeld(log, turn).find((call) => callName(log.trace, call) === name) ?? Number.NaN;

const spanNs = (log: StraceLog): number => log.trace.endNs - log.trace.calls.startNs[0]!;
const totalNs = (log: StraceLog, name: string): number =>
  log.totals.find((total) => total.name === name)?.durationNs ?? Number.NaN;

export const lockFigures = {
  'lock-undisturbed': { fixture, as: 'duration', of: (log) => median(undisturbed(log)) },
  'lock-slowest-request': { fixture, as: 'duration', of: (log) => Math.max(...durations(log)) },
  /** A turn that nobody disturbs: the first one. */
  'lock-alone': {
    fixture,
    as: 'lines',
    of: (log) => {
      const [turn] = locksOf(log).turns;
      return turn ? lines(log, [turn.ask, heldCall(log, turn, 'rename'), turn.release]) : [];
    },
  },
  /** The longest wait, with every turn that ends while it lasts. */
  'lock-queue': {
    fixture,
    as: 'lines',
    of: (log) => {
      const wait = longest(log);
      const turns = turnsAhead(log, wait);
      const asked = log.trace.calls.startLine[wait.ask]! + 1;
      return [asked, ...lines(log, [...turns.flatMap(({ ask, release }) => [ask, release]), wait.ask])];
    },
  },
  'lock-longest': {
    fixture,
    as: 'lines',
    of: (log) => [log.trace.calls.startLine[longest(log).ask]! + 1, ...lines(log, [longest(log).ask])],
  },
  'lock-turns-ahead': { fixture, as: 'count', of: (log) => turnsAhead(log, longest(log)).length },
  /** How the page is made twice: by the last holder, then by the one that waited. */
  'lock-again': {
    fixture,
    as: 'lines',
    of: (log) => {
      const [before, wait] = [lastAhead(log), longest(log)];
      return lines(log, [
        heldCall(log, before, 'rename'),
        before.release,
        wait.ask,
        heldCall(log, wait, 'newfstatat'),
        heldCall(log, wait, 'openat'),
        heldCall(log, wait, 'rename'),
        wait.release,
      ]);
    },
  },
  'lock-again-mark': {
    fixture,
    as: 'lines',
    of: (log) => lines(log, [heldCall(log, lastAhead(log), 'rename'), heldCall(log, longest(log), 'rename')]),
  },
  /** How old the page was when the waiting worker began to make it again. */
  'lock-page-age': {
    fixture,
    as: 'duration',
    of: (log) =>
      log.trace.calls.startNs[heldCall(log, longest(log), 'openat')]! -
      endNs(log, heldCall(log, lastAhead(log), 'rename')),
  },
  'lock-start': { fixture, as: 'lines', of: () => [1] },
  'lock-requests': { fixture, as: 'count', of: (log) => requestsOf(log).length },
  'lock-asked': { fixture, as: 'count', of: (log) => locksOf(log).turns.length },
  'lock-longest-wait': { fixture, as: 'duration', of: (log) => longest(log).waitNs },
  'lock-median-request': { fixture, as: 'duration', of: (log) => median(durations(log)) },
  'lock-span': { fixture, as: 'duration', of: spanNs },
  'lock-accept-total': { fixture, as: 'duration', of: (log) => totalNs(log, 'accept') },
  /** A lock that is free: what is left is the price of tracing. */
  'lock-free-grant': {
    fixture,
    as: 'duration',
    of: (log) =>
      median(
        waitsOf(log)
          .filter(({ waitNs }) => waitNs < 1e6)
          .map(({ waitNs }) => waitNs),
      ),
  },
  'lock-held': {
    fixture,
    as: 'duration',
    of: (log) => median(locksOf(log).turns.map(({ heldNs }) => heldNs)),
  },
  'lock-share': { fixture, as: 'share', of: waitingShare },

  'lock-fixed-requests': { fixture: fixed, as: 'count', of: (log) => requestsOf(log).length },
  'lock-fixed-asked': { fixture: fixed, as: 'count', of: (log) => locksOf(log).turns.length },
  'lock-fixed-longest-wait': { fixture: fixed, as: 'duration', of: (log) => longest(log).waitNs },
  'lock-fixed-median-request': { fixture: fixed, as: 'duration', of: (log) => median(durations(log)) },
  'lock-fixed-accept-total': { fixture: fixed, as: 'duration', of: (log) => totalNs(log, 'accept') },

  'lock-six-share': { fixture: six, as: 'share', of: waitingShare },
  'lock-six-turns-ahead': { fixture: six, as: 'count', of: (log) => turnsAhead(log, longest(log)).length },
  'lock-six-held': {
    fixture: six,
    as: 'duration',
    of: (log) => median(locksOf(log).turns.map(({ heldNs }) => heldNs)),
  },
  'lock-six-longest-wait': { fixture: six, as: 'duration', of: (log) => longest(log).waitNs },

  'lock-one-waits': { fixture: one, as: 'count', of: (log) => contendedTurns(log).length },
  'lock-one-asked': { fixture: one, as: 'count', of: (log) => locksOf(log).turns.length },
} satisfies Readonly<Record<string, Figure>>;
