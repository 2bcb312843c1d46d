import { kindCount } from '../../analysis/gotrace/timeline/state-codes.ts';
import { shareCells } from '../../analysis/gotrace/timeline/window.ts';
import { type Box, type Raster, tileSize } from '../timeline/lane-raster.ts';

/** Lowest column of a stretch that is too short to see, as a part of the row's height. */
const least = 0.2;

/**
 * Paints columns of a row: the height of a kind is its share of the column's time. What is too short for a pixel is still
 * shown, `least` high.
 * @param shares by column from the box's left edge, `shareCells` each
 * @param tiles by kind, then faded by kind
 * @param seeks what is looked for stands in full colour as high as its share, everything else is faded
 */
export function paintShares(
  raster: Raster,
  box: Box,
  shares: Float32Array,
  from: number,
  to: number,
  tiles: readonly Uint32Array[],
  seeks: boolean,
): void {
  const lowest = Math.max(2, Math.round(box.height * least));
  const bottom = box.y + box.height;
  for (let column = from; column < to; column++) {
    const cell = column * shareCells;
    let sum = 0;
    let largest = 0;
    for (let kind = 1; kind < kindCount; kind++) {
      const share = shares[cell + kind] as number;
      sum += share;
      if (share > (shares[cell + largest] as number)) largest = kind;
    }
    if (sum <= 0) continue;
    const scale = box.height / Math.max(1, sum);
    const found = seeks ? (shares[cell + kindCount] as number) : 0;
    const x = box.x + column;
    let painted = 0;
    let height = 0;
    for (let kind = 1; kind < kindCount; kind++) {
      const share = shares[cell + kind] as number;
      if (share <= 0) continue;
      height += share * scale;
      const top = (height + 0.5) | 0;
      if (top > painted)
        paintRun(
          raster,
          x,
          bottom - top,
          bottom - painted,
          tiles[kind + (seeks ? kindCount : 0)] as Uint32Array,
        );
      painted = Math.max(painted, top);
    }
    if (painted < lowest)
      paintRun(raster, x, bottom - lowest, bottom, tiles[largest + (seeks ? kindCount : 0)] as Uint32Array);
    if (found > 0) {
      const top = Math.max(lowest, Math.min(box.height, Math.round(found * box.height)));
      paintRun(raster, x, bottom - top, bottom, tiles[largest] as Uint32Array);
    }
  }
}

function paintRun(
  { pixels, width, height }: Raster,
  x: number,
  fromY: number,
  toY: number,
  tile: Uint32Array,
): void {
  const top = Math.max(0, fromY);
  const bottom = Math.min(height, toY);
  let at = top * width + x;
  let inTile = (top & (tileSize - 1)) * tileSize + (x & (tileSize - 1));
  for (let y = top; y < bottom; y++) {
    pixels[at] = tile[inTile] as number;
    at += width;
    inTile = (inTile + tileSize) & (tileSize * tileSize - 1);
  }
}
