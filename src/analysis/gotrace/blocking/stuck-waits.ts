const mostExamples = 20;

/** Goroutines that wait at one place when the trace ends. */
export interface StuckAtPlace {
  goroutines: number;
  totalNs: number;
  maxNs: number;
  sinceStart: number;
  readonly examples: number[];
}

/** Counts waits that are open at the trace's end by place: a row of `WaitSites`. */
export class StuckWaits {
  readonly byRow = new Map<number, StuckAtPlace>();

  add(row: number, goroutine: number, ns: number, sinceStart: boolean): void {
    let place = this.byRow.get(row);
    if (!place) {
      place = { goroutines: 0, totalNs: 0, maxNs: 0, sinceStart: 0, examples: [] };
      this.byRow.set(row, place);
    }
    place.goroutines++;
    place.totalNs += ns;
    place.maxNs = Math.max(place.maxNs, ns);
    if (sinceStart) place.sinceStart++;
    if (place.examples.length < mostExamples) place.examples.push(goroutine);
  }
}
