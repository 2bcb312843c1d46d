import type { WholeTrace } from '../../../analysis/gotrace/whole-trace.ts';
import type { Profile } from '../../../formats/pprof/profile.ts';
import type { FromWorker, OtherOpenState, OtherRequestKind, TraceKey } from '../protocol.ts';
import { OpenError } from './open-error.ts';
import type { OpenedSource, Reading } from './reading.ts';

/** Who asks: the signal is aborted where the request is taken back, `tell` hears how far the answer is, from 0 to 1. */
export interface Asking {
  readonly signal: AbortSignal;
  readonly tell: (share: number) => void;
}

/** An open input of another format than strace's: reads itself and answers the requests of its format. */
export interface OtherTrace {
  readonly format: OtherOpenState['format'];
  /** Reads to the end, or to where the reader stops it. Rejects with `OpenError`. */
  read(): Promise<OtherOpenState>;
  /** Whether a request can be answered before all is ready. */
  isAnswered?(kind: OtherRequestKind): boolean;
  /**
   * @param params those of the request `kind`
   */
  answer(kind: OtherRequestKind, params: unknown, asking: Asking): Promise<unknown>;
  /** Nothing more is asked: what still goes on can end. */
  close?(): void;
  /** What the questions of an exercise are asked of. Once it is read. */
  subject(): Promise<WholeTrace | Profile>;
}

/** What a format needs to be opened. */
export interface OtherInput {
  readonly key: TraceKey;
  readonly reading: Reading;
  readonly source: OpenedSource;
  /** The input again from its beginning, unpacked. */
  readonly again: () => Promise<AsyncIterable<Uint8Array>>;
  readonly post: (message: FromWorker) => void;
}

const readers = {
  pprof: () => import('../../pprof/worker/open-profile.ts'),
  gotrace: () => import('../../gotrace/worker/open-go-trace.ts'),
};

/** Loads what reads other formats before one is met; what does not come now is asked for again then. */
export function loadReaders(): void {
  for (const load of Object.values(readers)) load().catch(() => undefined);
}

/** Loads what reads a format, once it is met. @throws OpenError where that does not come (no network) */
export async function openOther(format: OtherTrace['format'], input: OtherInput): Promise<OtherTrace> {
  if (format === 'pprof') {
    const { OpenProfile } = await readers.pprof().catch(noReader);
    return new OpenProfile(input);
  }
  const { OpenGoTrace } = await readers.gotrace().catch(noReader);
  return new OpenGoTrace(input);
}

function noReader(error: unknown): never {
  throw new OpenError({ kind: 'no-reader', detail: String(error) });
}
