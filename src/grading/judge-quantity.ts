import type { DurationQuestion, NumberQuestion } from './exercise.ts';
import { correct, explain, type Judgement, unreadable, wrong } from './judgement.ts';
import { message } from './message.ts';
import { matchQuantity, plainText, readDuration, readNumber, slipFactor } from './quantity.ts';
import type { Format, Subject } from './subjects.ts';

/** A count or a duration: right, a misreading to the digit, one within the tolerance, rounded, near, a slip of unit. */
export function judgeQuantity(
  question: NumberQuestion<Format> | DurationQuestion<Format>,
  typed: string,
  subject: Subject,
  accepted: readonly number[],
): Judgement {
  const measured = question.kind === 'duration';
  const read = measured ? readDuration(typed) : readNumber(plainText(typed));
  if ('unreadable' in read) return unreadable(read.unreadable);
  const quantity = read.value;
  const matches = accepted.map((value) => matchQuantity(quantity, value, question.tolerance, measured));
  if (matches.includes('equal')) return correct;
  // To the digit first: within a tolerance, a misreading with many values would speak for all the others.
  for (const tolerance of new Set([0, question.tolerance])) {
    const equals = (value: number) => matchQuantity(quantity, value, tolerance, measured) === 'equal';
    const misread = explain(question.misreadings, subject, equals);
    if (misread) return misread;
  }
  for (const kind of ['coarse', 'near'] as const) {
    if (matches.includes(kind)) return { verdict: 'close', message: message(kind), misreading: kind };
  }
  const slipped = matches.indexOf('unit-slip');
  if (slipped < 0) return wrong;
  const factor = slipFactor(quantity.value, accepted[slipped] as number);
  return { verdict: 'close', message: message('unitSlip', factor), misreading: 'unit-slip' };
}
