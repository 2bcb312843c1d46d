import type { StraceLog } from '../analysis/strace/log.ts';
import type { TimeRange } from '../analysis/strace/query/match.ts';
import { plainCall } from '../formats/strace/same-calls.ts';
import type { LocalText } from '../i18n/catalog.ts';
import { callOnLine, readCall } from './call-lines.ts';
import { judgeEstimate } from './estimate.ts';
import { judgeEvidence } from './evidence.ts';
import type { Misreading, Question } from './exercise.ts';
import { judgeQuantity } from './judge-quantity.ts';
import { judgeRange } from './judge-range.ts';
import { correct, explain, type Judgement, unreadable, wrong } from './judgement.ts';
import { message } from './message.ts';
import { readErrno, readPid, readSyscall, readTarget } from './names.ts';
import { explainsChoice, matchSets } from './option-set.ts';
import { readOption, readOptions } from './options.ts';
import { judgeOrder } from './order.ts';
import type { Read } from './quantity.ts';

function judgeSet(
  question: Extract<Question, { kind: 'several' }>,
  typed: string,
  log: StraceLog,
  accepted: readonly string[],
): Judgement {
  const read = readOptions(typed, question.options);
  if ('unreadable' in read) return unreadable(read.unreadable);
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
  if ('unreadable' in read) return unreadable(read.unreadable);
  const matches = (value: Answer) => same(read.value, value);
  if (accepted.some(matches)) return correct;
  return explain(misreadings, log, matches) ?? otherwise(read.value);
}

const isSame = (name: string) => (other: string) => plainCall(name) === plainCall(other);
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
    case 'range':
      return judgeRange(question, typed, log, accepted as readonly TimeRange[]);
    case 'order':
      return judgeOrder(question, typed, log, accepted as readonly string[]);
    case 'estimate':
      return judgeEstimate(question, typed);
    case 'evidence':
      return judgeEvidence(question, typed, log);
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
      return judgeName(
        readSyscall(typed),
        log,
        accepted as readonly string[],
        question.misreadings,
        (name) => absentUnless(trace.names.some(isSame(name)), message('syscallNotInLog', name)),
        (given, value) => isSame(given)(value),
      );
    case 'errno':
      return judgeName(readErrno(typed), log, accepted as readonly string[], question.misreadings, (name) =>
        absentUnless(trace.errnos.includes(name), message('errnoNotInLog', name)),
      );
    case 'process':
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
