import { signal } from '@preact/signals';
import type { EndedWait, WaitsShown } from './protocol.ts';

/** What the view of waits shows, and what the detail says of the selected call. */
export class WaitsState {
  /** Of the query `query`; null until it is computed. */
  readonly shown = signal<{ readonly query: string; readonly waits: WaitsShown } | null>(null);
  /** What the selected call waited for, once that is known. */
  readonly ended = signal<EndedWait | null>(null);

  leave(): void {
    this.shown.value = null;
    this.ended.value = null;
  }
}
