import type { StraceLog } from '../../analysis/strace/log.ts';
import { answerItems } from '../../grading/answer-items.ts';
import type { Question } from '../../grading/exercise.ts';
import type { OrderItem } from '../../grading/order.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';

/** Longest text of an item that comes from a log. */
const mostText = 160;

/** The items of `answerItems` with the log's own text made safe to look at. */
export function shownItems(question: Question, log: StraceLog): readonly OrderItem[] {
  const items = answerItems(question, log);
  if (question.kind === 'choice' || question.kind === 'several') return items;
  const shown = (text: string): string => cutText(visibleText(text), mostText);
  return items.map((item) => ({ ...item, text: { en: shown(item.text.en), ja: shown(item.text.ja) } }));
}
