import { UnknownExerciseError } from '../exercise/worker.ts';
import {
  type FromWorker,
  type OtherRequestKind,
  otherRequestKinds,
  type Problem,
  type RequestKind,
  type Requests,
  type ToWorker,
} from './protocol.ts';
import { answers } from './worker/answers.ts';
import { messageOf } from './worker/byte-stream.ts';
import { OpenError } from './worker/open-error.ts';
import { OpenTrace } from './worker/open-trace.ts';
import { openTraces as traces } from './worker/open-traces.ts';
import { loadReaders } from './worker/other-trace.ts';
import { rehearse } from './worker/rehearse.ts';
import { transfersOf } from './worker/transfers.ts';
import { Cancelled } from './worker/turns.ts';

/*
 * The page's one worker: holds the open traces and answers about them. See protocol.ts.
 */

const running = new Map<number, AbortController>();

const post = (message: FromWorker) => self.postMessage(message);

self.onmessage = (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.kind === 'cancel') {
    running.get(message.id)?.abort();
    return;
  }
  if (message.kind === 'make-ready') {
    loadReaders();
    // Without a network there is none, and nothing is lost.
    rehearse(message.sample).catch(() => undefined);
    return;
  }
  void handle(message);
};

type Request = Exclude<ToWorker, { kind: 'cancel' | 'make-ready' }>;

async function handle(message: Request): Promise<void> {
  const { id } = message;
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const result = await answer(message, controller.signal);
    if (!controller.signal.aborted)
      self.postMessage({ kind: 'answer', id, result } satisfies FromWorker, {
        transfer: transfersOf(result),
      });
  } catch (error) {
    // A request that was taken back gets no answer: the page has forgotten it.
    if (!controller.signal.aborted) post({ kind: 'problem', id, problem: problemOf(error) });
  } finally {
    running.delete(id);
  }
}

async function answer(message: Request, signal: AbortSignal): Promise<unknown> {
  if (message.kind === 'open') return open(message);
  const trace = traces.get(message.trace);
  if (message.kind === 'close') {
    trace?.close();
    traces.delete(message.trace);
    return null;
  }
  if (!trace) throw new OpenError({ kind: 'closed', detail: message.trace });
  if (message.kind === 'stop') {
    trace.stop();
    return null;
  }
  const tell = (share: number) => post({ kind: 'step', id: message.id, share });
  if (isOtherRequest(message)) {
    if (!trace.other?.isAnswered?.(message.kind)) await trace.opened;
    if (!trace.other) throw new OpenError({ kind: 'other-format', detail: 'strace' });
    return trace.other.answer(message.kind, message, { signal, tell });
  }
  const respond = answers[message.kind] as (
    trace: OpenTrace,
    params: typeof message,
    signal: AbortSignal,
    tell: (share: number) => void,
  ) => Promise<Requests[RequestKind]['result']>;
  return respond(trace, message, signal, tell);
}

type OtherMessage = Extract<ToWorker, { readonly kind: OtherRequestKind }>;

function isOtherRequest(message: Request): message is OtherMessage {
  return (otherRequestKinds as readonly string[]).includes(message.kind);
}

async function open({ trace: key, input }: Requests['open']['params']): Promise<unknown> {
  let trace = traces.get(key);
  if (!trace) {
    trace = new OpenTrace(key, input, post);
    traces.set(key, trace);
  }
  try {
    return await trace.opened;
  } catch (error) {
    // The next attempt begins anew: the network may be back.
    if (traces.get(key) === trace) traces.delete(key);
    throw error;
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof OpenError) return error.problem;
  if (error instanceof Cancelled) return { kind: 'cancelled', detail: '' };
  if (error instanceof UnknownExerciseError) return { kind: 'unknown-exercise', detail: error.message };
  return { kind: 'internal', detail: messageOf(error) };
}
