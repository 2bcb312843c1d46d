import type { StraceLog } from '../analysis/strace/log.ts';
import type { StraceTrace } from '../formats/strace/trace.ts';
import type { LocalText } from '../i18n/catalog.ts';
import { callOnLine, lineOfResult, noCallOn, readLine } from './call-lines.ts';
import type { EvidencePart, EvidenceQuestion } from './exercise.ts';
import { correct, type Judgement, unreadable } from './judgement.ts';
import { joinSentences, joinTexts, message } from './message.ts';
import { plainText, type Read } from './quantity.ts';

/** Nobody proves a claim with more lines than this. */
const maxLines = 200;

/** Lines as text: `12, 40`. */
export const joinLines = (lines: readonly number[]): string => lines.join(', ');

/**
 * The calls on lines written as `12, 40-42`, each once, in the order given. A line of its own must hold a call; of a
 * stretch, the lines that do are taken.
 */
export function readLines(typed: string, trace: StraceTrace): Read<readonly number[]> {
  const text = plainText(typed);
  if (text === '') return { unreadable: message('empty') };
  const numbers = text
    .replace(/#|\blines?\b|行目?|\bL(?=\d)/gi, ' ')
    .replace(/\s*(?:\.{2,}|[-–—~〜]|から|\bto\b)\s*/gi, '-');
  const calls = new Set<number>();
  for (const part of numbers.split(/[,、;\s]+/).filter((one) => one !== '')) {
    const [first = Number.NaN, last = first, ...more] = part
      .split('-')
      .map((end) => readLine(end) ?? Number.NaN);
    if (Number.isNaN(first) || Number.isNaN(last) || more.length > 0) {
      return { unreadable: message('notLines') };
    }
    if (last - first >= maxLines || calls.size > maxLines)
      return { unreadable: message('tooManyLines', maxLines) };
    if (last === first && callOnLine(trace, first) === undefined) {
      return { unreadable: noCallOn(first, trace) };
    }
    for (let line = Math.min(first, last); line <= Math.max(first, last); line++) {
      const call = callOnLine(trace, line);
      if (call !== undefined) calls.add(call);
    }
  }
  return calls.size === 0 ? { unreadable: message('notLines') } : { value: [...calls] };
}

/** A shortest proof: of each part the first calls it takes, as lines in file order; none where a part has no call. */
export function shortestProof(question: EvidenceQuestion, log: StraceLog): readonly number[] | undefined {
  const calls = new Set<number>();
  for (const part of question.parts) {
    const proving = part.calls(log);
    if (proving.length === 0) return undefined;
    for (const call of proving.slice(0, part.atLeast ?? 1)) calls.add(call);
  }
  return [...calls].map((call) => lineOfResult(log.trace, call)).sort((a, b) => a - b);
}

function isCovered(part: EvidencePart, chosen: ReadonlySet<number>, log: StraceLog): boolean {
  const proving = new Set(part.calls(log));
  return proving.intersection(chosen).size >= Math.min(part.atLeast ?? 1, proving.size);
}

interface Idle {
  /** The author's id, or `proves-nothing`. */
  readonly id: string;
  readonly text: LocalText;
}

/** The first chosen call that proves no part, with the reason. */
function provesNothing(
  question: EvidenceQuestion,
  chosen: readonly number[],
  log: StraceLog,
): Idle | undefined {
  const proving = new Set(question.parts.flatMap((part) => part.calls(log)));
  const idle = chosen.filter((call) => !proving.has(call));
  for (const set of question.irrelevant) {
    const calls = new Set(set.calls(log));
    const call = idle.find((one) => calls.has(one));
    if (call === undefined) continue;
    return { id: set.id, text: message('lineIs', lineOfResult(log.trace, call), set.hint) };
  }
  const [first] = idle;
  if (first === undefined) return undefined;
  return { id: 'proves-nothing', text: message('lineProvesNothing', lineOfResult(log.trace, first)) };
}

/** Lines as proof: every part covered and no line that proves nothing; else which part, which line, and why. */
export function judgeEvidence(question: EvidenceQuestion, typed: string, log: StraceLog): Judgement {
  const read = readLines(typed, log.trace);
  if ('unreadable' in read) return unreadable(read.unreadable);
  const chosen = new Set(read.value);
  const open = question.parts.filter((part) => !isCovered(part, chosen, log));
  const idle = provesNothing(question, read.value, log);
  if (open.length === 0 && !idle) return correct;
  const texts: LocalText[] = [];
  if (open.length === 0) texts.push(message('allProved'));
  if (idle) texts.push(idle.text);
  if (open.length > 0) {
    const unproved = joinTexts(
      open.map(({ text }) => text),
      { en: '; ', ja: '、' },
    );
    texts.push(message('notProved', unproved));
  }
  const verdict = open.length === question.parts.length ? 'wrong' : 'close';
  return { verdict, message: joinSentences(texts), misreading: idle?.id ?? 'unproved' };
}
