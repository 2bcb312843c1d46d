import { expect, test } from 'vitest';
import { timelineFrom } from '../../analysis/strace/timeline/test-timeline.ts';
import { pictureColumns, timelinePicture } from './timeline-picture.ts';

const { log } = timelineFrom([
  '100 1700000000.000000 nanosleep({tv_sec=1, tv_nsec=0}, NULL) = 0 <0.500000>',
  '100 1700000001.000000 close(3) = 0 <0.000001>',
  '101 1700000000.250000 fsync(5) = 0 <0.250000>',
]);

test('each lane is drawn by class, over the stretch that is shown', () => {
  const picture = timelinePicture(log, null, null);
  expect(picture.lanes.map(({ pid }) => pid)).toEqual([100, 101]);
  const [first, second] = picture.drawn;
  const half = pictureColumns / 2;
  expect(first?.[3]).toBe(`M0 0H${half}V16H0z`);
  expect(second?.[1]).toBe(`M${half / 2} 0H${half}V16H${half / 2}z`);
  expect(picture.sums[0]?.byClassNs[3]).toBe(500_000_000);
});

test('a query leaves out what does not pass, a window what lies outside', () => {
  const picture = timelinePicture(log, Uint8Array.of(0, 1, 1), { fromNs: 0, toNs: 250_000_000 });
  expect(picture.drawn).toEqual([
    ['', '', '', '', ''],
    ['', '', '', '', ''],
  ]);
  expect(picture.sums.map(({ calls }) => calls)).toEqual([0, 0]);
});
