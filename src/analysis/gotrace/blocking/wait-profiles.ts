import {
  type EventBlock,
  EventKind,
  type EventSink,
  GoState,
  ResourceKind,
} from '../../../formats/gotrace/events.ts';
import type { GoTrace } from '../../../formats/gotrace/trace.ts';
import { grown } from '../columns.ts';
import type { EventRows } from '../event-rows.ts';
import { GoroutineSlots } from '../goroutine-slots.ts';
import { completeProfile } from './complete-profile.ts';
import { type OfficialSums, officialProfiles } from './official-profiles.ts';
import type { BlockingProfiles, CompleteProfile } from './profiles.ts';
import { type Selection, selectedNs } from './selection.ts';
import { StuckWaits } from './stuck-waits.ts';
import { UnstartedWaits } from './unstarted-waits.ts';
import { WaitSites } from './wait-sites.ts';

/** Bits of a goroutine's code; above them stands the row of `WaitSites` that it waits at, plus 1. */
const HAS_RUN = 1;
const SINCE_START = 2;
const ROW = 4;

/**
 * Counts what held goroutines up: the four official blocking profiles, and the complete numbers beside them.
 *
 * Official (Go's cmd/trace/pprof.go): a record is what lies between a transition into a state and the next one out of
 * it, weighed by its overlap with the time from the goroutine's first run to its end. Of a damaged trace only what
 * ended before the last Sync counts. With `selection.within` records are weighed by those ranges instead, as the
 * profiles of regions are. `selection.range` has no official counterpart: it clips.
 *
 * Complete: every wait, from the last Sync before it was first seen where the trace began with it, up to the trace's
 * last event where nothing ended it.
 *
 * A sink of events and not of spans, because these are the figures that the longest traces are asked for first: it
 * needs 12 bytes per goroutine that lives and nothing of what a goroutine does while it runs.
 */
export class WaitProfiles implements EventSink, EventRows {
  private readonly sites = new WaitSites();
  private readonly unstarted = new UnstartedWaits();
  private readonly stuck = new StuckWaits();
  private readonly selection: Selection | null;
  private readonly slots = new GoroutineSlots();
  /** Of each goroutine by its slot: since when it waits, and its code. */
  private sinceNs = new Float64Array(0);
  private codes = new Int32Array(0);
  /** Time of the event at hand. As an argument it would be allocated each time. */
  private nowNs = 0;
  private syncNs = 0;
  /** The Sync before the goroutines that the trace began with were first seen: there is one, in the first generation. */
  private beganNs = 0;
  /** What official profiles counted up to the last Sync. */
  private synced: OfficialSums = { times: new Int32Array(0), ns: new Float64Array(0) };

  /** @param selection what is counted; nothing for all */
  constructor(selection: Selection = {}) {
    const { goroutines, range, within } = selection;
    this.selection = goroutines || range || within ? selection : null;
  }

  take(block: EventBlock): void {
    const { count, kind, resourceKind, from, to } = block;
    for (let at = 0; at < count; at++) {
      if (kind[at] === EventKind.stateTransition) {
        // What each generation repeats of a goroutine is no transition.
        if (resourceKind[at] === ResourceKind.goroutine && from[at] !== to[at])
          this.takeTransition(block, at);
      } else this.takeOther(block, at, kind[at] as number);
    }
  }

  /** Counts the waits that are open at the trace's end. Call it once, after the last block. */
  finish(trace: GoTrace): void {
    const { places } = this.slots;
    this.nowNs = trace.durationNs;
    for (let goroutine = 0; goroutine < places.length; goroutine++) {
      const slot = places[goroutine] as number;
      if (slot > 0 && (this.codes[slot] as number) >= ROW) this.end(goroutine, slot, GoState.undetermined);
    }
  }

  takeOther(block: EventBlock, at: number, kind: number): void {
    if (kind !== EventKind.sync) return;
    this.syncNs = block.timeNs[at] as number;
    this.synced = this.officialSums();
  }

  /** A goroutine changes its state. */
  takeTransition(block: EventBlock, at: number): void {
    const goroutine = block.resource[at] as number;
    const to = block.to[at] as number;
    const { slots } = this;
    if (goroutine >= slots.places.length) slots.ensure(goroutine + 1);
    let slot = slots.places[goroutine] as number;
    if (slot === 0) {
      if (to === GoState.notExist) return;
      slot = slots.take(goroutine);
      this.sinceNs = grown(this.sinceNs, slots.count);
      this.codes = grown(this.codes, slots.count);
      this.codes[slot] = 0;
    }
    const { codes } = this;
    const code = codes[slot] as number;
    if (code >= ROW) {
      this.nowNs = block.timeNs[at] as number;
      this.end(goroutine, slot, to);
    }
    if (to === GoState.running) {
      codes[slot] = HAS_RUN;
      return;
    }
    if (to === GoState.notExist) {
      slots.release(goroutine, 0);
      return;
    }
    // What a trace began with may have a stack of its own only. That of one that is runnable says nothing.
    const stack = block.stack[at] as number;
    const ownStack = to === GoState.runnable ? 0 : (block.resourceStack[at] as number);
    const row = this.sites.row(to, block.text[at] as number, stack === 0 ? ownStack : stack);
    const first = block.from[at] === GoState.undetermined;
    if (first) this.beganNs = this.syncNs;
    this.sinceNs[slot] = block.timeNs[at] as number;
    codes[slot] = (row + 1) * ROW + (first ? SINCE_START : code & HAS_RUN);
  }

