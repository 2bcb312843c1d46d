import type { StraceLog } from '../analysis/strace/log.ts';
import type { LocalText } from '../i18n/catalog.ts';

/**
 * What an author writes in `exercises/<course>/<exercise>/exercise.ts`.
 *
 * Nothing here holds an answer: `answer`, `misreadings` and `why` are functions of whichever log is open, so the same
 * exercise works on its fixture and on the learner's own capture.
 */
export interface Exercise {
  readonly title: LocalText;
  readonly format: 'strace';
  /** File names in `fixtures/`; several are opened together as an `-ff` set. */
  readonly fixture: readonly string[];
  /** What a capture must have for this exercise at all (`-T`, `-f`, the fault itself), each with what to do. */
  readonly needs: readonly Need[];
  readonly questions: readonly Question[];
}

export interface Need {
  readonly id: string;
  readonly met: (log: StraceLog) => boolean;
  readonly missing: LocalText;
}

interface QuestionBase<Kind extends string, Answer> {
  readonly id: string;
  readonly kind: Kind;
  readonly prompt: LocalText;
  /** From the log. Several accepted answers are allowed (ties); an empty list means this log cannot answer it. */
  readonly answer: (log: StraceLog) => readonly Answer[];
  /** Real misreadings, tried in order before the answer is called plainly wrong. */
  readonly misreadings: readonly Misreading<Answer>[];
  /** Where to look; how to read it; the last step without the number. */
  readonly hints: readonly LocalText[];
  /** When the answer may be shown: after so many wrong tries, or never. */
  readonly reveal: { readonly afterTries: number } | 'never';
  /** One sentence of why and one of consequence, with the calls that prove it. */
  readonly why: (log: StraceLog) => { readonly text: LocalText; readonly calls: readonly number[] };
  /** Not graded hard: shows how far off the estimate was. */
  readonly prediction?: boolean;
}

export interface Misreading<Answer> {
  readonly id: string;
  /**
   * The wrong answers this misreading leads to, computed from the log. For `several`, a set that holds an option which
   * does not belong explains every choice that includes it; other sets explain only the same choice.
   */
  readonly values: (log: StraceLog) => readonly Answer[];
  readonly hint: LocalText;
  /** `close`: right reading, wrong step (unit, rounding, neighbour). Default `wrong`. */
  readonly verdict?: 'close' | 'wrong';
}

export interface Option {
  readonly id: string;
  readonly text: LocalText;
}

export type ChoiceQuestion = QuestionBase<'choice', string> & { readonly options: readonly Option[] };
/** The answer is a set of option ids, written as a sorted, comma-joined string. */
export type SeveralQuestion = QuestionBase<'several', string> & { readonly options: readonly Option[] };
export type NumberQuestion = QuestionBase<'number', number> & {
  readonly unit?: LocalText;
  /** Relative (0.05 is 5 %); 0 for counts. */
  readonly tolerance: number;
};
/** Answers in nanoseconds; a learner may type `57.1 ms`, `0.0571 s`, `57100us`. A bare number has no unit and earns a hint. */
export type DurationQuestion = QuestionBase<'duration', number> & {
  /** Relative; besides it, an answer equal at the digits the learner typed is right. */
  readonly tolerance: number;
};
export type SyscallQuestion = QuestionBase<'syscall', string>;
export type PidQuestion = QuestionBase<'pid', number>;
export type ErrnoQuestion = QuestionBase<'errno', string>;
/** A path, peer or fd, as the log prints it; a bare fd number or the end of a path is accepted where it is unambiguous. */
export type TargetQuestion = QuestionBase<'target', string>;
/** A call of the log, given by its 1-based line number (either line of a call in two halves) or picked in the analyzer. */
export type CallQuestion = QuestionBase<'call', number>;

export type Question =
  | ChoiceQuestion
  | SeveralQuestion
  | NumberQuestion
  | DurationQuestion
  | SyscallQuestion
  | PidQuestion
  | ErrnoQuestion
  | TargetQuestion
  | CallQuestion;
export type QuestionKind = Question['kind'];

/** In `solution.ts`: what must be accepted, and what must be refused with which hint. Answers are what a learner types. */
export interface Solution {
  readonly [questionId: string]: {
    readonly accepted: readonly string[];
    /** `misreading`: the author's id, one of the checker's own (`builtInMisreadings`), or null for plainly wrong. */
    readonly wrong: readonly { readonly answer: string; readonly misreading: string | null }[];
  };
}
