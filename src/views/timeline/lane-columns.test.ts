import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../analysis/strace/steps.ts';
import { buildPyramid } from '../../analysis/strace/timeline/pyramid.ts';
import { classCount } from '../../analysis/strace/timeline/spread.ts';
import { someLines, timelineFrom } from '../../analysis/strace/timeline/test-timeline.ts';
import { readWindow } from '../../analysis/strace/timeline/window.ts';
import { LaneColumns, slotCount } from './lane-columns.ts';

/** Time in all columns, by slot. */
function summed(columns: LaneColumns, columnNs: number): number[] {
  const sums = new Array<number>(slotCount).fill(0);
  for (let at = 0; at < columns.width * slotCount; at++)
    sums[at % slotCount] = (sums[at % slotCount] as number) + (columns.share[at] as number) * columnNs;
  return sums;
}

function expectClose(found: readonly number[], wanted: readonly number[], within: number): void {
  for (const [slot, ns] of wanted.entries())
    expect(Math.abs((found[slot] as number) - ns), `slot ${slot}`).toBeLessThanOrEqual(
      within + Math.abs(ns) * 1e-4,
    );
}

test('pyramid, sums and calls of the whole log give columns with the same time in each class', () => {
  fc.assert(
    fc.property(someLines, fc.integer({ min: 1, max: 300 }), fc.boolean(), (lines, width, half) => {
      const { log, timeline } = timelineFrom(lines);
      const { count, durationNs } = log.trace.calls;
      const passes = half ? Uint8Array.from({ length: count }, (_, call) => call % 2) : null;
      const view = { fromNs: timeline.fromNs, toNs: timeline.toNs };
      const all = finish(buildPyramid(log, timeline, null, 1e6));
      const passing = passes && finish(buildPyramid(log, timeline, passes, 1e6));
      const request = { ...view, firstLane: 0, endLane: timeline.lanes.length, buckets: 100 };
      const exact = finish(readWindow(log, timeline, passes, request, count));
      const buckets = finish(readWindow(log, timeline, passes, request, -1));
      if (exact?.kind !== 'calls' || buckets?.kind !== 'buckets')
        throw new Error('one of each was asked for');
      // Sums are kept as 32 bit floats, and one is taken away from the other.
      const rounding = 2 + (view.toNs - view.fromNs) * 2e-6;
      const columns = new LaneColumns();
      const columnNs = (view.toNs - view.fromNs) / width;
      for (const [lane, { thread }] of timeline.lanes.entries()) {
        const wanted = new Array<number>(slotCount).fill(0);
        for (let call = 0; call < count; call++) {
          if (log.trace.calls.thread[call] !== thread) continue;
          const slot =
            (log.waits.classOf[call] as number) + (passes === null || passes[call] ? 0 : classCount);
          wanted[slot] = (wanted[slot] as number) + (durationNs[call] || 0);
        }
        columns.begin(width, view);
        columns.addPyramid(lane, all, passing);
        expectClose(summed(columns, columnNs), wanted, rounding);
        columns.begin(width, view);
        columns.addWindow(lane, buckets);
        expectClose(summed(columns, columnNs), wanted, rounding);
        columns.begin(width, view);
        columns.addCalls(lane, exact, Number.POSITIVE_INFINITY);
        expectClose(summed(columns, columnNs), wanted, rounding);
        const begun = columns.hits.subarray(0, width).reduce((sum, hits) => sum + hits, 0);
        expect(begun).toBe(timeline.lanes[lane]?.calls);
      }
    }),
    { numRuns: 60 },
  );
});
