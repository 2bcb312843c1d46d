import { GoState } from '../../../formats/gotrace/events.ts';
import type { GoTrace } from '../../../formats/gotrace/trace.ts';
import type { SpanBlock, SpanSink } from '../spans/spans.ts';
import { waitStack } from '../spans/wait-stack.ts';
import { completeProfile } from './complete-profile.ts';
import { type OfficialSums, officialProfiles } from './official-profiles.ts';
import type { BlockingProfiles, CompleteProfile } from './profiles.ts';
import { type Selection, selectedNs } from './selection.ts';
import { StuckWaits } from './stuck-waits.ts';
import { UnstartedWaits } from './unstarted-waits.ts';
import { WaitSites } from './wait-sites.ts';

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
 */
export class WaitProfiles implements SpanSink {
  private readonly sites = new WaitSites();
  private readonly unstarted = new UnstartedWaits();
  private readonly stuck = new StuckWaits();
  private readonly selection: Selection | null;
  /** What official profiles counted up to the last Sync. */
  private synced: OfficialSums = {
    times: new Int32Array(0),
    ns: new Float64Array(0),
    lastNs: new Float64Array(0),
  };

  /** @param selection what is counted; nothing for all */
  constructor(selection: Selection = {}) {
    const { goroutines, range, within } = selection;
    this.selection = goroutines || range || within ? selection : null;
  }

  takeSpans(spans: SpanBlock): void {
    const { count, state } = spans;
    for (let at = 0; at < count; at++) {
      if (state[at] !== GoState.running) this.wait(spans, at);
      else if (!this.unstarted.started(spans.goroutine[at] as number)) {
        this.unstarted.start(spans.goroutine[at] as number);
      }
    }
  }

  sync(): void {
    this.synced = officialSums(this.sites);
  }

  private wait(spans: SpanBlock, at: number): void {
    const goroutine = spans.goroutine[at] as number;
    const next = spans.next[at] as number;
    const { unstarted, sites, selection } = this;
    const started = unstarted.started(goroutine);
    if (!started && next === GoState.running) unstarted.start(goroutine);
    const fromNs = spans.fromNs[at] as number;
    const toNs = spans.toNs[at] as number;
    const ns = selection ? selectedNs(selection, goroutine, fromNs, toNs) : toNs - fromNs;
    if (ns <= 0) return;
    const state = spans.state[at] as number;
    const row = sites.row(state, spans.reason[at] as number, waitStack(spans, at));
    sites.times[row] = (sites.times[row] as number) + 1;
    sites.totalNs[row] = (sites.totalNs[row] as number) + ns;
    if (ns > (sites.maxNs[row] as number)) sites.maxNs[row] = ns;
    if (next === GoState.undetermined) {
      sites.openTimes[row] = (sites.openTimes[row] as number) + 1;
      sites.openNs[row] = (sites.openNs[row] as number) + ns;
      if (state === GoState.waiting) {
        this.stuck.add(row, goroutine, ns, spans.previous[at] === GoState.undetermined);
      }
      return;
    }
    const seenNs = spans.seenNs[at] as number;
    const weight =
      seenNs === fromNs ? ns : selection ? selectedNs(selection, goroutine, seenNs, toNs) : toNs - seenNs;
    if (weight <= 0) return;
    if (started || selection?.within) {
      sites.officialTimes[row] = (sites.officialTimes[row] as number) + 1;
      sites.officialNs[row] = (sites.officialNs[row] as number) + weight;
      sites.officialLastNs[row] = toNs;
    } else if (next !== GoState.running) {
      unstarted.keep(goroutine, row, weight, toNs);
    }
  }

  /** The four profiles, once all spans were taken. */
  official(trace: GoTrace): BlockingProfiles {
    const { sites, synced } = this;
    const cut = trace.problem !== null;
    const sums = officialSums(sites);
    if (cut)
      for (const [name, cells] of Object.entries(sums)) cells.fill(0).set(synced[name as keyof OfficialSums]);
    this.unstarted.forEach((row, ns, endNs) => {
      if (cut && endNs > trace.lastSyncNs) return;
      sums.times[row] = (sums.times[row] as number) + 1;
      sums.ns[row] = (sums.ns[row] as number) + ns;
      sums.lastNs[row] = Math.max(sums.lastNs[row] as number, endNs);
    });
    return officialProfiles(trace.tables, sites, sums);
  }

  /** Everything, once all spans were taken. */
  complete(trace: GoTrace): CompleteProfile {
    return completeProfile(trace, this.sites, this.stuck);
  }
}

function officialSums({ officialTimes, officialNs, officialLastNs }: WaitSites): OfficialSums {
  return { times: officialTimes.slice(), ns: officialNs.slice(), lastNs: officialLastNs.slice() };
}
