/** What a copied address brings back of the view of restarts. */
export interface RestartViewState {
  /** Which stop of the log, from 0; -1 for the longest. */
  readonly stop: number;
  /** Until the last sign of what was left behind, not only to the exit. */
  readonly whole: boolean;
}

export const firstRestartState: RestartViewState = { stop: -1, whole: false };

/** The state as search parameters; stops count from 1 there. */
export function restartParams({ stop, whole }: RestartViewState): Readonly<Record<'stop' | 'tail', string>> {
  return { stop: stop < 0 ? '' : String(stop + 1), tail: whole ? '1' : '' };
}

/** Reads a state; what is missing or makes no sense is as in `usual`. */
export function readRestartState(params: URLSearchParams, usual: RestartViewState): RestartViewState {
  const stop = params.get('stop');
  const tail = params.get('tail');
  return {
    stop: stop === '' ? -1 : /^[1-9]\d{0,5}$/.test(stop ?? '') ? Number(stop) - 1 : usual.stop,
    whole: tail === null ? usual.whole : tail === '1',
  };
}
