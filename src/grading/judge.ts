import type { TimeRange } from '../analysis/strace/query/match.ts';
import { judgeEstimate } from './estimate.ts';
import { judgeEvidence } from './evidence.ts';
import type { AnyQuestion, SeveralQuestion } from './exercise.ts';
import { type Goal, judgeGoal } from './goal.ts';
import { judgeFunction, judgeGoroutine } from './judge-go-names.ts';
import { judgeMoment } from './judge-moment.ts';
import { judgeName } from './judge-name.ts';
import { judgeQuantity } from './judge-quantity.ts';
import { judgeRange } from './judge-range.ts';
import { judgeStrace } from './judge-strace.ts';
import { correct, explain, type Judgement, unreadable, wrong } from './judgement.ts';
import { message } from './message.ts';
import { explainsChoice, matchSets } from './option-set.ts';
import { readOption, readOptions } from './options.ts';
import { judgeOrder } from './order.ts';
import type { Format, Subject, Subjects } from './subjects.ts';

function judgeSet(
  question: SeveralQuestion<Format>,
  typed: string,
  subject: Subject,
  accepted: readonly string[],
): Judgement {
  const read = readOptions(typed, question.options);
  if ('unreadable' in read) return unreadable(read.unreadable);
  const matches = accepted.map((set) => matchSets(read.value, set));
  if (matches.includes('equal')) return correct;
  const misread = explain(question.misreadings, subject, (set) => explainsChoice(read.value, set, accepted));
  if (misread) return misread;
  for (const kind of ['incomplete', 'surplus'] as const) {
    if (matches.includes(kind)) return { verdict: 'close', message: message(kind), misreading: kind };
  }
  return wrong;
}

/**
 * Compares what was typed with the accepted answers (not empty) and the misreadings of one question, which belongs to
 * the format of the subject. Throws only what the author's functions throw.
 */
export function judge(
  question: AnyQuestion,
  typed: string,
  subject: Subject,
  accepted: readonly unknown[],
): Judgement {
  const texts = accepted as readonly string[];
  const numbers = accepted as readonly number[];
  const ranges = accepted as readonly TimeRange[];
  switch (question.kind) {
    case 'number':
    case 'duration':
      return judgeQuantity(question, typed, subject, numbers);
    case 'range':
      return judgeRange(question, typed, subject, ranges);
    case 'moment':
      return judgeMoment(question, typed, subject as Subjects['gotrace'], ranges);
    case 'order':
      return judgeOrder(question, typed, subject, texts);
    case 'estimate':
      return judgeEstimate(question, typed);
    case 'evidence':
      return judgeEvidence(question, typed, subject as Subjects['strace']);
    case 'several':
      return judgeSet(question, typed, subject, texts);
    case 'choice':
      return judgeName(readOption(typed, question.options), {
        accepted: texts,
        misreadings: question.misreadings,
        subject,
      });
    case 'goroutine':
      return judgeGoroutine(question, typed, subject as Subjects['gotrace'], numbers);
    case 'function':
      return judgeFunction(question, typed, subject, texts);
    case 'goal':
      return judgeGoal(question, subject as Subjects['gotrace-pair'], accepted[0] as Goal);
    default:
      return judgeStrace(question, typed, subject as Subjects['strace'], accepted);
  }
}
