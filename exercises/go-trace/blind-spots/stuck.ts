import type { StuckGroup } from '../../../src/analysis/gotrace/blocking/profiles.ts';
import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import { functionsOf, isOfProgram } from '../../../src/grading/go-trace-sums.ts';
import type { Place } from '../../../src/grading/subjects.ts';

/** The largest crowd of the program's goroutines that waits for a lock or channel at one place as the trace ends. */
export function stuckNow(trace: WholeTrace): StuckGroup | undefined {
  return trace.figures.waits.stuck.find(
    ({ holdUp, ofTracer, stack }) =>
      holdUp === 'sync' && !ofTracer && isOfProgram(functionsOf(trace, stack).at(-1) ?? ''),
  );
}

/** Its group of goroutines. */
export function groupOfStuck(trace: WholeTrace): readonly Place[] {
  const root = functionsOf(trace, stuckNow(trace)?.stack ?? 0).at(-1);
  return root === undefined ? [] : [{ kind: 'function', name: root }];
}
