import { GoState } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { type Selection, selectedNs } from '../blocking/selection.ts';
import type { SpanBlock, SpanSink } from '../spans/spans.ts';
import { waitStack } from '../spans/wait-stack.ts';
import { KeyTable } from './key-table.ts';
import { RowSums } from './row-sums.ts';

/** Waits at one place that were ended at one place. */
export interface WakerPlace {
  readonly reason: string;
  /** Indices into `stacks`: of the one that waited, and of who unblocked it. */
  readonly stack: number;
  readonly wakerStack: number;
  readonly count: number;
  readonly waitedNs: number;
  readonly maxNs: number;
}

export interface WakerPlaces {
  /** By time, longest first: the first ones of `placeCount`. */
  readonly places: readonly WakerPlace[];
  readonly placeCount: number;
}

/** More than any program has: a bound for forged traces. */
const mostPlaces = 500_000;

/** Counts at which places waits were ended from which. */
export class WakerPlacesSink implements SpanSink {
  private readonly places = new KeyTable(mostPlaces);
  private readonly times = new RowSums();
  private readonly selection: Selection;

  constructor(selection: Selection = {}) {
    this.selection = selection;
  }

  takeSpans(spans: SpanBlock): void {
    for (let at = 0; at < spans.count; at++) {
      if (spans.state[at] !== GoState.waiting || spans.next[at] !== GoState.runnable) continue;
      const goroutine = spans.goroutine[at] as number;
      const ns = selectedNs(this.selection, goroutine, spans.fromNs[at] as number, spans.toNs[at] as number);
      if (ns <= 0) continue;
      const place = this.places.row(
        spans.reason[at] as number,
        waitStack(spans, at),
        spans.endStack[at] as number,
      );
      if (place >= 0) this.times.add(place, ns);
    }
  }

  /** @param most places that are given back */
  result(tables: TraceTables, most: number): WakerPlaces {
    const { places, times } = this;
    return {
      places: times.longest(places.count, most).map((row) => ({
        reason: tables.strings.text(places.a[row] as number),
        stack: places.b[row] as number,
        wakerStack: places.c[row] as number,
        count: times.count[row] as number,
        waitedNs: times.ns[row] as number,
        maxNs: times.maxNs[row] as number,
      })),
      placeCount: places.count,
    };
  }
}
