import type { TimeRange } from '../analysis/strace/query/match.ts';
import type { LocalText } from '../i18n/catalog.ts';
import type { Format, Place, Subjects } from './subjects.ts';

/**
 * What an author writes in `exercises/<course>/<exercise>/exercise.ts`.
 *
 * Nothing here holds an answer: `answer`, `misreadings`, `parts` and `why` are functions of whichever log, trace or
 * profile is open, so the same exercise works on its fixture and on the learner's own capture. They are declared as
 * methods: so the checker, which does not care for the format, can take questions of any (`AnyQuestion`).
 */
export interface Exercise<F extends Format = 'strace'> {
  readonly title: LocalText;
  readonly format: F;
  /**
   * File names in `fixtures/`; of strace several are opened together as an `-ff` set, of a pair the one before comes first.
   * A single one may be of another exercise of the course: `exercise/file`.
   */
  readonly fixture: readonly string[];
  /** What a capture must have for this exercise at all (`-T`, `-f`, the fault itself), each with what to do. */
  readonly needs: readonly Need<F>[];
  readonly questions: readonly Question<F>[];
}

export interface Need<F extends Format = 'strace'> {
  readonly id: string;
  met(subject: Subjects[F]): boolean;
  readonly missing: LocalText;
}

/** What proves an answer: calls of a log; of the other formats places that a view can show. */
export type Proof<F extends Format> = F extends 'strace'
  ? { readonly calls: readonly number[] }
  : { readonly places: readonly Place[] };

interface QuestionBase<Kind extends string, F extends Format> {
  readonly id: string;
  readonly kind: Kind;
  readonly prompt: LocalText;
  /** What this question needs of a capture besides the exercise's needs; the others are still asked. */
  readonly needs?: readonly Need<F>[];
  /** Where to look; how to read it; the last step without the number. */
  readonly hints: readonly LocalText[];
  /** When the answer may be shown: after so many wrong tries, or never. */
  readonly reveal: { readonly afterTries: number } | 'never';
  /** One sentence of why and one of consequence, with what proves it. */
  why(subject: Subjects[F]): { readonly text: LocalText } & Proof<F>;
}

interface GradedQuestion<Kind extends string, Answer, F extends Format> extends QuestionBase<Kind, F> {
  /** From what is open. Several accepted answers are allowed (ties); an empty list means that it cannot be answered from this. */
  answer(subject: Subjects[F]): readonly Answer[];
  /** Real misreadings, tried in order before the answer is called plainly wrong. */
  readonly misreadings: readonly Misreading<Answer, F>[];
}

export interface Misreading<Answer, F extends Format = 'strace'> {
  readonly id: string;
  /**
   * The wrong answers this misreading leads to, computed from the log. For `several`, a set that holds an option which
   * does not belong explains every choice that includes it; other sets explain only the same choice.
   */
  values(subject: Subjects[F]): readonly Answer[];
  readonly hint: LocalText;
  /** `close`: right reading, wrong step (unit, rounding, neighbour). Default `wrong`. */
  readonly verdict?: 'close' | 'wrong';
}

export interface Option {
  readonly id: string;
  readonly text: LocalText;
}

export type ChoiceQuestion<F extends Format = 'strace'> = GradedQuestion<'choice', string, F> & {
  readonly options: readonly Option[];
  /** What do you expect? Noted and compared, never refused. Of a quantity, ask with `estimate`. */
  readonly prediction?: boolean;
};
/** The answer is a set of option ids, written as a sorted, comma-joined string. */
export type SeveralQuestion<F extends Format = 'strace'> = GradedQuestion<'several', string, F> & {
  readonly options: readonly Option[];
};
export type NumberQuestion<F extends Format = 'strace'> = GradedQuestion<'number', number, F> & {
  readonly unit?: LocalText;
  /** Relative (0.05 is 5 %); 0 for counts. */
  readonly tolerance: number;
};
/** Answers in nanoseconds; a learner may type `57.1 ms`, `0.0571 s`, `57100us`. A bare number has no unit and earns a hint. */
export type DurationQuestion<F extends Format = 'strace'> = GradedQuestion<'duration', number, F> & {
  /** Relative; besides it, an answer equal at the digits the learner typed is right. */
  readonly tolerance: number;
};
export type SyscallQuestion<F extends Format = 'strace'> = GradedQuestion<'syscall', string, F>;
/** A process or thread by its pid, chosen from those of the log, typed, or picked in the analyzer. */
export type ProcessQuestion<F extends Format = 'strace'> = GradedQuestion<'process', number, F>;
export type ErrnoQuestion<F extends Format = 'strace'> = GradedQuestion<'errno', string, F>;
/** A path, peer or fd, as the log prints it; a bare fd number or the end of a path is accepted where it is unambiguous. */
export type TargetQuestion<F extends Format = 'strace'> = GradedQuestion<'target', string, F>;
/** A call of the log, given by its 1-based line number (either line of a call in two halves) or picked in the analyzer. */
export type CallQuestion<F extends Format = 'strace'> = GradedQuestion<'call', number, F>;

/** From when until when? Typed as `1.20s..1.53s`, as stamps of the log or as two lines, or selected in the analyzer. */
export type RangeQuestion<F extends Format = 'strace'> = GradedQuestion<'range', TimeRange, F> & {
  readonly tolerance: RangeTolerance;
};

