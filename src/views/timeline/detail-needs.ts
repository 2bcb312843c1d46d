import type { WindowDetail, WindowRequest } from '../../analysis/strace/timeline/window.ts';
import { detailCovers, type LaneScene, lanesInView, plotWidth } from './lane-scene.ts';
import type { TimelineData } from './timeline-data.ts';

/** Windows shown at once on each side are fetched too, so that moving on finds them. */
const around = 1;

/**
 * Knows when the drawing could be sharper and asks for it, one request at a time: while one is under way the page
 * draws what it has, and looks again when the answer comes.
 */
export class DetailNeeds {
  private readonly data: TimelineData;
  private readonly ask: (request: WindowRequest) => void;
  private waiting: WindowRequest | null = null;
  /** The last answer was that there is nothing sharper here. */
  private nothing: WindowRequest | null = null;

  constructor(data: TimelineData, ask: (request: WindowRequest) => void) {
    this.data = data;
    this.ask = ask;
  }

  /** What was asked for is no longer wanted. */
  forget(): void {
    this.waiting = null;
    this.nothing = null;
  }

  /** False for an answer to something forgotten. */
  arrived(request: WindowRequest, detail: WindowDetail | null): boolean {
    if (request !== this.waiting) return false;
    this.waiting = null;
    this.nothing = detail ? null : request;
    return true;
  }

  /** @param columns of pixels that the window is drawn on */
  look(scene: LaneScene, detail: WindowDetail | null, columns: number): void {
    if (this.waiting) return;
    const { first, end } = lanesInView(scene);
    if (first >= end) return;
    const covered = [first, end - 1].every(
      (lane) => detail && detailCovers({ ...scene, detail }, lane, columns),
    );
    if (covered || (this.nothing && this.same(this.nothing, scene))) return;
    this.waiting = this.requestFor(scene, first, end, columns);
    this.ask(this.waiting);
  }

  private requestFor(scene: LaneScene, first: number, end: number, columns: number): WindowRequest {
    const { window } = scene;
    const length = window.toNs - window.fromNs;
    const lanes = end - first;
    return {
      fromNs: Math.max(this.data.fromNs, window.fromNs - around * length),
      toNs: Math.min(this.data.toNs, window.toNs + around * length),
      firstLane: Math.max(0, first - lanes),
      endLane: Math.min(this.data.lanes.length, end + lanes),
      buckets: this.isSharp(scene, first, end, columns) ? 0 : Math.ceil((1 + 2 * around) * columns),
    };
  }

  /** Whether the pyramid has a bucket for every column, so that other sums would look the same. */
  private isSharp(scene: LaneScene, first: number, end: number, columns: number): boolean {
    const columnNs = (scene.window.toNs - scene.window.fromNs) / Math.min(columns, plotWidth(scene));
    const { size, fromNs, toNs } = this.data.pyramid;
    for (let lane = first; lane < end; lane++) {
      const buckets = size[lane] as number;
      if (buckets > 0 && ((toNs[lane] as number) - (fromNs[lane] as number)) / buckets > columnNs)
        return false;
    }
    return true;
  }

  private same(request: WindowRequest, scene: LaneScene): boolean {
    const { first, end } = lanesInView(scene);
    const length = scene.window.toNs - scene.window.fromNs;
    const asked = request.toNs - request.fromNs;
    const isInside = request.fromNs <= scene.window.fromNs && request.toNs >= scene.window.toNs;
    // Zoomed in further there may be few enough calls to send each.
    return isInside && length > asked / 4 && first >= request.firstLane && end <= request.endLane;
  }
}
