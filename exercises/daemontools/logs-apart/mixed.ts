import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { lineText } from '../../../src/formats/strace/text.ts';
import { CallFlag, LineKind } from '../../../src/formats/strace/trace.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import { allCalls, callsNamed } from '../../../src/grading/strace-calls.ts';

/* Readings of a stream into which both strace and its program wrote. */

/** Calls with which the program wrote a message to its log: standard output or error. */
export const messages = (log: StraceLog): number[] =>
  callsNamed(log, 'write').filter(
    (call) => /^[12]$/.test(String(log.fds.fdOf(call))) && log.trace.calls.returnValue[call]! > 0,
  );

/** What strace itself puts into a line that it has begun: a process that it now follows as well. */
const ownNotice = /strace: Process \d+ attached$/;

/** Whether a message of the program stands inside a call. */
export const isCut = (log: StraceLog, call: number): boolean =>
  (log.trace.calls.flags[call]! & CallFlag.broken) !== 0 &&
  !ownNotice.test(lineText(log.trace, log.trace.calls.startLine[call]!));

/** Calls with anything else inside: a message, or a notice of strace. */
export const brokenCalls = (log: StraceLog): number[] =>
  allCalls(log).filter((call) => (log.trace.calls.flags[call]! & CallFlag.broken) !== 0);

export const cutCalls = (log: StraceLog): number[] => allCalls(log).filter((call) => isCut(log, call));

/** Cut calls that are not themselves the message. */
export const cutForOthers = (log: StraceLog): number[] => {
  const own = new Set(messages(log));
  return cutCalls(log).filter((call) => !own.has(call));
};

/** Messages by what they begin with, as the call quotes it: enough to find them again. */
const openings = (log: StraceLog): string[] =>
  messages(log).flatMap((call) => {
    const text = lineText(log.trace, log.trace.calls.startLine[call]!);
    return /write\([12](?:<[^"]*>)?, "([^"\\]{4,})/.exec(text)?.[1] ?? [];
  });

/** 1-based lines that hold a message of the program and nothing else. */
export function wholeMessages(log: StraceLog): number[] {
  const known = openings(log);
  const { lines } = log.trace;
  return Array.from({ length: lines.count }, (_, line) => line)
    .filter((line) => lines.kind[line] === LineKind.output)
    .filter((line) => known.some((opening) => lineText(log.trace, line).startsWith(opening)))
    .map((line) => line + 1);
}

export const needsMessages: Need = {
  id: 'messages',
  met: (log) => messages(log).length > 0,
  missing: {
    en: 'No process of this log writes a message to its standard output or error. Record a service that logs there.',
    ja: 'このログには、標準出力や標準エラーにメッセージを書くプロセスがありません。そこへログを書くサービスを記録してください。',
  },
};

export const needsMixture: Need = {
  id: 'mixture',
  met: (log) => cutCalls(log).length > 0,
  missing: {
    en: 'Nothing is mixed in this log. For this question take the stream that both wrote to, without `-o`, and remove the stamps of multilog: `cut -d" " -f2-`.',
    ja: 'このログでは、何も混ざっていません。この問題には、`-o`を付けず、両方が書いた出力を使います。multilogの時刻は、`cut -d" " -f2-`で取り除いてください。',
  },
};
