import { GoroutineSpans } from '../../../analysis/gotrace/spans/goroutine-spans.ts';
import { SpanStore } from '../../../analysis/gotrace/spans/span-store.ts';
import { GoState } from '../../../formats/gotrace/events.ts';
import type { NamedGoroutine, StretchDetail } from '../../../views/gotrace-timeline/timeline-data.ts';
import type { TimelineRequests } from '../timeline/protocol.ts';
import type { ReadAgain } from './read-again.ts';
import type { TimelineStore } from './timeline-store.ts';

const mostWoke = 12;
const mostFrames = 40;
/** Stretches of the goroutine and of those it woke: more than any of its stretches has. */
const mostSpans = 500_000;

/** How a stretch came about and ended, whom it woke: stacks are not kept, so the trace is read again for them. */
export async function stretchDetail(
  store: TimelineStore,
  again: ReadAgain,
  { goroutine: id, fromNs, toNs }: TimelineRequests['goTimelineStretch']['params'],
  stopped: () => boolean,
): Promise<StretchDetail | null> {
  const goroutine = store.figures.trace.tables.goroutines.find(id);
  if (goroutine < 0) return null;
  const goroutines = new Uint8Array(goroutine + 1);
  goroutines[goroutine] = 1;
  const spans = await again.read(() => {
    const kept = new SpanStore({ goroutines, range: { fromNs, toNs: toNs + 1 }, most: mostSpans });
    const all = new GoroutineSpans([kept]);
    return {
      sinks: [all],
      finish: (trace) => {
        all.finish(trace);
        kept.finish();
        return kept;
      },
    };
  }, stopped);
  const row = spans.before(goroutine, (fromNs + toNs) / 2);
  if (row < 0) return null;
  const { rows } = spans;
  const named = (of: number): NamedGoroutine | null =>
    of < 0 || of === goroutine ? null : { id: store.idOf(of), name: store.nameOf(of) };
  const frames = (stack: number) => store.words.frames(stack).slice(0, mostFrames);
  const woke = wokenBy(store, spans, goroutine, fromNs, toNs);
  return {
    key: `${id}@${fromNs}`,
    startedBy: named(rows.starter[row] as number),
    isCreated: rows.previous[row] === GoState.notExist,
    endedBy: named(rows.ender[row] as number),
    begin: frames((rows.stack[row] as number) || (rows.ownStack[row] as number)),
    end: frames(rows.endStack[row] as number),
    woke: woke.slice(0, mostWoke),
    wokeCount: woke.length,
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
