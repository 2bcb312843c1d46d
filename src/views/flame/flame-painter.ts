import { SMALL } from '../../analysis/pprof/flame/flame-tree.ts';
import { cssOf, mix, pixelOf } from '../timeline/palette.ts';
import { changeFill, type Fill, type FlamePalette, faded, packageFill } from './flame-palette.ts';
import { type FlameScene, rowTop } from './flame-scene.ts';
import { drawLabels, type Label } from './frame-labels.ts';

/** Narrower frames are joined to a grey block, in device pixels. */
const narrowest = 1;
/** A frame this wide has room for a label, in CSS pixels. */
const labelRoom = 26;

/**
 * Draws a flame graph: frames into pixels, then what is written on them. Its work grows with the pixels of the view,
 * not with the frames of the tree: below a frame that is narrower than a pixel nothing is looked at.
 */
export class FlamePainter {
  private image: ImageData | null = null;
  private pixels = new Uint32Array(0);
  private readonly labels: Label[] = [];
  /** By function, for the palette and names of the last picture. */
  private fills: (Fill | undefined)[] = [];
  private pale: (Fill | undefined)[] = [];
  private of: { palette: FlamePalette | null; names: readonly string[] | null } = {
    palette: null,
    names: null,
  };
  /** By depth: the column after the last that was painted grey. */
  private greyTo = new Int32Array(0);

  paint(context: CanvasRenderingContext2D, scene: FlameScene, palette: FlamePalette, ratio: number): void {
    const width = Math.max(1, Math.round(scene.width * ratio));
    const height = Math.max(1, Math.round(scene.height * ratio));
    if (!this.image || this.image.width !== width || this.image.height !== height) {
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
    }
    if (this.of.palette !== palette || this.of.names !== scene.tree.names) {
      this.of = { palette, names: scene.tree.names };
      this.fills = [];
      this.pale = [];
    }
    this.pixels.fill(pixelOf(palette.ground));
    this.labels.length = 0;
    this.paintFrames(scene, palette, width, height, ratio);
    context.putImageData(this.image, 0, 0);
    drawLabels(context, this.labels, scene, ratio);
    for (const [frame, isStrong] of [
      [scene.hovered, false],
      [scene.active, true],
    ] as const)
      if (frame >= 0 && frame < scene.tree.count)
        this.outline(context, scene, palette, ratio, frame, isStrong);
  }

  private paintFrames(
    scene: FlameScene,
    palette: FlamePalette,
    width: number,
    height: number,
    ratio: number,
  ): void {
    const { tree, window, isUpward, rowHeight } = scene;
    const { left, width: widths, end, depth } = tree;
    if (this.greyTo.length <= tree.deepest) this.greyTo = new Int32Array(tree.deepest + 1);
    this.greyTo.fill(-1);
    const scale = width / (window.to - window.from);
    const tops = Array.from({ length: tree.deepest + 2 }, (_, row) => Math.round(rowTop(scene, row) * ratio));
    const rowPixels = Math.round(rowHeight * ratio);
    const labelPixels = labelRoom * ratio;
    for (let frame = 0; frame < tree.count; ) {
      const from = ((left[frame] as number) - window.from) * scale;
      const to = from + (widths[frame] as number) * scale;
      const row = depth[frame] as number;
      const top = tops[row] as number;
      const isPast = row >= scene.firstDepth && (isUpward ? top + rowPixels <= 0 : top >= height);
      if (to <= 0 || from >= width || isPast) {
        frame = end[frame] as number;
        continue;
      }
      const bottom = top + rowPixels - 1;
      const isSeen = row >= scene.firstDepth && top < height && bottom > 0;
      if (to - from < narrowest) {
        if (isSeen) this.paintNarrow(row, from, to, top, bottom, palette.small.pixel, width, height);
        frame = end[frame] as number;
        continue;
      }
      if (isSeen) {
        const x = Math.max(0, Math.round(from));
        const right = Math.min(width, Math.round(to));
        const fill = this.fillOf(scene, palette, frame);
        const isLess = scene.isDifference && frame > 0 && less(scene, frame);
        // Its right edge stays open where there is room, so that neighbours stay apart.
        this.paintBox(x, right - (right - x > 3 ? 1 : 0), top, bottom, fill.pixel, width, height);
        if (isLess)
          this.hatch(
            x,
            right - 1,
            top,
            bottom,
            pixelOf(mix(fill.colour, palette.ground, 0.3)),
            width,
            height,
          );
        if (right - x >= labelPixels) this.labels.push({ frame, x, width: right - x, top, fill });
      }
      frame++;
    }
  }

