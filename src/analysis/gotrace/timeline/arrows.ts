import { GoState } from '../../../formats/gotrace/events.ts';
import { codeMask, PROC_RUNS, PROC_STOPS } from './state-codes.ts';
import type { TimelineSink } from './timeline-sink.ts';
import { NO_PROC, procIn } from './transition-log.ts';

/** One goroutine made another runnable, or created it. */
export interface Arrow {
  readonly creates: boolean;
  /** Indices into `goroutines`. */
  readonly from: number;
  readonly to: number;
  readonly atNs: number;
  /** Dense index of the P on which it happened. */
  readonly fromProc: number;
  /** When and on which P the other runs next; NaN and `NO_PROC` where it is not soon. */
  runsNs: number;
  toProc: number;
}

/** Changes of state before the window that are looked at for who runs where as it begins, and after it for who runs next. */
const around = 100_000;

export interface ArrowsAsked {
  readonly fromNs: number;
  readonly toNs: number;
  /** Only those to or from this goroutine; -1 for all. */
  readonly goroutine: number;
  /** More than that many of all of them are not told: nobody could tell them apart. */
  readonly most: number;
  /** When a goroutine was created. */
  readonly createdNs: (goroutine: number) => number;
}

/**
 * Who made whom runnable in a window. Nobody is told for what the runtime did without a goroutine, as when the network
 * is ready.
 * @returns null where there are too many
 */
export function arrowsIn({ log, codes }: TimelineSink, asked: ArrowsAsked): Arrow[] | null {
  const { fromNs, toNs, goroutine, most, createdNs } = asked;
  const runs = new Uint8Array(codeMask + 1);
  for (const [code, { state }] of codes.list.entries()) runs[code] = state === GoState.running ? 1 : 0;
  const isRunnable = (code: number) => codes.list[code]?.state === GoState.runnable;
  const arrows: Arrow[] = [];
  const waiting = new Map<number, Arrow>();
  /** Goroutine by P. */
  const holder = new Map<number, number>();
  let after = 0;
  for (let place = startOf(log, fromNs); place < log.end; place = log.after(place)) {
    const ns = log.ns(place);
    if (ns >= toNs && (waiting.size === 0 || ++after > around)) break;
    const code = log.code(place) & codeMask;
    const what = log.goroutine(place);
    const proc = procIn(log.pageOf(place), place & 0xffff);
    if (code === PROC_RUNS) continue;
    if (code === PROC_STOPS) holder.delete(proc);
    else if (runs[code] === 1) {
      if (proc !== NO_PROC) holder.set(proc, what);
      const arrow = waiting.get(what);
      if (arrow === undefined) continue;
      arrow.runsNs = ns;
      arrow.toProc = proc;
      waiting.delete(what);
    } else if (isRunnable(code) && proc !== NO_PROC && ns >= fromNs && ns < toNs) {
      const from = holder.get(proc);
      // One that yields is made runnable by itself.
      if (from === undefined || from === what) continue;
      if (goroutine >= 0 && from !== goroutine && what !== goroutine) continue;
      if (arrows.length >= most) {
        if (goroutine < 0) return null;
        break;
      }
      const creates = createdNs(what) === ns;
      const arrow = {
        creates,
        from,
        to: what,
        atNs: ns,
        fromProc: proc,
        runsNs: Number.NaN,
        toProc: NO_PROC,
      };
      arrows.push(arrow);
      waiting.set(what, arrow);
    } else if (holder.get(proc) === what && codes.list[code]?.state !== GoState.syscall) holder.delete(proc);
  }
  return arrows;
}

/** Place of the first row to look at for a window. */
function startOf(log: TimelineSink['log'], fromNs: number): number {
  const first = log.from(fromNs);
  const back = Math.max(0, first - around);
  // A page that ended early has no such place: its next one begins before the window as well.
  const page = log.pages[back >>> 16];
  return page && (back & 0xffff) < page.count ? back : Math.min(first, ((back >>> 16) + 1) << 16);
}
