import type { StraceLog } from '../../../analysis/strace/log.ts';
import { OpenError } from './open-error.ts';
import type { OpenTrace } from './open-trace.ts';

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