  private fillOf(scene: FlameScene, palette: FlamePalette, frame: number): Fill {
    const { tree, matched, isDifference, zoomed } = scene;
    const fn = tree.fn[frame] as number;
    if (fn < 0) return fn === SMALL ? palette.small : palette.past;
    if (matched?.[fn] === 1) return palette.match;
    if (frame < zoomed && (tree.end[frame] as number) > zoomed) return palette.past;
    if (isDifference) {
      const [after, before] = tree.cum as [Float64Array, Float64Array];
      const fill = changeFill(palette, after[frame] as number, before[frame] as number);
      return matched ? faded(fill, palette) : fill;
    }
    const usual = this.fills[fn] ?? packageFill(tree.names[fn] as string, palette.isDark);
    this.fills[fn] = usual;
    if (!matched) return usual;
    const pale = this.pale[fn] ?? faded(usual, palette);
    this.pale[fn] = pale;
    return pale;
  }

  private paintNarrow(
    row: number,
    from: number,
    to: number,
    top: number,
    bottom: number,
    pixel: number,
    width: number,
    height: number,
  ): void {
    const x = Math.max(0, Math.floor(from), this.greyTo[row] as number);
    const right = Math.min(width, Math.max(Math.ceil(to), Math.floor(from) + 1));
    if (right <= x) return;
    this.greyTo[row] = right;
    this.paintBox(x, right, top, bottom, pixel, width, height);
  }

  private paintBox(
    x: number,
    right: number,
    top: number,
    bottom: number,
    pixel: number,
    width: number,
    height: number,
  ): void {
    const { pixels } = this;
    const last = Math.min(bottom, height);
    for (let y = Math.max(0, top); y < last; y++) {
      const row = y * width;
      // Most boxes of a large picture are a few pixels wide: a call for each of their rows would cost more than they do.
      if (right - x > 24) pixels.fill(pixel, row + x, row + right);
      else for (let at = row + x; at < row + right; at++) pixels[at] = pixel;
    }
  }

  /** Thin lines over what became less, so that it is told without its colour. */
  private hatch(
    x: number,
    right: number,
    top: number,
    bottom: number,
    pixel: number,
    width: number,
    height: number,
  ): void {
    const last = Math.min(bottom, height);
    for (let y = Math.max(0, top); y < last; y++)
      for (let at = x + ((y + width * 8 - x) % 8); at < right; at += 8) this.pixels[y * width + at] = pixel;
  }

  private outline(
    context: CanvasRenderingContext2D,
    scene: FlameScene,
    palette: FlamePalette,
    ratio: number,
    frame: number,
    isStrong: boolean,
  ): void {
    const { tree, window, width } = scene;
    const scale = width / (window.to - window.from);
    const from = Math.max(0, ((tree.left[frame] as number) - window.from) * scale);
    const to = Math.min(
      width,
      ((tree.left[frame] as number) + (tree.width[frame] as number) - window.from) * scale,
    );
    if (to < 0 || from > width || (tree.depth[frame] as number) < scene.firstDepth) return;
    const line = isStrong && scene.isFocused ? 3 : isStrong ? 2 : 1;
    context.strokeStyle = cssOf(isStrong && scene.isFocused ? palette.accent : palette.ink);
    context.lineWidth = line * ratio;
    const top = rowTop(scene, tree.depth[frame] as number);
    context.strokeRect(
      (from + line / 2) * ratio,
      (top + line / 2) * ratio,
      Math.max(2, to - from - line) * ratio,
      (scene.rowHeight - 1 - line) * ratio,
    );
  }
}

function less({ tree }: FlameScene, frame: number): boolean {
  const [after, before] = tree.cum as [Float64Array, Float64Array];
  return (after[frame] as number) < (before[frame] as number);
}
