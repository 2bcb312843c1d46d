import { signal } from '@preact/signals';
import type { RestartShown } from './protocol.ts';
import { firstRestartState, type RestartViewState } from './view-state.ts';

/** What the view of restarts shows. */
export class RestartState {
  readonly chosen = signal<RestartViewState>(firstRestartState);
  /** Of the query and the choice that `key` names; null until it is computed. */
  readonly shown = signal<{ readonly key: string; readonly shown: RestartShown } | null>(null);

  leave(): void {
    this.shown.value = null;
  }
}

/** Equal for the same question about a log. */
export function restartKey(query: string, { stop, whole }: RestartViewState): string {
  return `${stop} ${whole} ${query}`;
}
