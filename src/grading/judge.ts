import type { StraceLog } from '../analysis/strace/log.ts';
import type { LocalText } from '../i18n/catalog.ts';
import { callOnLine, readCall } from './call-lines.ts';
import type { Misreading, Question } from './exercise.ts';
import { message } from './message.ts';
import { readErrno, readPid, readSyscall, readTarget } from './names.ts';
import { explainsChoice, matchSets } from './option-set.ts';
import { readOption, readOptions } from './options.ts';
import { matchQuantity, plainText, type Read, readDuration, readNumber, slipFactor } from './quantity.ts';

export type Verdict = 'correct' | 'close' | 'wrong' | 'unreadable' | 'unanswerable';

/** Misreadings that the checker itself knows; an author's ids must differ. */
export const builtInMisreadings = ['unit-slip', 'coarse', 'near', 'incomplete', 'surplus'] as const;

export interface Judgement {
  readonly verdict: Verdict;
  readonly message: LocalText;
  /** The author's misreading or one of `builtInMisreadings` that explains the answer; absent for a plain wrong one. */
  readonly misreading?: string;
  /** Given divided by measured, for a quantity. */
  readonly ratio?: number;
}

const correct: Judgement = { verdict: 'correct', message: message('correct') };
const wrong: Judgement = { verdict: 'wrong', message: message('wrong') };

/** The first misreading whose values hold the answer, in the author's order. */
function explain<Answer>(
  misreadings: readonly Misreading<Answer>[],
  log: StraceLog,
  matches: (value: Answer) => boolean,
): Judgement | undefined {
  for (const misreading of misreadings) {
    if (!misreading.values(log).some(matches)) continue;
    return { verdict: misreading.verdict ?? 'wrong', message: misreading.hint, misreading: misreading.id };
  }
  return undefined;
}

function judgeQuantity(
  question: Extract<Question, { kind: 'number' | 'duration' }>,
  typed: string,
  log: StraceLog,
  accepted: readonly number[],
): Judgement {
  const measured = question.kind === 'duration';
  const read = measured ? readDuration(typed) : readNumber(plainText(typed));
  if ('unreadable' in read) return { verdict: 'unreadable', message: read.unreadable };
  const quantity = read.value;
  const match = (value: number) => matchQuantity(quantity, value, question.tolerance, measured);
  const matches = accepted.map(match);
  const nearest = accepted.reduce((best, value) =>
    Math.abs(value - quantity.value) < Math.abs(best - quantity.value) ? value : best,
  );
  const ratio = nearest === 0 ? undefined : quantity.value / nearest;
  const withRatio = (judgement: Judgement): Judgement =>
    ratio === undefined ? judgement : { ...judgement, ratio };
  if (matches.includes('equal')) return withRatio(correct);
  // To the digit first: within a tolerance, a misreading with many values would speak for all the others.
  for (const tolerance of new Set([0, question.tolerance])) {
    const equals = (value: number) => matchQuantity(quantity, value, tolerance, measured) === 'equal';
    const misread = explain(question.misreadings, log, equals);
    if (misread) return withRatio(misread);
  }
  for (const kind of ['coarse', 'near'] as const) {
    if (!matches.includes(kind)) continue;
    return withRatio({ verdict: 'close', message: message(kind), misreading: kind });
  }
  const slipped = matches.indexOf('unit-slip');
  if (slipped >= 0) {
    const factor = slipFactor(quantity.value, accepted[slipped] as number);
    return withRatio({ verdict: 'close', message: message('unitSlip', factor), misreading: 'unit-slip' });
  }
  return withRatio(wrong);
}

function judgeSet(
  question: Extract<Question, { kind: 'several' }>,
  typed: string,
  log: StraceLog,
  accepted: readonly string[],
): Judgement {
  const read = readOptions(typed, question.options);
  if ('unreadable' in read) return { verdict: 'unreadable', message: read.unreadable };
  const matches = accepted.map((set) => matchSets(read.value, set));
  if (matches.includes('equal')) return correct;
  const misread = explain(question.misreadings, log, (set) => explainsChoice(read.value, set, accepted));
  if (misread) return misread;
  for (const kind of ['incomplete', 'surplus'] as const) {
    if (matches.includes(kind)) return { verdict: 'close', message: message(kind), misreading: kind };
  }
  return wrong;
}

function judgeName<Answer extends string | number>(
  read: Read<Answer>,
  log: StraceLog,
  accepted: readonly Answer[],
  misreadings: readonly Misreading<Answer>[],
  otherwise: (value: Answer) => Judgement,
  same: (given: Answer, value: Answer) => boolean = (given, value) => given === value,
): Judgement {
  if ('unreadable' in read) return { verdict: 'unreadable', message: read.unreadable };
  const matches = (value: Answer) => same(read.value, value);
  if (accepted.some(matches)) return correct;
  return explain(misreadings, log, matches) ?? otherwise(read.value);
}

const plainly = (): Judgement => wrong;
const absentUnless = (present: boolean, absent: LocalText): Judgement =>
  present ? wrong : { verdict: 'wrong', message: absent };

/**
 * Compares what was typed with the accepted answers (not empty) and the misreadings of one question. Throws only
 * what the author's functions throw.
 */
export function judge(
  question: Question,
  typed: string,
  log: StraceLog,
  accepted: readonly unknown[],
): Judgement {
  const { trace } = log;
  switch (question.kind) {
    case 'number':
    case 'duration':
      return judgeQuantity(question, typed, log, accepted as readonly number[]);
    case 'several':
      return judgeSet(question, typed, log, accepted as readonly string[]);
    case 'choice':
      return judgeName(
        readOption(typed, question.options),
        log,
        accepted as readonly string[],
        question.misreadings,
        plainly,
      );
    case 'syscall':
      return judgeName(readSyscall(typed), log, accepted as readonly string[], question.misreadings, (name) =>
        absentUnless(trace.names.includes(name), message('syscallNotInLog', name)),
      );
    case 'errno':
      return judgeName(readErrno(typed), log, accepted as readonly string[], question.misreadings, (name) =>
        absentUnless(trace.errnos.includes(name), message('errnoNotInLog', name)),
      );
    case 'pid':
      return judgeName(readPid(typed), log, accepted as readonly number[], question.misreadings, (pid) =>
        absentUnless(
          trace.threads.some((thread) => thread.pid === pid),
          message('pidNotInLog', pid),
        ),
      );
    case 'target': {
      const known = [...(accepted as readonly string[])];
      for (const misreading of question.misreadings) known.push(...misreading.values(log));
      return judgeName(
        readTarget(typed, log, known),
        log,
        accepted as readonly string[],
        question.misreadings,
        (name) =>
          absentUnless(
            log.targets.some((total) => total.target === name),
            message('targetNotInLog'),
          ),
      );
    }
    case 'call':
      return judgeName(
        readCall(typed, trace),
        log,
        accepted as readonly number[],
        question.misreadings,
        plainly,
        (call, line) => callOnLine(trace, line) === call,
      );
  }
}
