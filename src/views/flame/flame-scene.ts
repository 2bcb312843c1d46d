import type { FlameTree } from '../../analysis/pprof/flame/flame-tree.ts';

/** What is seen of a tree: a stretch from left to right, in the unit of its widths. */
export interface FlameWindow {
  readonly from: number;
  readonly to: number;
}

/** What stands for frames without a function, in the language of the page. */
export interface FrameWords {
  readonly all: string;
  readonly small: string;
}

/** Everything that one picture depends on. Lengths are CSS pixels. */
export interface FlameScene {
  readonly tree: FlameTree;
  readonly window: FlameWindow;
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  /** The root is at the bottom, as for callers. */
  readonly isUpward: boolean;
  /** Rows above it are not drawn: around a function there is no root of all, and the function stands once. */
  readonly firstDepth: number;
  /** Frame that was zoomed into; those before it are pale. */
  readonly zoomed: number;
  /** Frame of the keys and of the pointer, -1 for none. */
  readonly active: number;
  readonly hovered: number;
  readonly isFocused: boolean;
  /** 1 for each function that a search found; null where nothing is searched. */
  readonly matched: Uint8Array | null;
  /** Of frames that changed; else of packages. */
  readonly isDifference: boolean;
  readonly words: FrameWords;
  /** Monospaced. */
  readonly font: string;
}

/** How tall the whole tree is. */
export function treeHeight({
  tree,
  rowHeight,
  firstDepth,
}: Pick<FlameScene, 'tree' | 'rowHeight' | 'firstDepth'>): number {
  return (tree.deepest + 1 - firstDepth) * rowHeight;
}

/** Where the row of a depth begins in the view. */
export function rowTop(scene: Omit<FlameScene, 'window'>, depth: number): number {
  const { isUpward, rowHeight, scrollTop, height, firstDepth } = scene;
  const row = depth - firstDepth;
  if (!isUpward) return row * rowHeight - scrollTop;
  const tall = Math.max(height, treeHeight(scene));
  return tall - (row + 1) * rowHeight - scrollTop;
}

/** Depth of the row at a height of the view; it may be none of the tree's. */
export function depthAt(scene: FlameScene, y: number): number {
  const { isUpward, rowHeight, scrollTop, firstDepth } = scene;
  const row = isUpward ? rowTop(scene, firstDepth) + rowHeight - y : y + scrollTop;
  return firstDepth + Math.floor(row / rowHeight);
}

/** The frame at a place of the view, or the caller of what is too narrow there; -1 where there is nothing. */
export function frameUnder(scene: FlameScene, x: number, y: number): number {
  const { tree, window, width } = scene;
  const depth = depthAt(scene, y);
  if (depth < scene.firstDepth || depth > tree.deepest || tree.count === 0 || x < 0 || x > width) return -1;
  const at = window.from + (x / width) * (window.to - window.from);
  let frame = 0;
  while (tree.depth[frame] !== depth) {
    const last = tree.end[frame] as number;
    let callee = frame + 1;
    while (callee < last && (tree.left[callee] as number) + (tree.width[callee] as number) <= at)
      callee = tree.end[callee] as number;
    if (callee >= last || (tree.left[callee] as number) > at) return -1;
    frame = callee;
  }
  return frame;
}

/** The stretch that a frame takes. */
export function windowOf({ left, width }: FlameTree, frame: number): FlameWindow {
  const from = left[frame] as number;
  return { from, to: from + Math.max(width[frame] as number, Number.MIN_VALUE) };
}

/** Within the whole, and never narrower than a hundred-millionth of it: doubles have no more places. */
export function clampFlame({ from, to }: FlameWindow, whole: FlameWindow): FlameWindow {
  const all = whole.to - whole.from;
  const span = Math.min(all, Math.max(to - from, all * 1e-8));
  const start = Math.min(Math.max(from, whole.from), whole.to - span);
  return { from: start, to: start + span };
}

/** How many frames of a stretch are wide enough to be drawn, and how many there are in it. */
export function countDrawn(
  tree: FlameTree,
  window: FlameWindow,
  pixels: number,
): { drawn: number; all: number } {
  const least = (window.to - window.from) / Math.max(1, pixels);
  let drawn = 0;
  let all = 0;
  for (let frame = 0; frame < tree.count; ) {
    const left = tree.left[frame] as number;
    const width = tree.width[frame] as number;
    const end = tree.end[frame] as number;
    if (left >= window.to || left + width <= window.from) frame = end;
    else if (width < least) {
      all += end - frame;
      frame = end;
    } else {
      drawn++;
      all++;
      frame++;
    }
  }
  return { drawn, all };
}
