import type { Inapplicable } from '../../grading/applies.ts';
import type { CheckResult, Reveal } from '../../grading/check.ts';
import type { OrderItem } from '../../grading/order.ts';
import type { LocalText } from '../../i18n/catalog.ts';
import type { LineText, TraceKey } from '../analyzer/protocol.ts';

/**
 * What a card asks of the worker that holds the traces, in the shape of the analyzer's own requests. The worker answers
 * with the functions of `./worker.ts` on its `StraceLog`; all answers are plain data.
 */
export interface ExerciseRequests {
  /** Grades one answer, as typed, on an open trace. */
  grade: {
    params: { trace: TraceKey; exerciseId: string; questionId: string; answer: string };
    result: CheckResult;
  };
  /** The answer with its evidence; null where this trace has none. */
  reveal: { params: { trace: TraceKey; exerciseId: string; questionId: string }; result: Reveal | null };
  /** Whether the exercise makes sense on this trace. */
  applies: { params: { trace: TraceKey; exerciseId: string }; result: Applicability };
  /** What a question is answered from on this trace: processes, items to order. */
  items: {
    params: { trace: TraceKey; exerciseId: string; questionId: string };
    result: readonly OrderItem[];
  };
  /** The calls on lines as typed (`12, 40-42`), as text; null where they cannot be read, which grading explains. */
  chosen: { params: { trace: TraceKey; answer: string }; result: readonly LineText[] | null };
}

export interface Applicability {
  /** What this trace lacks for the whole exercise, each with what to do; empty where it has all. */
  readonly needs: readonly LocalText[];
  /** Questions that this trace cannot answer, where it has what the exercise needs. */
  readonly inapplicable: readonly Inapplicable[];
}