  /** A goroutine leaves what it waited in, for the state `next`, at `nowNs`. */
  private end(goroutine: number, slot: number, next: number): void {
    const { sites, nowNs } = this;
    const code = this.codes[slot] as number;
    const row = Math.floor(code / ROW) - 1;
    const ns = this.wholeNs(goroutine, slot);
    if ((code & HAS_RUN) === 0 && next === GoState.running) this.unstarted.start(goroutine);
    if (ns <= 0) return;
    sites.times[row] = (sites.times[row] as number) + 1;
    sites.totalNs[row] = (sites.totalNs[row] as number) + ns;
    if (ns > (sites.maxNs[row] as number)) sites.maxNs[row] = ns;
    // Whoever has run before, and is in something that ends, is in the official profile with all of it.
    if ((code & HAS_RUN) === 0 || next === GoState.undetermined) this.hide(goroutine, slot, row, next);
    else sites.lastNs[row] = nowNs;
  }

  /** What of a wait that was counted official profiles leave out. */
  private hide(goroutine: number, slot: number, row: number, next: number): void {
    const { sites, selection, nowNs } = this;
    const ns = this.wholeNs(goroutine, slot);
    if (next === GoState.undetermined) {
      sites.openTimes[row] = (sites.openTimes[row] as number) + 1;
      sites.openNs[row] = (sites.openNs[row] as number) + ns;
      if (sites.state[row] === GoState.waiting) {
        this.stuck.add(row, goroutine, ns, ((this.codes[slot] as number) & SINCE_START) !== 0);
      }
    }
    const seenNs = this.sinceNs[slot] as number;
    const weight = selection ? selectedNs(selection, goroutine, seenNs, nowNs) : nowNs - seenNs;
    if (next !== GoState.undetermined && weight > 0) {
      if (selection?.within) {
        sites.hiddenNs[row] = (sites.hiddenNs[row] as number) + ns - weight;
        sites.lastNs[row] = nowNs;
        return;
      }
      if (next !== GoState.running) this.unstarted.keep(goroutine, row, weight, nowNs);
    }
    sites.hiddenTimes[row] = (sites.hiddenTimes[row] as number) + 1;
    sites.hiddenNs[row] = (sites.hiddenNs[row] as number) + ns;
  }

  /** What counts of a wait up to `nowNs`, with what it lasted before the goroutine was first seen. */
  private wholeNs(goroutine: number, slot: number): number {
    const { selection, nowNs } = this;
    const sinceStart = ((this.codes[slot] as number) & SINCE_START) !== 0;
    const fromNs = sinceStart ? this.beganNs : (this.sinceNs[slot] as number);
    return selection ? selectedNs(selection, goroutine, fromNs, nowNs) : nowNs - fromNs;
  }

  private officialSums(): OfficialSums {
    const { times, totalNs, hiddenTimes, hiddenNs } = this.sites;
    return {
      times: times.map((count, row) => count - (hiddenTimes[row] as number)),
      ns: totalNs.map((ns, row) => ns - (hiddenNs[row] as number)),
    };
  }

  /** What official profiles count by row of `sites`, with goroutines that never ran. */
  private finalSums(trace: GoTrace): OfficialSums {
    const sums = this.officialSums();
    const cut = trace.problem !== null;
    if (cut) {
      sums.times.fill(0).set(this.synced.times);
      sums.ns.fill(0).set(this.synced.ns);
    }
    for (const { row, ns, endNs } of this.unstarted) {
      if (cut && endNs > trace.lastSyncNs) continue;
      sums.times[row] = (sums.times[row] as number) + 1;
      sums.ns[row] = (sums.ns[row] as number) + ns;
      this.sites.lastNs[row] = Math.max(this.sites.lastNs[row] as number, endNs);
    }
    return sums;
  }

  /** The four profiles, after `finish`. */
  official(trace: GoTrace): BlockingProfiles {
    return officialProfiles(trace.tables, this.sites, this.finalSums(trace));
  }

  /** Everything, after `finish`. */
  complete(trace: GoTrace): CompleteProfile {
    return completeProfile(trace, this.sites, this.finalSums(trace), this.stuck);
  }
}
