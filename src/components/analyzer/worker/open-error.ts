import type { Problem } from '../protocol.ts';

/** Ends an opening, or an answer, with a reason that the page can word. */
export class OpenError extends Error {
  override readonly name = 'OpenError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.problem = problem;
  }
}
