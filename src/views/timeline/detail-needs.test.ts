import { expect, test } from 'vitest';
import { finish } from '../../analysis/strace/steps.ts';
import { timelineFrom } from '../../analysis/strace/timeline/test-timeline.ts';
import { readWindow, type WindowDetail, type WindowRequest } from '../../analysis/strace/timeline/window.ts';
import { DetailNeeds } from './detail-needs.ts';
import type { LaneScene } from './lane-scene.ts';
import { readTimeline } from './read-timeline.ts';

const lines = Array.from(
  { length: 400 },
  (_, call) => `100 ${(1_700_000_000 + call / 1000).toFixed(6)} read(3, "x", 1) = 1 <0.000500>`,
);
const { log, timeline } = timelineFrom(lines);
const data = finish(readTimeline(log, timeline));
const scene = (fromNs: number, toNs: number): LaneScene => ({
  data,
  passing: null,
  detail: null,
  window: { fromNs, toNs },
  range: null,
  selected: null,
  marked: [],
  style: { clock: 'epoch', baseNs: 0n, wallClock: false },
  pointer: null,
  focused: false,
  width: 1100,
  height: 40,
  labelWidth: 100,
  laneHeight: 40,
  scrollTop: 0,
});

function asking() {
  const asked: WindowRequest[] = [];
  return { asked, needs: new DetailNeeds(data, (request) => asked.push(request)) };
}

function answered(request: WindowRequest, mostCalls: number): WindowDetail | null {
  return finish(readWindow(log, timeline, null, request, mostCalls));
}

test('one request is under way at a time, wider than the window, and it is enough while the window stays in it', () => {
  const { asked, needs } = asking();
  needs.look(scene(100e6, 200e6), null, 1000);
  needs.look(scene(120e6, 220e6), null, 1000);
  expect(asked).toHaveLength(1);
  const request = asked[0] as WindowRequest;
  expect(request).toMatchObject({ fromNs: 0, toNs: 300e6, firstLane: 0, endLane: 1 });
  const detail = answered(request, 1000);
  expect(needs.arrived(request, detail)).toBe(true);
  needs.look(scene(150e6, 250e6), detail, 1000);
  expect(asked).toHaveLength(1);
  needs.look(scene(250e6, 350e6), detail, 1000);
  expect(asked).toHaveLength(2);
});

test('where nothing sharper is to be had it asks again only further in', () => {
  const { asked, needs } = asking();
  needs.look(scene(0, 390e6), null, 100);
  const request = asked[0] as WindowRequest;
  expect(request.buckets).toBe(0);
  expect(answered(request, 10)).toBeNull();
  needs.arrived(request, null);
  needs.look(scene(10e6, 380e6), null, 100);
  expect(asked).toHaveLength(1);
  needs.look(scene(100e6, 120e6), null, 100);
  expect(asked).toHaveLength(2);
});

test('an answer to a question that was forgotten is not taken', () => {
  const { asked, needs } = asking();
  needs.look(scene(0, 100e6), null, 1000);
  needs.forget();
  expect(needs.arrived(asked[0] as WindowRequest, null)).toBe(false);
});
