import { levelOf } from '../../analysis/strace/timeline/pyramid.ts';
import { classCount } from '../../analysis/strace/timeline/spread.ts';
import { type LaneScene, nsAt, plotWidth } from './lane-scene.ts';

/** What lies under a pointer. Places count from the upper left corner of the canvas of lanes. */
export type Hit =
  | { readonly kind: 'label'; readonly lane: number }
  | { readonly kind: 'flag'; readonly lane: number; readonly flag: number }
  /** One call, with its index in the log. */
  | { readonly kind: 'call'; readonly lane: number; readonly call: number }
  /** Several calls too narrow to tell apart: how many begin here, about, and their time by class. */
  | {
      readonly kind: 'crowd';
      readonly lane: number;
      readonly fromNs: number;
      readonly toNs: number;
      readonly calls: number;
      readonly byClassNs: readonly number[];
    }
  | { readonly kind: 'gap'; readonly lane: number; readonly ns: number };

/** How far from a call a pointer still means it, in CSS pixels: fingers are wider. */
export const reach = { fine: 3, coarse: 12 } as const;

/** @param near in CSS pixels @returns null below the last lane */
export function hitAt(scene: LaneScene, x: number, y: number, near: number): Hit | null {
  const { data, laneHeight, scrollTop, labelWidth, window } = scene;
  const lane = Math.floor((y + scrollTop) / laneHeight);
  if (lane < 0 || lane >= data.lanes.length) return null;
  if (x < labelWidth) return { kind: 'label', lane };
  const pixelNs = (window.toNs - window.fromNs) / plotWidth(scene);
  const ns = nsAt(scene, x);
  const flag = data.flags.findIndex(
    (one) => one.lane === lane && ns - one.timeNs >= -2 * pixelNs && ns - one.timeNs <= 9 * pixelNs,
  );
  const inFlag = y + scrollTop - lane * laneHeight < 8;
  if (flag >= 0 && inFlag) return { kind: 'flag', lane, flag };
  const hit = callAt(scene, lane, ns, near * pixelNs, pixelNs) ?? crowdAt(scene, lane, ns, near * pixelNs);
  return hit.kind === 'gap' ? (openCallAt(scene, lane, ns) ?? hit) : hit;
}

/** A call without a result lasts to the end of what is known of its lane. */
function openCallAt({ data }: LaneScene, lane: number, ns: number): Hit | null {
  const { openNs, openCall, toNs } = data.lanes[lane] as (typeof data.lanes)[number];
  const endNs = toNs > openNs ? toNs : data.toNs;
  return ns >= openNs && ns <= endNs ? { kind: 'call', lane, call: openCall } : null;
}

function callAt(scene: LaneScene, lane: number, ns: number, nearNs: number, pixelNs: number): Hit | null {
  const { detail } = scene;
  if (detail?.kind !== 'calls' || lane < detail.firstLane || lane >= detail.endLane) return null;
  if (ns < detail.fromNs || ns > detail.toNs) return null;
  const from = detail.offset[lane - detail.firstLane] as number;
  const end = detail.offset[lane - detail.firstLane + 1] as number;
  let found = -1;
  let best = Number.POSITIVE_INFINITY;
  let narrow = 0;
  const byClassNs = new Array<number>(classCount).fill(0);
  for (let at = from; at < end; at++) {
    const start = detail.startNs[at] as number;
    if (start > ns + nearNs) break;
    const duration = detail.durationNs[at] || 0;
    if (start + duration < ns - nearNs) continue;
    // Under the pointer before beside it; of those, one that passes the query; then the shorter, which is harder to meet.
    const away =
      ns >= start && ns <= start + duration
        ? 0
        : Math.min(Math.abs(ns - start), Math.abs(ns - start - duration));
    const weight =
      away / pixelNs + (detail.passes[at] === 1 ? 0 : 0.25) + Math.min(duration / pixelNs, 100) / 1e4;
    if (duration < pixelNs) {
      narrow++;
      const waitClass = detail.classOf[at] as number;
      byClassNs[waitClass] = (byClassNs[waitClass] as number) + duration;
    }
    if (weight >= best) continue;
    best = weight;
    found = at;
  }
  if (found < 0) return { kind: 'gap', lane, ns };
  const isNarrow = (detail.durationNs[found] || 0) < pixelNs;
  if (isNarrow && narrow > 1)
    return { kind: 'crowd', lane, fromNs: ns - nearNs, toNs: ns + nearNs, calls: narrow, byClassNs };
  return { kind: 'call', lane, call: detail.call[found] as number };
}

function crowdAt({ data }: LaneScene, lane: number, ns: number, nearNs: number): Hit {
  const { pyramid } = data;
  const size = pyramid.size[lane] as number;
  const begin = pyramid.fromNs[lane] as number;
  const bucketNs = ((pyramid.toNs[lane] as number) - begin) / Math.max(1, size);
  const gap: Hit = { kind: 'gap', lane, ns };
  if (size === 0) return gap;
  const level = Math.max(
    0,
    Math.min(Math.log2(size), Math.floor(Math.log2(Math.max(1, (2 * nearNs) / bucketNs)))),
  );
  const { at, buckets } = levelOf(pyramid, lane, level);
  const levelNs = bucketNs * 2 ** level;
  const first = Math.max(0, Math.floor((ns - nearNs - begin) / levelNs));
  const last = Math.min(buckets - 1, Math.floor((ns + nearNs - begin) / levelNs));
  const byClassNs = new Array<number>(classCount).fill(0);
  let calls = 0;
  for (let bucket = first; bucket <= last; bucket++) {
    calls += pyramid.counts[at + bucket] as number;
    for (let waitClass = 0; waitClass < classCount; waitClass++) {
      const sum = pyramid.ns[(at + bucket) * classCount + waitClass] as number;
      byClassNs[waitClass] = (byClassNs[waitClass] as number) + sum;
    }
  }
  if (calls === 0 && byClassNs.every((sum) => sum === 0)) return gap;
  return {
    kind: 'crowd',
    lane,
    fromNs: begin + first * levelNs,
    toNs: begin + (last + 1) * levelNs,
    calls,
    byClassNs,
  };
}
