import type { StraceLog } from '../analysis/strace/log.ts';
import { plainCall } from '../formats/strace/same-calls.ts';
import { callName } from '../formats/strace/text.ts';

/*
 * Readings of a log that most exercises and figures need. Calls are indices into the trace, times nanoseconds from its
 * base.
 */

/** As `-T` printed it; NaN where nothing was printed. */
export const durationOf = (log: StraceLog, call: number): number =>
  log.trace.calls.durationNs[call] ?? Number.NaN;

/** NaN in a log without time stamps. */
export const beginOf = (log: StraceLog, call: number): number => log.trace.calls.startNs[call] ?? Number.NaN;

export const endOf = (log: StraceLog, call: number): number => beginOf(log, call) + durationOf(log, call);

/** 1-based line on which a call begins; `lineOfResult` gives the one with its result. */
export const beginLineOf = (log: StraceLog, call: number): number => log.trace.calls.startLine[call]! + 1;

/** Empty for a call without one. */
export const errnoOf = (log: StraceLog, call: number): string =>
  log.trace.errnos[log.trace.calls.errno[call] ?? 0] ?? '';

export const allCalls = (log: StraceLog): number[] =>
  Array.from({ length: log.trace.calls.count }, (_, call) => call);

/** Whether a call has one of these names, or does the same under its name on another machine (`plainCall`). */
export const isNamed = (log: StraceLog, call: number, ...names: readonly string[]): boolean => {
  const printed = callName(log.trace, call);
  return names.includes(printed) || names.includes(plainCall(printed));
};

/** Calls for which `isNamed` holds, in file order. */
export const callsNamed = (log: StraceLog, ...names: readonly string[]): number[] =>
  allCalls(log).filter((call) => isNamed(log, call, ...names));

/** Calls without a printed duration count as nothing. */
export const sumOf = (log: StraceLog, calls: readonly number[]): number =>
  calls.reduce((sum, call) => sum + (durationOf(log, call) || 0), 0);

/** The longest of some calls, the first of equals; -1 where none has a duration. */
export const longestOf = (log: StraceLog, calls: readonly number[]): number =>
  calls.reduce(
    (best, call) => (durationOf(log, call) > (best < 0 ? -1 : durationOf(log, best)) ? call : best),
    -1,
  );
