import type { TimeRange } from '../analysis/strace/query/match.ts';
import type { LocalText } from '../i18n/catalog.ts';
import { callOnLine, lineOfResult } from './call-lines.ts';
import { formatEstimate } from './estimate.ts';
import { joinLines, shortestProof } from './evidence.ts';
import { exactDuration, formatRange } from './exact-duration.ts';
import type { AnyQuestion, Misreading } from './exercise.ts';
import { describeGoal, type Goal, measureGoal } from './goal.ts';
import { everywhere, joinTexts, message } from './message.ts';
import { optionText } from './options.ts';
import { orderItems } from './order.ts';
import { type Format, isLog, type Subject, type Subjects } from './subjects.ts';

/** What is accepted of what is open, each kind in its own type; empty where it cannot answer. Throws what the author's function throws. */
export function acceptedAnswers(question: AnyQuestion, subject: Subject): readonly unknown[] {
  if (question.kind === 'goal') {
    const goal = measureGoal(question, subject as Subjects['gotrace-pair']);
    return goal ? [goal] : [];
  }
  if (question.kind === 'evidence') {
    const proof = shortestProof(question, subject as Subjects['strace']);
    return proof ? [proof] : [];
  }
  return (question as { answer(of: Subject): readonly unknown[] }).answer(subject);
}

/** Nothing is typed: what is open is the answer. */
export const isMeasured = (question: Pick<AnyQuestion, 'kind'>): boolean => question.kind === 'goal';

/** An estimate or a prediction: noted, never refused. */
export function isNoted(question: AnyQuestion): boolean {
  return question.kind === 'estimate' || (question.kind === 'choice' && question.prediction === true);
}

/** The author's misreadings of any kind as ids with wrong answers; lines that prove nothing are one each. */
export function misreadingsOf(
  question: AnyQuestion,
): readonly Pick<Misreading<unknown, Format>, 'id' | 'values' | 'hint'>[] {
  if (question.kind === 'estimate') return [];
  if (question.kind === 'goal') return question.traps.map(({ id, hint }) => ({ id, hint, values: () => [] }));
  if (question.kind !== 'evidence') return question.misreadings;
  return question.irrelevant.map(({ id, calls, hint }) => ({
    id,
    hint,
    values: (subject) => {
      const log = subject as Subjects['strace'];
      const proving = new Set(question.parts.flatMap((part) => part.calls(log)));
      const idle = calls(log).filter((call) => !proving.has(call));
      return idle.map((call) => [lineOfResult(log.trace, call)]);
    },
  }));
}

/** An answer as text that a learner could type and that is read back as the same answer. */
export function typedAnswer(question: AnyQuestion, answer: unknown): string {
  switch (question.kind) {
    case 'duration':
      return exactDuration(Number(answer));
    case 'estimate':
      if (question.quantity === 'duration') return exactDuration(Number(answer));
      // Less than one percent would be taken for a share of one.
      return question.quantity === 'share' ? `${answer} %` : `${answer}`;
    case 'range':
      return formatRange(answer as TimeRange);
    case 'moment': {
      const { fromNs, toNs } = answer as TimeRange;
      return exactDuration(Math.floor((fromNs + toNs) / 2));
    }
    case 'evidence':
      return joinLines(answer as readonly number[]);
    default:
      return String(answer);
  }
}

/** An answer as a reader would write it; `unknown` because every kind has its own type of answer. */
export function formatAnswer(question: AnyQuestion, answer: unknown, subject: Subject): LocalText {
  switch (question.kind) {
    case 'number': {
      const { unit } = question;
      return unit ? { en: `${answer} ${unit.en}`, ja: `${answer} ${unit.ja}` } : everywhere(String(answer));
    }
    case 'estimate':
      return formatEstimate(question, Number(answer));
    case 'choice':
      return optionText(String(answer), question.options);
    case 'several': {
      const ids = String(answer).split(',');
      return joinTexts(
        ids.map((id) => optionText(id, question.options)),
        { en: ', ', ja: '、' },
      );
    }
    case 'order': {
      const items = orderItems(question, subject);
      const texts = String(answer)
        .split('>')
        .map((id) => {
          const line = items.find((item) => item.id === id)?.line;
          return line === undefined ? optionText(id, items) : message('line', line);
        });
      return joinTexts(texts, everywhere(' > '));
    }
    case 'call': {
      if (!isLog(subject)) return everywhere(String(answer));
      const call = callOnLine(subject.trace, Number(answer));
      return message('line', call === undefined ? Number(answer) : lineOfResult(subject.trace, call));
    }
    case 'goroutine':
      return everywhere(`G${answer}`);
    case 'moment': {
      const range = answer as TimeRange;
      return message('between', exactDuration(range.fromNs), exactDuration(range.toNs));
    }
    case 'goal':
      return describeGoal(question, answer as Goal);
    case 'evidence':
      return message('lines', typedAnswer(question, answer));
    default:
      return everywhere(typedAnswer(question, answer));
  }
}
