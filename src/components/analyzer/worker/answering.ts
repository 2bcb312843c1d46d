import type { StraceLog } from '../../../analysis/strace/log.ts';
import { isGoTrace, type Subject } from '../../../grading/subjects.ts';
import type { TraceKey } from '../protocol.ts';
import { OpenError } from './open-error.ts';
import type { OpenTrace } from './open-trace.ts';
import { openTraces } from './open-traces.ts';

/** How each request of a protocol about an open trace is answered. */
export type Answering<
  R extends { readonly [K in keyof R]: { readonly params: unknown; readonly result: unknown } },
> = {
  readonly [K in keyof R]: (
    trace: OpenTrace,
    params: R[K]['params'],
    signal: AbortSignal,
    /** Says how far the answer is, from 0 to 1. */
    tell: (share: number) => void,
  ) => Promise<R[K]['result']>;
};

/**
 * The analysis, as soon as it is there: what needs it waits for the end of reading. Rejects with `OpenError` where the
 * trace is no strace log.
 */
export async function analysed(trace: OpenTrace): Promise<StraceLog> {
  await trace.opened;
  if (trace.other) throw new OpenError({ kind: 'other-format', detail: trace.other.format });
  return trace.log as StraceLog;
}

/**
 * What questions are asked of: the log, trace or profile; with `after`, the pair that the two traces are. Rejects with
 * `OpenError` where one is closed, or a pair is not two Go traces.
 */
export async function subjectOf(trace: OpenTrace, after?: TraceKey): Promise<Subject> {
  const first = await oneSubject(trace);
  if (after === undefined) return first;
  const other = openTraces.get(after);
  if (!other) throw new OpenError({ kind: 'closed', detail: after });
  const second = await oneSubject(other);
  if (!isGoTrace(first) || !isGoTrace(second))
    throw new OpenError({ kind: 'other-format', detail: 'strace' });
  return { before: first, after: second };
}

async function oneSubject(trace: OpenTrace): Promise<Exclude<Subject, { readonly before: unknown }>> {
  await trace.opened;
  return trace.other ? trace.other.subject() : (trace.log as StraceLog);
}
