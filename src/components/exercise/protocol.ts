import type { Inapplicable } from '../../grading/applies.ts';
import type { CheckResult, Reveal } from '../../grading/check.ts';
import type { OrderItem } from '../../grading/order.ts';
import type { LocalText } from '../../i18n/catalog.ts';
import type { LineText, TraceKey } from '../analyzer/protocol.ts';
import type { ShownPlace } from './shown-places.ts';

/** What is open for an exercise: a recording or a capture; of a pair the trace before, and the one after beside it. */
export interface AskedOf {
  readonly trace: TraceKey;
  readonly after?: TraceKey;
}

interface AskedQuestion extends AskedOf {
  readonly exerciseId: string;
  readonly questionId: string;
}

/** With places as a view shows them. */
export type GradedAnswer = Omit<CheckResult, 'places'> & { readonly places: readonly ShownPlace[] };
export type RevealedAnswer = Omit<Reveal, 'places'> & { readonly places: readonly ShownPlace[] };

/**
 * What a card asks of the worker that holds the traces, in the shape of the analyzer's own requests. The worker answers
 * with the functions of `./worker.ts` on what is open; all answers are plain data.
 */
export interface ExerciseRequests {
  /** Grades one answer, as typed. */
  grade: { params: AskedQuestion & { readonly answer: string }; result: GradedAnswer };
  /** The answer with its evidence; null where there is none. */
  reveal: { params: AskedQuestion; result: RevealedAnswer | null };
  /** Whether the exercise makes sense on what is open. */
  applies: { params: AskedOf & { readonly exerciseId: string }; result: Applicability };
  /** What a question is answered from: processes, items to order, names to choose from. */
  items: { params: AskedQuestion; result: readonly OrderItem[] };
  /** The calls on lines as typed (`12, 40-42`), as text; null where they cannot be read, which grading explains. */
  chosen: { params: { trace: TraceKey; answer: string }; result: readonly LineText[] | null };
}

export interface Applicability {
  /** What is lacking for the whole exercise, each with what to do; empty where all is there. */
  readonly needs: readonly LocalText[];
  /** Questions that cannot be answered, where there is what the exercise needs. */
  readonly inapplicable: readonly Inapplicable[];
  /** What a reader should know of what is open before believing an answer. */
  readonly remarks: readonly LocalText[];
}
