import { EventKind, type StraceTrace } from '../../../formats/strace/trace.ts';
import type { Life, LifeEnd, Lives } from '../process-tree/lives.ts';
import type { LifeCalls } from './life-calls.ts';
import { noParts, Part, type Segment } from './parts.ts';

/** A call of a process, with its time inside the window. */
export interface LongCall {
  readonly call: number;
  readonly insideNs: number;
  readonly part: Part;
}

/** A signal that a process got. */
export interface GotSignal {
  readonly signal: string;
  readonly timeNs: number;
  /** 1-based. */
  readonly line: number;
}

/** One process or thread in the window of a stop. */
export interface StopRow {
  readonly life: number;
  readonly pid: number | null;
  readonly comm: string | null;
  /** What it ran last; empty for one that goes on with its maker's program. */
  readonly program: string;
  readonly isThread: boolean;
  /** How many makers lie between it and the stopped process. */
  readonly depth: number;
  /** When it was there inside the window; the lengths of its parts add up to this exactly. */
  readonly fromNs: number;
  readonly toNs: number;
  /** By `Part`. */
  readonly partsNs: readonly number[];
  /** The same by column of the window: `columns` times the number of parts; empty for a row that is not drawn. */
  readonly drawn: readonly number[];
  /** Those with the most time inside the window, longest first. */
  readonly longest: readonly LongCall[];
  /** The last wait before its end or the window's that lasted `shortestLastNs` or more, else the last one; null without a wait. */
  readonly last: LongCall | null;
  readonly signals: readonly GotSignal[];
  readonly signalCount: number;
  /** Its end, also where that lies behind the window; null where it is not in the log. */
  readonly end: LifeEnd | null;
}

/** Calls that are named for each process. */
const mostLongest = 3;
const mostSignals = 6;
/** Shorter waits before an exit tell nothing of what kept the process. */
export const shortestLastNs = 1_000_000;
const STEP = 1 << 12;

/** What is drawn: the window in so many columns; 0 for a row without a drawing. */
export interface Drawing {
  readonly fromNs: number;
  readonly toNs: number;
  readonly columns: number;
}

/** Sums one life between two moments (its presence inside the window). */
export function* sumLife(
  calls: LifeCalls,
  life: Life,
  presence: { readonly fromNs: number; readonly toNs: number },
  drawing: Drawing,
): Generator<void, Pick<StopRow, 'partsNs' | 'drawn' | 'longest' | 'last'>> {
  const partsNs = noParts();
  const drawn = new Array<number>(drawing.columns * partsNs.length).fill(0);
  const longest: LongCall[] = [];
  let last: LongCall | null = null;
  let steps = 0;
  for (const segment of calls.segments(life.index, presence.fromNs, presence.toNs)) {
    if (++steps % STEP === 0) yield;
    const { fromNs, toNs, part, call } = segment;
    const insideNs = toNs - fromNs;
    partsNs[part] = (partsNs[part] as number) + insideNs;
    if (drawing.columns > 0) spread(drawn, drawing, segment, partsNs.length);
    if (call < 0 || part === Part.other) continue;
    const one = { call, insideNs, part };
    keepLongest(longest, one);
    const isWait = part !== Part.work && part !== Part.untimed;
    if (isWait && (last === null || insideNs >= shortestLastNs || last.insideNs < shortestLastNs)) last = one;
  }
  return { partsNs, drawn, longest, last };
}

function keepLongest(longest: LongCall[], one: LongCall): void {
  const least = longest.at(-1);
  if (longest.length >= mostLongest && least && least.insideNs >= one.insideNs) return;
  const at = longest.findIndex(({ insideNs }) => insideNs < one.insideNs);
  longest.splice(at < 0 ? longest.length : at, 0, one);
  if (longest.length > mostLongest) longest.pop();
}

/** Adds a segment to the columns that it touches. */
function spread(drawn: number[], { fromNs, toNs, columns }: Drawing, segment: Segment, parts: number): void {
  const perColumn = (toNs - fromNs) / columns;
  if (!(perColumn > 0)) return;
  const first = Math.min(columns - 1, Math.max(0, Math.floor((segment.fromNs - fromNs) / perColumn)));
  for (let column = first; column < columns; column++) {
    const begin = fromNs + column * perColumn;
    if (begin >= segment.toNs && column > first) break;
    const inside = Math.min(segment.toNs, begin + perColumn) - Math.max(segment.fromNs, begin);
    const slot = column * parts + segment.part;
    if (inside > 0) drawn[slot] = (drawn[slot] as number) + inside;
  }
}

/** The signals that lives in `wanted` got between two moments, by life: the first ones, and how many there were. */
export function signalsOf(
  trace: StraceTrace,
  { lifeOfEvent }: Lives,
  wanted: ReadonlySet<number>,
  window: { readonly fromNs: number; readonly toNs: number },
): Map<number, { readonly first: GotSignal[]; count: number }> {
  const { events, signals } = trace;
  const got = new Map<number, { readonly first: GotSignal[]; count: number }>();
  for (let event = 0; event < events.count; event++) {
    if (events.kind[event] !== EventKind.signal) continue;
    const life = lifeOfEvent[event] as number;
    const timeNs = events.timeNs[event] as number;
    if (!wanted.has(life) || timeNs < window.fromNs || timeNs > window.toNs) continue;
    const list = got.get(life) ?? { first: [], count: 0 };
    got.set(life, list);
    list.count++;
    if (list.first.length >= mostSignals) continue;
    const signal = signals[events.value[event] as number] ?? '';
    list.first.push({ signal, timeNs, line: (events.line[event] as number) + 1 });
  }
  return got;
}
