import {
  callsOf,
  missesOf,
  opensOf,
  type RepeatKind,
  repeatOf,
  spanNs,
} from '../../../exercises/strace-basics/repeated-work/repeats.ts';
import type { Finding, StraceLog } from '../../../src/analysis/strace/log.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "The same work, again and again". Excerpts are found by what repeats. */

const fixture = 'strace-basics/repeated-work';
const once = `${fixture}/once.log`;
const failedOnly = `${fixture}/failed-only.log`;
const startUp = `${fixture}/start-up.log`;

function found(log: StraceLog, kind: RepeatKind): Finding {
  const finding = repeatOf(log, kind);
  if (!finding) throw new Error(`there is no ${kind}`);
  return finding;
}

const between = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** One item: from the second reading of the configuration to the line before the third. */
function itemLines(log: StraceLog): number[] {
  const [, second, third] = callsOf(log, 'repeated-open');
  if (second === undefined || third === undefined) throw new Error('the configuration is not read thrice');
  return between(lineOfResult(log.trace, second), lineOfResult(log.trace, third) - 1);
}

const opened = (log: StraceLog, path: string): number[] =>
  opensOf(log).filter((call) => log.fds.targetOf(call).endsWith(path));

/** Bytes sent on a socket: questions to the price service. */
const questions = (log: StraceLog): number[] =>
  Array.from({ length: log.trace.calls.count }, (_, call) => call).filter(
    (call) =>
      callName(log.trace, call) === 'write' &&
      log.targets.some(({ target, kind }) => kind === 'peer' && target === log.fds.targetOf(call)),
  );

export const repeatFigures = {
  'repeat-items': { fixture, as: 'count', of: (log) => found(log, 'n-plus-one').count },
  'repeat-run': { fixture, as: 'duration', of: spanNs },
  'repeat-calls': { fixture, as: 'count', of: (log) => log.trace.calls.count },
  'repeat-item': { fixture, as: 'lines', of: itemLines },
  'repeat-item-mark': { fixture, as: 'lines', of: (log) => itemLines(log).slice(0, 1) },
  'repeat-item-calls': { fixture, as: 'count', of: (log) => itemLines(log).length },
  'repeat-config-count': { fixture, as: 'count', of: (log) => found(log, 'repeated-open').count },
  'repeat-config-total': { fixture, as: 'duration', of: (log) => found(log, 'repeated-open').totalNs },
  'repeat-config-one': {
    fixture,
    as: 'duration',
    of: (log) => found(log, 'repeated-open').totalNs / found(log, 'repeated-open').count,
  },
  'repeat-search-count': { fixture, as: 'count', of: (log) => found(log, 'search-storm').count },
  'repeat-search-total': { fixture, as: 'duration', of: (log) => found(log, 'search-storm').totalNs },
  'repeat-search-one': {
    fixture,
    as: 'duration',
    of: (log) => found(log, 'search-storm').totalNs / found(log, 'search-storm').count,
  },
  'repeat-price-total': { fixture, as: 'duration', of: (log) => found(log, 'n-plus-one').totalNs },
  'repeat-price-one': {
    fixture,
    as: 'duration',
    of: (log) => found(log, 'n-plus-one').totalNs / found(log, 'n-plus-one').count,
  },
  'repeat-price-longest': { fixture, as: 'duration', of: (log) => found(log, 'n-plus-one').maxNs },
  'repeat-price-share': {
    fixture,
    as: 'share',
    of: (log) => found(log, 'n-plus-one').totalNs / spanNs(log),
  },
  'repeat-misses': { fixture, as: 'count', of: (log) => missesOf(log).length },
  'repeat-config-opens': { fixture, as: 'count', of: (log) => opened(log, 'etc/shop.ini').length },
  'repeat-questions': { fixture, as: 'count', of: (log) => questions(log).length },
  'repeat-once-run': { fixture: once, as: 'duration', of: spanNs },
  'repeat-once-calls': { fixture: once, as: 'count', of: (log) => log.trace.calls.count },
  'repeat-once-config': { fixture: once, as: 'count', of: (log) => opened(log, 'etc/shop.ini').length },
  'repeat-once-search': { fixture: once, as: 'count', of: (log) => found(log, 'search-storm').count },
  'repeat-once-questions': { fixture: once, as: 'count', of: (log) => questions(log).length },
  'repeat-failed-lines': { fixture: failedOnly, as: 'count', of: (log) => log.trace.lines.count },
  'repeat-failed-search': { fixture: failedOnly, as: 'count', of: (log) => found(log, 'search-storm').count },
  'repeat-start-misses': { fixture: startUp, as: 'count', of: (log) => missesOf(log).length },
} satisfies Readonly<Record<string, Figure>>;
