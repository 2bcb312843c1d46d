import type { LocalText } from '../i18n/catalog.ts';
import type { Misreading } from './exercise.ts';
import { message } from './message.ts';
import type { Format, Subject } from './subjects.ts';

/** `noted`: an estimate or a prediction that could be read; it is compared, not graded. */
export type Verdict = 'correct' | 'noted' | 'close' | 'wrong' | 'unreadable' | 'unanswerable';

/** Misreadings that the checker itself knows; an author's ids must differ. */
export const builtInMisreadings = [
  ...['unit-slip', 'coarse', 'near'],
  ...['incomplete', 'surplus'],
  ...['too-wide', 'too-narrow', 'wrong-beginning', 'wrong-end', 'shifted'],
  ...['reversed', 'swapped', 'misplaced'],
  ...['unproved', 'proves-nothing'],
  ...['not-enough', 'no-better'],
] as const;

export interface Judgement {
  readonly verdict: Verdict;
  readonly message: LocalText;
  /** The author's misreading or one of `builtInMisreadings` that explains the answer; absent for a plain wrong one. */
  readonly misreading?: string;
  /** For an estimate: the value that was read, in the unit of the answer. */
  readonly given?: number;
}

export const correct: Judgement = { verdict: 'correct', message: message('correct') };
export const wrong: Judgement = { verdict: 'wrong', message: message('wrong') };

export const unreadable = (text: LocalText): Judgement => ({ verdict: 'unreadable', message: text });

/** The first misreading whose values hold the answer, in the author's order. */
export function explain<Answer>(
  misreadings: readonly Misreading<Answer, Format>[],
  subject: Subject,
  matches: (value: Answer) => boolean,
): Judgement | undefined {
  for (const misreading of misreadings) {
    if (!misreading.values(subject).some(matches)) continue;
    return { verdict: misreading.verdict ?? 'wrong', message: misreading.hint, misreading: misreading.id };
  }
  return undefined;
}
