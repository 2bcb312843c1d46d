import { callText } from '../formats/strace/text.ts';
import type { LocalText } from '../i18n/catalog.ts';
import { callOnLine, lineOfResult, readLine } from './call-lines.ts';
import type { Option, OrderQuestion } from './exercise.ts';
import { correct, explain, type Judgement, unreadable, wrong } from './judgement.ts';
import { everywhere, message } from './message.ts';
import { joinOrder } from './option-set.ts';
import { findOption } from './options.ts';
import { plainText, type Read } from './quantity.ts';
import { type Format, isLog, type Subject } from './subjects.ts';

/** An item to put in order: an option, or a call by the line of its result. */
export interface OrderItem extends Option {
  /** 1-based line of a call. */
  readonly line?: number;
}

/** The items as they are shown at first. Calls have their line as id and themselves as text. */
export function orderItems(question: OrderQuestion<Format>, subject: Subject): readonly OrderItem[] {
  const { items } = question;
  if (typeof items !== 'function') return items;
  return items(subject).map((item) => {
    if (typeof item !== 'number' || !isLog(subject)) return item as Option;
    const line = lineOfResult(subject.trace, item);
    return { id: String(line), text: everywhere(callText(subject.trace, item)), line };
  });
}

const separators = [/\s*(?:->|[>→⇒])\s*/, /\s*[,、;]+\s*/];

/** Ids (or texts, or lines) in order, separated by `>`, arrows or commas; every item exactly once. */
function readOrder(typed: string, items: readonly OrderItem[], subject: Subject): Read<readonly string[]> {
  const text = plainText(typed);
  if (text === '') return { unreadable: message('empty') };
  const separator = separators.find((one) => one.test(text)) ?? /\s+/;
  const parts = text.split(separator).filter((part) => part !== '');
  const ids: string[] = [];
  for (const part of parts) {
    const id = findItem(part, items, subject);
    if (id === undefined) return { unreadable: message('notItems', idsOf(items)) };
    if (ids.includes(id)) return { unreadable: message('itemTwice', id) };
    ids.push(id);
  }
  const missing = items.filter(({ id }) => !ids.includes(id));
  return missing.length > 0 ? { unreadable: message('itemsMissing', idsOf(missing)) } : { value: ids };
}

const idsOf = (items: readonly OrderItem[]): string => items.map(({ id }) => id).join(', ');

function findItem(part: string, items: readonly OrderItem[], subject: Subject): string | undefined {
  const option = findOption(part, items);
  if (option) return option.id;
  if (!isLog(subject)) return undefined;
  const line = readLine(part);
  const call = line === undefined ? undefined : callOnLine(subject.trace, line);
  if (call === undefined) return undefined;
  return items.find((item) => item.line === lineOfResult(subject.trace, call))?.id;
}

/** How many places from the first on agree. */
function agreeing(given: readonly string[], right: readonly string[]): number {
  const first = given.findIndex((id, place) => id !== right[place]);
  return first < 0 ? given.length : first;
}

function remark(given: readonly string[], right: readonly string[]): { id: string; text: LocalText } {
  if (joinOrder(given.toReversed()) === joinOrder(right)) {
    return { id: 'reversed', text: message('orderReversed') };
  }
  const first = agreeing(given, right);
  const mended = given.with(first, given[first + 1] ?? '').with(first + 1, given[first] ?? '');
  if (joinOrder(mended) === joinOrder(right)) return { id: 'swapped', text: message('orderSwapped') };
  return { id: 'misplaced', text: message('orderMisplaced', first + 1) };
}

/** An order: right, the author's misreadings, turned round, two neighbours swapped, else the first wrong place. */
export function judgeOrder(
  question: OrderQuestion<Format>,
  typed: string,
  subject: Subject,
  accepted: readonly string[],
): Judgement {
  const read = readOrder(typed, orderItems(question, subject), subject);
  if ('unreadable' in read) return unreadable(read.unreadable);
  const given = joinOrder(read.value);
  if (accepted.includes(given)) return correct;
  const misread = explain(question.misreadings, subject, (value) => value === given);
  if (misread) return misread;
  const rights = accepted.map((order) => order.split('>'));
  const right = rights.reduce((best, one) =>
    agreeing(read.value, one) > agreeing(read.value, best) ? one : best,
  );
  if (right.length !== read.value.length) return wrong;
  const { id, text } = remark(read.value, right);
  return { verdict: id === 'misplaced' ? 'wrong' : 'close', message: text, misreading: id };
}
