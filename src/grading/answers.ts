import type { StraceLog } from '../analysis/strace/log.ts';
import type { TimeRange } from '../analysis/strace/query/match.ts';
import type { LocalText } from '../i18n/catalog.ts';
import { callOnLine, lineOfResult } from './call-lines.ts';
import { formatEstimate } from './estimate.ts';
import { joinLines, shortestProof } from './evidence.ts';
import { exactDuration, formatRange } from './exact-duration.ts';
import type { Misreading, Question } from './exercise.ts';
import { everywhere, joinTexts, message } from './message.ts';
import { optionText } from './options.ts';
import { orderItems } from './order.ts';

/** What is accepted on this log, each kind in its own type; empty where the log cannot answer. Throws what the author's function throws. */
export function acceptedAnswers(question: Question, log: StraceLog): readonly unknown[] {
  if (question.kind !== 'evidence') return question.answer(log);
  const proof = shortestProof(question, log);
  return proof ? [proof] : [];
}

/** An estimate or a prediction: noted, never refused. */
export function isNoted(question: Question): boolean {
  return question.kind === 'estimate' || (question.kind === 'choice' && question.prediction === true);
}

/** The author's misreadings of any kind as ids with wrong answers; lines that prove nothing are one each. */
export function misreadingsOf(
  question: Question,
): readonly Pick<Misreading<unknown>, 'id' | 'values' | 'hint'>[] {
  if (question.kind === 'estimate') return [];
  if (question.kind !== 'evidence') return question.misreadings;
  return question.irrelevant.map(({ id, calls, hint }) => ({
    id,
    hint,
    values: (log) => {
      const proving = new Set(question.parts.flatMap((part) => part.calls(log)));
      const idle = calls(log).filter((call) => !proving.has(call));
      return idle.map((call) => [lineOfResult(log.trace, call)]);
    },
  }));
}

/** An answer as text that a learner could type and that is read back as the same answer. */
export function typedAnswer(question: Question, answer: unknown): string {
  switch (question.kind) {
    case 'duration':
      return exactDuration(Number(answer));
    case 'estimate':
      return question.quantity === 'duration' ? exactDuration(Number(answer)) : `${answer}`;
    case 'range':
      return formatRange(answer as TimeRange);
    case 'evidence':
      return joinLines(answer as readonly number[]);
    default:
      return String(answer);
  }
}

/** An answer from the log as a reader would write it; `unknown` because every kind has its own type of answer. */
export function formatAnswer(question: Question, answer: unknown, log: StraceLog): LocalText {
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
      const items = orderItems(question, log);
      const texts = String(answer)
        .split('>')
        .map((id) => {
          const line = items.find((item) => item.id === id)?.line;
          return line === undefined ? optionText(id, items) : message('line', line);
        });
      return joinTexts(texts, everywhere(' > '));
    }
    case 'call': {
      const call = callOnLine(log.trace, Number(answer));
      return message('line', call === undefined ? Number(answer) : lineOfResult(log.trace, call));
    }
    case 'evidence':
      return message('lines', typedAnswer(question, answer));
    default:
      return everywhere(typedAnswer(question, answer));
  }
}
