import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import { overlapNs } from '../../../analysis/gotrace/time-range.ts';
import type { LongWaitRow, WakerRow, WakerTables } from '../../../views/gotrace/rows.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { GoTraceRequests } from '../protocol.ts';
import type { TraceWords } from './trace-words.ts';
import type { WhoEnded } from './who-ended.ts';

const mostText = 300;

/** The longest waits with who ended them, and who unblocked whom by place. */
export function wakerTables(
  { goroutines, range }: GoTraceFigures,
  { longest, wakers }: WhoEnded,
  words: TraceWords,
  { text }: GoTraceRequests['goWakers']['params'],
): WakerTables {
  const wanted = text.toLowerCase();
  const has = (...parts: readonly string[]) => parts.join('\0').toLowerCase().includes(wanted);
  const inStacks = (...stacks: readonly number[]) => stacks.some((stack) => words.has(stack, wanted));
  const idOf = (goroutine: number) => (goroutine < 0 ? -1 : goroutines.tables.goroutines.id(goroutine));
  const rootOf = (goroutine: number) => (goroutine < 0 ? '' : cutText(goroutines.name(goroutine), mostText));
  const rows = longest.waits.map(
    (wait): LongWaitRow => ({
      goroutine: idOf(wait.goroutine),
      root: rootOf(wait.goroutine),
      holdUp: wait.holdUp,
      reason: cutText(wait.reason, mostText),
      fromNs: wait.fromNs,
      ns: overlapNs(range, wait.fromNs, wait.toNs),
      sinceStart: wait.sinceStart,
      open: wait.open,
      stack: wait.stack,
      place: words.place(wait.stack).place,
      waker: wait.open ? -1 : idOf(wait.waker),
      wakerRoot: wait.open ? '' : rootOf(wait.waker),
      wakerStack: wait.open ? 0 : wait.wakerStack,
      wakerPlace: wait.open ? '' : words.place(wait.wakerStack).place,
    }),
  );
  const places = wakers.places.map(
    (place): WakerRow => ({
      reason: cutText(place.reason, mostText),
      stack: place.stack,
      place: words.place(place.stack).place,
      wakerStack: place.wakerStack,
      wakerPlace: words.place(place.wakerStack).place,
      count: place.count,
      totalNs: place.waitedNs,
      maxNs: place.maxNs,
    }),
  );
  return {
    longest: rows.filter(
      (row) =>
        has(row.root, row.reason, row.place, row.wakerRoot, row.wakerPlace) ||
        inStacks(row.stack, row.wakerStack),
    ),
    wakers: places.filter(
      (row) => has(row.reason, row.place, row.wakerPlace) || inStacks(row.stack, row.wakerStack),
    ),
    wakerCount: wakers.placeCount,
  };
}
