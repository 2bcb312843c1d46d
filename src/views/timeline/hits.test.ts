import { expect, test } from 'vitest';
import { finish } from '../../analysis/strace/steps.ts';
import { timelineFrom } from '../../analysis/strace/timeline/test-timeline.ts';
import { readWindow } from '../../analysis/strace/timeline/window.ts';
import { hitAt } from './hits.ts';
import { type LaneScene, nsAt, xOf } from './lane-scene.ts';
import { readTimeline } from './read-timeline.ts';

const { log, timeline } = timelineFrom([
  '100 1700000000.000000 read(3, "x", 1) = 1 <0.400000>',
  '100 1700000000.500000 close(3) = 0 <0.000010>',
  '100 1700000000.500020 close(4) = 0 <0.000010>',
  '100 1700000000.900000 read(3, "x", 1) = 1 <0.100000>',
  '101 1700000000.100000 fsync(5) = 0 <0.200000>',
]);
const data = finish(readTimeline(log, timeline));

function scene(detail: boolean): LaneScene {
  const request = { fromNs: data.fromNs, toNs: data.toNs, firstLane: 0, endLane: 2, buckets: 10 };
  return {
    data,
    passing: null,
    detail: detail ? finish(readWindow(log, timeline, null, request, 100)) : null,
    window: { fromNs: data.fromNs, toNs: data.toNs },
    range: null,
    selected: null,
    marked: [],
    style: { clock: 'epoch', baseNs: 0n, wallClock: false },
    pointer: null,
    focused: false,
    width: 1100,
    height: 80,
    labelWidth: 100,
    laneHeight: 40,
    scrollTop: 0,
  };
}

test('a place and its moment are each other’s inverse', () => {
  const of = scene(false);
  expect(xOf(of, nsAt(of, 400))).toBeCloseTo(400);
  expect(nsAt(of, 100)).toBe(0);
});

test('a pointer means the call under it, a near one, a crowd, or nothing', () => {
  const of = scene(true);
  expect(hitAt(of, 300, 20, 3)).toEqual({ kind: 'call', lane: 0, call: 0 });
  expect(hitAt(of, 502, 20, 3)).toMatchObject({ kind: 'call', call: 0 });
  expect(hitAt(of, 550, 20, 3)).toMatchObject({ kind: 'gap', lane: 0 });
  expect(hitAt(of, 600, 20, 3)).toMatchObject({ kind: 'crowd', lane: 0, calls: 2 });
  expect(hitAt(of, 250, 60, 3)).toEqual({ kind: 'call', lane: 1, call: 4 });
  expect(hitAt(of, 50, 60, 3)).toEqual({ kind: 'label', lane: 1 });
  expect(hitAt(of, 300, 95, 3)).toBeNull();
});

test('a call that never ended is meant as long as its lane may still be in it', () => {
  const open = timelineFrom([
    '100 1700000000.000000 read(3, "x", 1) = 1 <0.100000>',
    '101 1700000000.200000 accept(3,  <unfinished ...>',
    '100 1700000000.900000 read(3, "x", 1) = 1 <0.100000>',
  ]);
  const of = { ...scene(false), data: finish(readTimeline(open.log, open.timeline)) };
  expect(hitAt(of, 900, 60, 3)).toEqual({ kind: 'call', lane: 1, call: 1 });
  expect(hitAt(of, 150, 60, 3)).toMatchObject({ kind: 'gap' });
  expect(hitAt(of, 600, 20, 3)).toMatchObject({ kind: 'gap' });
});

test('without exact calls a pointer means what the sums say', () => {
  const of = scene(false);
  const hit = hitAt(of, 300, 20, 3);
  expect(hit).toMatchObject({ kind: 'crowd', lane: 0 });
  expect(hit?.kind === 'crowd' && (hit.byClassNs[1] as number) > 0).toBe(true);
  expect(hitAt(of, 550, 20, 3)).toMatchObject({ kind: 'gap' });
});