/** A range is accepted if either test passes; at least one is given. */
export interface RangeTolerance {
  /** Of the time that either range covers, the share that both cover: 0.8 for a range drawn with the mouse. */
  readonly overlap?: number;
  /** Both ends within so much. */
  readonly endsWithinNs?: number;
}

/** The items in the order asked for; an answer is their ids joined by `>`. The items are shown in the order given. */
export type OrderQuestion<F extends Format = 'strace'> = GradedQuestion<'order', string, F> & {
  /** Two to nine items: options, or what is read from what is open. */
  readonly items: readonly Option[] | ItemsOf<F>['read'];
};

interface ItemsOf<F extends Format> {
  /** Of a log its calls, whose ids are their line numbers (`lineOfResult`); of the other formats options. */
  read(subject: Subjects[F]): F extends 'strace' ? readonly number[] : readonly Option[];
}

/**
 * Estimate before you measure: noted with how far off it is, never refused. Answers are nanoseconds, a count or
 * percent. A tie makes no sense here, so the answer is one value or none.
 */
export type EstimateQuestion<F extends Format = 'strace'> = QuestionBase<'estimate', F> & {
  readonly quantity: 'duration' | 'count' | 'share';
  /** For a count: of what (`calls`). */
  readonly unit?: LocalText;
  answer(subject: Subjects[F]): readonly number[];
};

/**
 * The lines that prove a claim, chosen in the analyzer or typed as `12, 40-42`. Accepted when each part of the proof
 * is covered and no chosen line proves nothing.
 */
export type EvidenceQuestion = QuestionBase<'evidence', 'strace'> & {
  readonly parts: readonly EvidencePart[];
  /** Lines that look like proof and are none, tried in order, each with the reason. */
  readonly irrelevant: readonly IrrelevantLines[];
};

export interface EvidencePart {
  readonly id: string;
  /** What this part says; completes “Not proved yet: …”. */
  readonly text: LocalText;
  /** Each of these calls proves the part; none means this log cannot answer the question. */
  readonly calls: (log: Subjects['strace']) => readonly number[];
  /** How many of them it takes (all, where there are fewer). Default 1. */
  readonly atLeast?: number;
}

export interface IrrelevantLines {
  readonly id: string;
  /** Calls; those that also prove a part are not irrelevant. */
  readonly calls: (log: Subjects['strace']) => readonly number[];
  readonly hint: LocalText;
}

/** A goroutine by its id as the trace has it (`G17`, `17`), or picked in a view. */
export type GoroutineQuestion = GradedQuestion<'goroutine', number, 'gotrace'>;
/** When? Picked on the timeline, or typed as a time since the trace's beginning. A moment inside an accepted range is right. */
export type MomentQuestion = GradedQuestion<'moment', TimeRange, 'gotrace'>;
/** A function of Go by its full name (`main.searchFile`); its end is accepted where it is unambiguous. */
export type FunctionQuestion<F extends Format> = GradedQuestion<'function', string, F>;

/**
 * Before and after: nothing is typed, the pair of traces is the answer. Met where the measure has become smaller by at
 * least this share (0.8: four fifths gone).
 */
export type GoalQuestion = QuestionBase<'goal', 'gotrace-pair'> & {
  measure(trace: Subjects['gotrace']): number;
  readonly unit: 'duration' | 'count' | 'bytes';
  readonly cut: number;
  /** Ways to meet the number and miss the point (less load, a shorter trace), each with what to do instead. */
  readonly traps: readonly {
    readonly id: string;
    caught(pair: Subjects['gotrace-pair']): boolean;
    readonly hint: LocalText;
  }[];
};

/** Kinds that any format may ask. */
type CommonQuestion<F extends Format> =
  | ChoiceQuestion<F>
  | SeveralQuestion<F>
  | NumberQuestion<F>
  | DurationQuestion<F>
  | OrderQuestion<F>
  | EstimateQuestion<F>;

interface OwnQuestions {
  strace:
    | SyscallQuestion
    | ProcessQuestion
    | ErrnoQuestion
    | TargetQuestion
    | CallQuestion
    | RangeQuestion
    | EvidenceQuestion;
  gotrace: GoroutineQuestion | MomentQuestion | RangeQuestion<'gotrace'> | FunctionQuestion<'gotrace'>;
  pprof: FunctionQuestion<'pprof'>;
  'gotrace-pair': FunctionQuestion<'gotrace-pair'> | GoalQuestion;
}

export type Question<F extends Format = 'strace'> = CommonQuestion<F> | OwnQuestions[F];
/** Of whatever format; who asks it holds what it is asked of. */
export type AnyQuestion = Question<Format>;
export type AnyExercise = Exercise<Format>;
export type QuestionKind = AnyQuestion['kind'];

/** In `solution.ts`: what must be accepted, and what must be refused with which hint. Answers are what a learner types. */
export interface Solution {
  readonly [questionId: string]: {
    readonly accepted: readonly string[];
    /** `misreading`: the author's id, one of the checker's own (`builtInMisreadings`), or null for plainly wrong. */
    readonly wrong: readonly { readonly answer: string; readonly misreading: string | null }[];
  };
}
