import type { LocalText } from '../i18n/catalog.ts';
import { exactDuration } from './exact-duration.ts';
import type { GoalQuestion } from './exercise.ts';
import type { Judgement } from './judgement.ts';
import { everywhere, message } from './message.ts';
import type { Subjects } from './subjects.ts';

/** What a pair of traces gives for a goal: the measure of both, in its unit. */
export interface Goal {
  readonly before: number;
  readonly after: number;
}

/** Both measures; undefined where there was nothing to cut or something cannot be measured. */
export function measureGoal(question: GoalQuestion, pair: Subjects['gotrace-pair']): Goal | undefined {
  const before = question.measure(pair.before);
  const after = question.measure(pair.after);
  return before > 0 && Number.isFinite(before) && after >= 0 && Number.isFinite(after)
    ? { before, after }
    : undefined;
}

/** The share that is gone: 0.8 of four fifths; below zero where it became more. */
export const cutOf = ({ before, after }: Goal): number => (before - after) / before;

/** A whole percentage, rounded so that a goal is never said to be reached that is not. */
const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)} %`;

/** A measured value as people write it: three digits of a duration, all of a count. */
function formatMeasure(value: number, unit: GoalQuestion['unit']): LocalText {
  if (unit === 'duration') return everywhere(exactDuration(Number(value.toPrecision(3))));
  const digits = Math.round(value).toLocaleString('en-US');
  return unit === 'bytes' ? message('bytes', digits) : everywhere(digits);
}

/** Both values, with the cut where there is one. */
export function describeGoal({ unit }: GoalQuestion, goal: Goal): LocalText {
  const [before, after] = [formatMeasure(goal.before, unit), formatMeasure(goal.after, unit)];
  const cut = cutOf(goal);
  return cut > 0 ? message('goalCut', before, after, percent(cut)) : message('goalNoCut', before, after);
}

/** Traps first: a number that was met beside the point is not met. Then whether the cut is reached. */
export function judgeGoal(question: GoalQuestion, pair: Subjects['gotrace-pair'], goal: Goal): Judgement {
  const values = describeGoal(question, goal);
  for (const { id, caught, hint } of question.traps) {
    if (caught(pair)) return { verdict: 'wrong', message: message('goalTrap', values, hint), misreading: id };
  }
  const cut = cutOf(goal);
  const wanted = percent(question.cut);
  if (cut >= question.cut) return { verdict: 'correct', message: message('goalMet', values, wanted) };
  const missed = message('goalMissed', values, wanted);
  if (cut <= 0) return { verdict: 'wrong', message: missed, misreading: 'no-better' };
  return { verdict: cut >= question.cut / 2 ? 'close' : 'wrong', message: missed, misreading: 'not-enough' };
}
