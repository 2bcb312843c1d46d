import type { StraceLog } from '../analysis/strace/log.ts';
import type { TimeRange } from '../analysis/strace/query/match.ts';
import type { LocalText } from '../i18n/catalog.ts';

/**
 * What an author writes in `exercises/<course>/<exercise>/exercise.ts`.
 *
 * Nothing here holds an answer: `answer`, `misreadings`, `parts` and `why` are functions of whichever log is open, so
 * the same exercise works on its fixture and on the learner's own capture.
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

interface QuestionBase<Kind extends string> {
  readonly id: string;
  readonly kind: Kind;
  readonly prompt: LocalText;
  /** What this question needs of a capture besides the exercise's needs; the others are still asked. */
  readonly needs?: readonly Need[];
  /** Where to look; how to read it; the last step without the number. */
  readonly hints: readonly LocalText[];
  /** When the answer may be shown: after so many wrong tries, or never. */
  readonly reveal: { readonly afterTries: number } | 'never';
  /** One sentence of why and one of consequence, with the calls that prove it. */
  readonly why: (log: StraceLog) => { readonly text: LocalText; readonly calls: readonly number[] };
}

interface GradedQuestion<Kind extends string, Answer> extends QuestionBase<Kind> {
  /** From the log. Several accepted answers are allowed (ties); an empty list means this log cannot answer it. */
  readonly answer: (log: StraceLog) => readonly Answer[];
  /** Real misreadings, tried in order before the answer is called plainly wrong. */
  readonly misreadings: readonly Misreading<Answer>[];
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

export type ChoiceQuestion = GradedQuestion<'choice', string> & {
  readonly options: readonly Option[];
  /** What do you expect? Noted and compared, never refused. Of a quantity, ask with `estimate`. */
  readonly prediction?: boolean;
};
/** The answer is a set of option ids, written as a sorted, comma-joined string. */
export type SeveralQuestion = GradedQuestion<'several', string> & { readonly options: readonly Option[] };
export type NumberQuestion = GradedQuestion<'number', number> & {
  readonly unit?: LocalText;
  /** Relative (0.05 is 5 %); 0 for counts. */
  readonly tolerance: number;
};
/** Answers in nanoseconds; a learner may type `57.1 ms`, `0.0571 s`, `57100us`. A bare number has no unit and earns a hint. */
export type DurationQuestion = GradedQuestion<'duration', number> & {
  /** Relative; besides it, an answer equal at the digits the learner typed is right. */
  readonly tolerance: number;
};
export type SyscallQuestion = GradedQuestion<'syscall', string>;
/** A process or thread by its pid, chosen from those of the log, typed, or picked in the analyzer. */
export type ProcessQuestion = GradedQuestion<'process', number>;
export type ErrnoQuestion = GradedQuestion<'errno', string>;
/** A path, peer or fd, as the log prints it; a bare fd number or the end of a path is accepted where it is unambiguous. */
export type TargetQuestion = GradedQuestion<'target', string>;
/** A call of the log, given by its 1-based line number (either line of a call in two halves) or picked in the analyzer. */
export type CallQuestion = GradedQuestion<'call', number>;

/** From when until when? Typed as `1.20s..1.53s`, as stamps of the log or as two lines, or selected in the analyzer. */
export type RangeQuestion = GradedQuestion<'range', TimeRange> & { readonly tolerance: RangeTolerance };

/** A range is accepted if either test passes; at least one is given. */
export interface RangeTolerance {
  /** Of the time that either range covers, the share that both cover: 0.8 for a range drawn with the mouse. */
  readonly overlap?: number;
  /** Both ends within so much. */
  readonly endsWithinNs?: number;
}

/** The items in the order asked for; an answer is their ids joined by `>`. The items are shown in the order given. */
export type OrderQuestion = GradedQuestion<'order', string> & {
  /** Two to nine items: options, or calls of the log, whose ids are their line numbers (`lineOfResult`). */
  readonly items: readonly Option[] | ((log: StraceLog) => readonly number[]);
};

/**
 * Estimate before you measure: noted with how far off it is, never refused. Answers are nanoseconds, a count or
 * percent. A tie makes no sense here, so the answer is one value or none.
 */
export type EstimateQuestion = QuestionBase<'estimate'> & {
  readonly quantity: 'duration' | 'count' | 'share';
  /** For a count: of what (`calls`). */
  readonly unit?: LocalText;
  readonly answer: (log: StraceLog) => readonly number[];
};

/**
 * The lines that prove a claim, chosen in the analyzer or typed as `12, 40-42`. Accepted when each part of the proof
 * is covered and no chosen line proves nothing.
 */
export type EvidenceQuestion = QuestionBase<'evidence'> & {
  readonly parts: readonly EvidencePart[];
  /** Lines that look like proof and are none, tried in order, each with the reason. */
  readonly irrelevant: readonly IrrelevantLines[];
};

export interface EvidencePart {
  readonly id: string;
  /** What this part says; completes “Not proved yet: …”. */
  readonly text: LocalText;
  /** Each of these calls proves the part; none means this log cannot answer the question. */
  readonly calls: (log: StraceLog) => readonly number[];
  /** How many of them it takes (all, where there are fewer). Default 1. */
  readonly atLeast?: number;
}

export interface IrrelevantLines {
  readonly id: string;
  /** Calls; those that also prove a part are not irrelevant. */
  readonly calls: (log: StraceLog) => readonly number[];
  readonly hint: LocalText;
}

export type Question =
  | ChoiceQuestion
  | SeveralQuestion
  | NumberQuestion
  | DurationQuestion
  | SyscallQuestion
  | ProcessQuestion
  | ErrnoQuestion
  | TargetQuestion
  | CallQuestion
  | RangeQuestion
  | OrderQuestion
  | EstimateQuestion
  | EvidenceQuestion;
export type QuestionKind = Question['kind'];

/** In `solution.ts`: what must be accepted, and what must be refused with which hint. Answers are what a learner types. */
export interface Solution {
  readonly [questionId: string]: {
    readonly accepted: readonly string[];
    /** `misreading`: the author's id, one of the checker's own (`builtInMisreadings`), or null for plainly wrong. */
    readonly wrong: readonly { readonly answer: string; readonly misreading: string | null }[];
  };
}
