import { useSignal } from '@preact/signals';
import { toggleValue } from '../../../analysis/strace/query/edit.ts';
import type { Hit } from '../../../views/timeline/hits.ts';
import type { TimelineCanvas } from '../../../views/timeline/timeline-canvas.ts';
import type { TimelineCall, TimelineData } from '../../../views/timeline/timeline-data.ts';
import type { AnalyzerModel } from '../model.ts';
import type { TimelineState } from './timeline-state.ts';

/** How much more narrowly a double click on a crowd shows it. */
const crowdZoom = 12;

/** What a click or tap means; `twice` is the second of two. */
export function pick(
  model: AnalyzerModel,
  state: TimelineState,
  canvas: TimelineCanvas,
  data: TimelineData,
  hit: Hit,
  twice: boolean,
): void {
  switch (hit.kind) {
    case 'label': {
      const pid = data.lanes[hit.lane]?.pid ?? null;
      if (pid !== null) model.query.value = toggleValue(model.query.value, 'pid', pid);
      return;
    }
    case 'flag':
      model.select(data.flags[hit.flag]?.call ?? -1);
      return;
    case 'call':
      model.select(hit.call);
      if (twice) model.detailOpen.value = true;
      return;
    case 'crowd': {
      if (!twice) {
        void state.selectLongest(hit.lane, hit.fromNs, hit.toNs);
        return;
      }
      const middle = (hit.fromNs + hit.toNs) / 2;
      const half = (canvas.window.toNs - canvas.window.fromNs) / crowdZoom / 2;
      canvas.moveTo({ fromNs: middle - half, toNs: middle + half });
    }
  }
}

/** What the pointer is on, with the text of the call when the worker has told it. */
export function useHover(state: TimelineState) {
  const at = useSignal<{
    readonly hit: Hit;
    readonly call: TimelineCall | null;
    readonly x: number;
    readonly y: number;
  } | null>(null);
  const show = (hit: Hit | null, x: number, y: number) => {
    const before = at.peek();
    const same = hit?.kind === 'call' && before?.call?.call === hit.call ? before.call : null;
    at.value = hit && { hit, call: same, x, y };
    if (hit?.kind !== 'call' || same) return;
    void state.ask(
      'timelineCalls',
      { calls: [hit.call] },
      ([call]) => {
        if (at.peek()?.hit === hit && call) at.value = { hit, call, x, y };
      },
      'hover',
    );
  };
  return { at, show };
}
