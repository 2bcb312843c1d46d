import { WaitClass } from '../../analysis/strace/log.ts';
import { classCount } from '../../analysis/strace/timeline/spread.ts';
import { type LaneColumns, slotCount } from './lane-columns.ts';

/** Side of a pattern tile in device pixels, a power of two. */
export const tileSize = 8;

/** Pixels of one canvas, four bytes each as `ImageData` has them. */
export interface Raster {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From the ground up: what someone looks for lies on the common base line. */
export const stack = [
  WaitClass.contention,
  WaitClass.io,
  WaitClass.child,
  WaitClass.work,
  WaitClass.idle,
] as const;
const order = [...stack, ...stack.map((waitClass) => waitClass + classCount)];

/** Lowest column of a call that is too short to see, as a part of the lane's height. */
const least = 0.2;

/**
 * Paints a lane as stacked columns: the height of a class is its share of the column's time. What is too short for one
 * pixel is still shown, `least` high; a column of calls without durations too, in the colour of work.
 * @param tiles by slot: `tileSize` rows of `tileSize` pixels
 */
export function paintColumns(
  raster: Raster,
  box: Box,
  columns: LaneColumns,
  tiles: readonly Uint32Array[],
): void {
  const { share, hits, passing } = columns;
  const lowest = Math.max(2, Math.round(box.height * least));
  const bottom = box.y + box.height;
  for (let column = 0; column < columns.width; column++) {
    const at = column * slotCount;
    let sum = 0;
    let largest = -1;
    let most = 0;
    for (let slot = 0; slot < slotCount; slot++) {
      const part = share[at + slot] as number;
      // Passing calls are taken away from all calls; what rounding leaves is nothing.
      if (part <= 1e-6) continue;
      sum += part;
      // A passing call wins over one that does not, however short.
      const weight = slot < classCount ? part + 1e3 : part;
      if (weight > most) {
        most = weight;
        largest = slot;
      }
    }
    if (sum === 0 && hits[column] === 0) continue;
    const x = box.x + column;
    const scale = box.height / Math.max(1, sum);
    let painted = 0;
    let height = 0;
    for (const slot of order) {
      const part = share[at + slot] as number;
      if (part <= 1e-6) continue;
      height += part * scale;
      const to = (height + 0.5) | 0;
      if (to > painted) paintRun(raster, x, bottom - to, bottom - painted, tiles[slot] as Uint32Array);
      painted = Math.max(painted, to);
    }
    if (painted >= lowest) continue;
    if (largest < 0) largest = (passing[column] as number) > 0 ? WaitClass.work : WaitClass.work + classCount;
    paintRun(raster, x, bottom - lowest, bottom, tiles[largest] as Uint32Array);
  }
}

/** Paints a slice over the whole height of a box, with its right edge open where there is room, so that neighbours stay apart. */
export function paintSlice(raster: Raster, box: Box, tile: Uint32Array): void {
  const from = Math.max(0, box.x);
  const to = Math.min(raster.width, box.x + box.width - (box.width > 3 ? 1 : 0));
  const top = Math.max(0, box.y);
  const bottom = Math.min(raster.height, box.y + box.height);
  for (let y = top; y < bottom; y++) {
    const row = y * raster.width;
    const of = (y & (tileSize - 1)) * tileSize;
    for (let x = from; x < to; x++) raster.pixels[row + x] = tile[of + (x & (tileSize - 1))] as number;
  }
}

function paintRun(raster: Raster, x: number, fromY: number, toY: number, tile: Uint32Array): void {
  const { pixels, width } = raster;
  const top = Math.max(0, fromY);
  const bottom = Math.min(raster.height, toY);
  let at = top * width + x;
  let inTile = (top & (tileSize - 1)) * tileSize + (x & (tileSize - 1));
  for (let y = top; y < bottom; y++) {
    pixels[at] = tile[inTile] as number;
    at += width;
    inTile = (inTile + tileSize) & (tileSize * tileSize - 1);
  }
}
