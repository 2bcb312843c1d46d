import { GoroutineSpans } from '../../../analysis/gotrace/spans/goroutine-spans.ts';
import { SpanStore } from '../../../analysis/gotrace/spans/span-store.ts';
import { GoState } from '../../../formats/gotrace/events.ts';
import type { NamedGoroutine, StretchDetail } from '../../../views/gotrace-timeline/timeline-data.ts';
import type { TimelineRequests } from '../timeline/protocol.ts';
import type { ReadAgain, Reader } from './read-again.ts';
import type { TimelineStore } from './timeline-store.ts';

const mostWoke = 12;
const mostFrames = 40;
/** Stretches of the goroutine so far and of those it woke; the earliest are given up. */
const mostSpans = 500_000;

/** How a stretch came about and ended, whom it woke: stacks are not kept, so the trace is read again for them. */
export async function stretchDetail(
  store: TimelineStore,
  again: ReadAgain,
  { goroutine: id, fromNs, toNs }: TimelineRequests['goTimelineStretch']['params'],
  reader: Reader,
): Promise<StretchDetail | null> {
  const goroutine = store.indexOf(id);
  if (goroutine < 0) return null;
  const goroutines = new Uint8Array(goroutine + 1);
  goroutines[goroutine] = 1;
  const spans = await again.read(() => {
    const kept = new SpanStore({ goroutines, range: { fromNs: 0, toNs: toNs + 1 }, most: mostSpans });
    const all = new GoroutineSpans([kept]);
    return {
      sinks: [all],
      finish: (trace) => {
        all.finish(trace);
        kept.finish();
        return kept;
      },
    };
  }, reader);
  const row = spans.before(goroutine, (fromNs + toNs) / 2);
  if (row < 0) return null;
  const { rows } = spans;
  const named = (of: number): NamedGoroutine | null =>
    of < 0 || of === goroutine ? null : { id: store.idOf(of), name: store.nameOf(of) };
  const own = spans.of(goroutine);
  const earlier = own.subarray(0, own.indexOf(row));
  const { starter, stack, isOwn } = begun(rows, row, earlier);
  const first = own[0] as number;
  const frames = (stack: number) => store.words.frames(stack).slice(0, mostFrames);
  const woke = wokenBy(store, spans, goroutine, fromNs, toNs);
  return {
    key: `${id}@${fromNs}`,
    startedBy: named(starter),
    isCreated: rows.previous[row] === GoState.notExist,
    createdBy: rows.previous[first] === GoState.notExist ? named(rows.starter[first] as number) : null,
    endedBy: named(rows.ender[row] as number),
    begin: frames(stack),
    beginIsOwn: isOwn,
    end: frames(rows.endStack[row] as number),
    woke: woke.slice(0, mostWoke),
    wokeCount: woke.length,
  };
}

/**
 * Who put the goroutine into its state, and the stack of that. What runs was made runnable before: its own stack is that
 * of its last stop, of a new goroutine the function that it begins with.
 * @param earlier rows of the goroutine's spans before `row`, in order of time
 */
function begun(rows: SpanStore['rows'], row: number, earlier: Int32Array) {
  const ownStack = (at: number) => {
    const isOwn = rows.starter[at] === rows.goroutine[at];
    return (rows.ownStack[at] as number) || (isOwn ? (rows.stack[at] as number) : 0);
  };
  const starter = rows.starter[row] as number;
  if (rows.state[row] !== GoState.running) {
    const own = ownStack(row);
    const isOwn = own > 0 && starter === rows.goroutine[row];
    return { starter, stack: isOwn ? own : (rows.stack[row] as number) || own, isOwn };
  }
  const before = earlier.at(-1);
  const waited = before !== undefined && rows.state[before] === GoState.runnable;
  const stopped = [row, ...earlier.slice(-2).reverse()].map(ownStack).find((stack) => stack > 0);
  return {
    starter: waited ? (rows.starter[before] as number) : starter,
    stack: stopped ?? 0,
    isOwn: true,
  };
}

/** Whom a goroutine unblocked or created in a stretch of time, in order. */
function wokenBy(
  store: TimelineStore,
  { rows, count }: SpanStore,
  goroutine: number,
  fromNs: number,
  toNs: number,
): StretchDetail['woke'] {
  const woke: StretchDetail['woke'][number][] = [];
  for (let row = 0; row < count; row++) {
    const other = rows.goroutine[row] as number;
    if (other === goroutine) continue;
    const creates = rows.previous[row] === GoState.notExist && rows.starter[row] === goroutine;
    const unblocks = rows.state[row] === GoState.waiting && rows.ender[row] === goroutine;
    const atNs = (creates ? rows.fromNs[row] : rows.toNs[row]) as number;
    if (!(creates || unblocks) || atNs < fromNs || atNs > toNs) continue;
    woke.push({ id: store.idOf(other), name: store.nameOf(other), creates, atNs });
  }
  return woke.sort((a, b) => a.atNs - b.atNs);
}
