import type { StraceLog } from '../log.ts';
import { callsWithin } from './lane-index.ts';
import type { Timeline } from './lanes.ts';
import { classCount, Spread } from './spread.ts';

/** A piece of a timeline: some lanes, some time. */
export interface WindowRequest {
  readonly fromNs: number;
  readonly toNs: number;
  /** Lanes `firstLane` up to but without `endLane`. */
  readonly firstLane: number;
  readonly endLane: number;
  /** Into how many buckets the time is divided where there are too many calls to send each; 0 to do without. */
  readonly buckets: number;
}

/** Every call that touches the window, in arrays ready to be posted: lane after lane, each in order of start. */
export interface WindowCalls extends WindowRequest {
  readonly kind: 'calls';
  /** By lane of the window: where its calls begin below; one more entry than lanes. */
  readonly offset: Uint32Array;
  readonly call: Uint32Array;
  readonly startNs: Float64Array;
  /** NaN where none was printed. */
  readonly durationNs: Float64Array;
  readonly classOf: Uint8Array;
  /** Index into `StraceTrace.names`. */
  readonly name: Uint16Array;
  /** 1 where the call passes the query. */
  readonly passes: Uint8Array;
}

/** Sums over the window, for all calls and for those that pass the query. */
export interface WindowBuckets extends WindowRequest {
  readonly kind: 'buckets';
  /** By lane of the window, bucket, `WaitClass`: nanoseconds. */
  readonly ns: Float32Array;
  /** By lane of the window and bucket: calls that begin there. */
  readonly counts: Uint32Array;
  /** The same for calls that pass; null where all do. */
  readonly passing: { readonly ns: Float32Array; readonly counts: Uint32Array } | null;
}

export type WindowDetail = WindowCalls | WindowBuckets;

const callsPerStep = 20_000;

/**
 * The calls of a window, or their sums where there are more than `mostCalls`; null where sums are not wanted.
 * @param passes by call, 1 where it passes the query; null where all do
 */
export function* readWindow(
  log: StraceLog,
  timeline: Timeline,
  passes: Uint8Array | null,
  request: WindowRequest,
  mostCalls: number,
): Generator<void, WindowDetail | null> {
  const { trace } = log;
  const ends: { first: number; end: number }[] = [];
  let sum = 0;
  for (let lane = request.firstLane; lane < request.endLane; lane++) {
    const places = callsWithin(trace, timeline.index, lane, request.fromNs, request.toNs);
    ends.push(places);
    sum += places.end - places.first;
  }
  if (sum <= mostCalls) return exactCalls(log, timeline, passes, request, ends);
  return request.buckets === 0 ? null : yield* sums(log, timeline, passes, request, ends);
}

type Places = readonly { readonly first: number; readonly end: number }[];

function exactCalls(
  { trace, waits }: StraceLog,
  { index }: Timeline,
  passes: Uint8Array | null,
  request: WindowRequest,
  places: Places,
): WindowCalls {
  const { startNs, durationNs, name } = trace.calls;
  const offset = new Uint32Array(places.length + 1);
  const found: number[] = [];
  for (const [lane, { first, end }] of places.entries()) {
    for (let at = first; at < end; at++) {
      const call = index.calls[at] as number;
      const start = startNs[call] as number;
      if (start + (durationNs[call] || 0) >= request.fromNs) found.push(call);
    }
    offset[lane + 1] = found.length;
  }
  const call = Uint32Array.from(found);
  return {
    ...request,
    kind: 'calls',
    offset,
    call,
    startNs: Float64Array.from(call, (of) => startNs[of] as number),
    durationNs: Float64Array.from(call, (of) => durationNs[of] as number),
    classOf: Uint8Array.from(call, (of) => waits.classOf[of] as number),
    name: Uint16Array.from(call, (of) => name[of] as number),
    passes: Uint8Array.from(call, (of) => (passes === null ? 1 : (passes[of] as number))),
  };
}

function* sums(
  { trace, waits }: StraceLog,
  { index }: Timeline,
  passes: Uint8Array | null,
  request: WindowRequest,
  places: Places,
): Generator<void, WindowBuckets> {
  const { startNs, durationNs } = trace.calls;
  const { buckets, fromNs, toNs } = request;
  const empty = () => ({
    ns: new Float32Array(places.length * buckets * classCount),
    counts: new Uint32Array(places.length * buckets),
  });
  const all = empty();
  const passing = passes === null ? null : empty();
  const spread = new Spread(buckets);
  let steps = 0;
  for (const [lane, { first, end }] of places.entries()) {
    for (const into of [all, passing]) {
      if (into === null) continue;
      spread.begin(buckets, fromNs, toNs);
      for (let at = first; at < end; at++) {
        const call = index.calls[at] as number;
        if (into === all || passes?.[call] === 1)
          spread.add(startNs[call] as number, durationNs[call] as number, waits.classOf[call] as number);
        if (++steps % callsPerStep === 0) yield;
      }
      spread.finish();
      into.ns.set(spread.ns, lane * buckets * classCount);
      into.counts.set(spread.counts, lane * buckets);
    }
  }
  return { ...request, kind: 'buckets', ...all, passing };
}
