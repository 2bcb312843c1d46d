import { StretchKind } from '../../analysis/gotrace/timeline/state-codes.ts';
import { countCells } from '../../analysis/gotrace/timeline/state-counts.ts';
import { pixelOf, type Rgb } from '../timeline/palette.ts';
import type { GoPalette } from './kinds.ts';
import type { TimelineInfo } from './timeline-data.ts';

/** In the order of the counts: what each is drawn in. Those that wait are not drawn: they are nearly all. */
const countKinds = [StretchKind.running, StretchKind.syscall, StretchKind.runnable] as const;

interface Plot {
  /** In device pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Stacks the mean numbers of goroutines that run, are in a system call, could run: one column per device pixel. */
export class CountPainter {
  private image: ImageData | null = null;
  private made: readonly unknown[] = [];

  /** Draws the part of the trace from `fromNs` to `toNs`. */
  draw(
    context: CanvasRenderingContext2D,
    info: TimelineInfo,
    palette: GoPalette,
    { x, y, width, height }: Plot,
    fromNs: number,
    toNs: number,
  ): void {
    if (width < 1 || height < 1 || info.durationNs <= 0) return;
    const key = [info, palette, width, height, fromNs, toNs];
    if (!this.image || key.some((value, at) => value !== this.made[at])) {
      if (this.image?.width !== width || this.image.height !== height)
        this.image = new ImageData(width, height);
      this.paint(this.image, info, palette, fromNs, toNs);
      this.made = key;
    }
    context.putImageData(this.image, x, y);
  }

  private paint(
    { data, width, height }: ImageData,
    { counts, countBuckets, durationNs, mostAwake }: TimelineInfo,
    palette: GoPalette,
    fromNs: number,
    toNs: number,
  ): void {
    const pixels = new Uint32Array(data.buffer);
    pixels.fill(pixelOf(palette.ground));
    const colours = countKinds.map((kind) => pixelOf(palette.colours[kind] as Rgb));
    const perColumn = ((toNs - fromNs) / durationNs / width) * countBuckets;
    const begin = (fromNs / durationNs) * countBuckets;
    for (let column = 0; column < width; column++) {
      const first = Math.max(0, Math.floor(begin + column * perColumn));
      const end = Math.min(countBuckets, Math.max(first + 1, Math.floor(begin + (column + 1) * perColumn)));
      let base = 0;
      let painted = 0;
      for (let of = 0; of < colours.length && first < end; of++) {
        let sum = 0;
        for (let bucket = first; bucket < end; bucket++) sum += counts[bucket * countCells + of] as number;
        base += (sum / (end - first) / mostAwake) * height;
        const top = Math.min(height, Math.round(base));
        for (let level = painted; level < top; level++)
          pixels[(height - 1 - level) * width + column] = colours[of] as number;
        painted = Math.max(painted, top);
      }
    }
  }
}
