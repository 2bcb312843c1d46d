import { type GoScene, hasRow, isSharp, rowsInView } from './scene.ts';
import type { TimelineWindow } from './timeline-data.ts';

export interface WindowNeed {
  readonly fromNs: number;
  readonly toNs: number;
  readonly firstRow: number;
  readonly endRow: number;
  readonly buckets: number;
  /** Roughly all of the time, for when the window moves on. */
  readonly isCoarse: boolean;
}

/** Windows shown at once on each side are fetched too, so that moving on finds them. */
const around = 1;
const coarseBuckets = 1024;

/**
 * Knows when the drawing could be sharper and asks for it, one request at a time: while one is under way the page
 * draws what it has, and looks again when the answer comes.
 */
export class WindowNeeds {
  private readonly ask: (need: WindowNeed) => void;
  private waiting: WindowNeed | null = null;

  constructor(ask: (need: WindowNeed) => void) {
    this.ask = ask;
  }

  /** What was asked for is no longer wanted. */
  forget(): void {
    this.waiting = null;
  }

  /** False for an answer to something forgotten. */
  arrived(need: WindowNeed): boolean {
    if (need !== this.waiting) return false;
    this.waiting = null;
    return true;
  }

  /** @param columns of pixels that the window is drawn on */
  look(scene: GoScene, columns: number): void {
    if (this.waiting) return;
    const need = needOf(scene, columns);
    if (!need) return;
    this.waiting = need;
    this.ask(need);
  }
}

function needOf(scene: GoScene, columns: number): WindowNeed | null {
  const { window, info, detail, coarse, rowCount } = scene;
  const { first, end } = rowsInView(scene);
  const rows = end - first;
  // Before the first answer nobody knows how many rows there are.
  const some = Math.max(rows, Math.ceil(scene.height / scene.rowHeight));
  const range = { firstRow: Math.max(0, first - some), endRow: Math.max(first, end, some) + some };
  const all = (of: (row: number) => boolean) => rowCount === 0 || (of(first) && of(end - 1));
  if (coarse === null || !all((row) => hasRow(coarse, row)))
    return { fromNs: 0, toNs: info.durationNs, ...range, buckets: coarseBuckets, isCoarse: true };
  if (rows <= 0) return null;
  const sharp = (of: TimelineWindow) => {
    for (let row = first; row < end; row++) if (!isSharp(of, row, window, columns)) return false;
    return true;
  };
  if (sharp(coarse) || (detail !== null && sharp(detail))) return null;
  const length = window.toNs - window.fromNs;
  return {
    ...range,
    fromNs: Math.max(0, window.fromNs - around * length),
    toNs: Math.min(info.durationNs, window.toNs + around * length),
    buckets: Math.ceil((1 + 2 * around) * columns),
    isCoarse: false,
  };
}
