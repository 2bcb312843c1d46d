import { answerItems } from '../../grading/answer-items.ts';
import type { AnyQuestion } from '../../grading/exercise.ts';
import type { OrderItem } from '../../grading/order.ts';
import type { Subject } from '../../grading/subjects.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';

/** Longest text of an item that comes from what is open. */
const mostText = 160;

/** The items of `answerItems` with the text of what is open made safe to look at. */
export function shownItems(question: AnyQuestion, subject: Subject): readonly OrderItem[] {
  const items = answerItems(question, subject);
  if (question.kind === 'choice' || question.kind === 'several') return items;
  const shown = (text: string): string => cutText(visibleText(text), mostText);
  return items.map((item) => ({ ...item, text: { en: shown(item.text.en), ja: shown(item.text.ja) } }));
}
