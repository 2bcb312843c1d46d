import { ProblemError } from './client.ts';
import type { Problem } from './protocol.ts';

/** True where an answer no longer matters: the question was taken back, or its trace was left. */
export function isTakenBack(error: unknown): boolean {
  const { kind } = problemOf(error);
  return kind === 'cancelled' || kind === 'closed';
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { kind: 'internal', detail: error instanceof Error ? error.message : String(error) };
}
