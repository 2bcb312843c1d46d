import { signal } from '@preact/signals';
import type { Histogram } from '../../../analysis/strace/histogram.ts';
import type { HistogramMeasure } from '../../../views/histogram/shape.ts';

/** What the histogram shows. */
export class HistogramState {
  readonly measure = signal<HistogramMeasure>('calls');
  /** Of the query `query`; null until it is computed. */
  readonly shown = signal<{ readonly query: string; readonly histogram: Histogram } | null>(null);

  leave(): void {
    this.shown.value = null;
  }
}
