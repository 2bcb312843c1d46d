import type { CheckResult, Reveal } from '../../grading/check.ts';
import type { LocalText } from '../../i18n/catalog.ts';
import type { TraceKey } from '../analyzer/protocol.ts';

/**
 * What a card asks of the worker that holds the traces, in the shape of the analyzer's own requests. The worker answers
 * with `gradeAnswer`, `revealOne` and `missingNeeds` of `./worker.ts` on its `StraceLog`; all answers are plain data.
 */
export interface ExerciseRequests {
  /** Grades one answer, as typed, on an open trace. */
  grade: {
    params: { trace: TraceKey; exerciseId: string; questionId: string; answer: string };
    result: CheckResult;
  };
  /** The answer with its evidence; null where this trace has none. */
  reveal: { params: { trace: TraceKey; exerciseId: string; questionId: string }; result: Reveal | null };
  /** What this trace lacks for the exercise, each with what to do; empty where it has all. */
  needs: {
    params: { trace: TraceKey; exerciseId: string };
    result: readonly MissingNeed[];
  };
}

export interface MissingNeed {
  readonly id: string;
  readonly missing: LocalText;
}
