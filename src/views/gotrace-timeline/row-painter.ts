import { kindCount } from '../../analysis/gotrace/timeline/state-codes.ts';
import { shareCells } from '../../analysis/gotrace/timeline/window.ts';
import { type Box, paintSlice, type Raster } from '../timeline/lane-raster.ts';
import { plotWidth } from '../timeline/lane-scene.ts';
import { pixelOf } from '../timeline/palette.ts';
import { type GoPalette, plainTile } from './kinds.ts';
import { firstEndingAfter, type GoScene, hasRow, rowsInView } from './scene.ts';
import { paintShares } from './share-columns.ts';
import type { TimelineWindow } from './timeline-data.ts';

/** A stretch with room for a letter, in device pixels. */
export interface GoSlice extends Box {
  readonly of: TimelineWindow;
  readonly at: number;
}

/** Narrower stretches are drawn as columns, in device pixels. */
const narrowest = 2;
/** A slice this wide has room for one letter, in CSS pixels. */
const letterRoom = 11;
/** Room above and below the stretches of a row, in CSS pixels. */
export const rowTop = 3;
export const rowBottom = 3;

/** Fills the pixels of a frame: rows as columns and slices. What is written on them comes after. */
export class RowPainter {
  private image: ImageData | null = null;
  private pixels = new Uint32Array(0);
  /** Shares by column and kind, of the row that is painted. */
  private shares = new Float32Array(0);
  private line: { readonly palette: GoPalette; readonly tile: Uint32Array } | null = null;
  readonly slices: GoSlice[] = [];

  paint(context: CanvasRenderingContext2D, scene: GoScene, palette: GoPalette, ratio: number): void {
    const width = Math.max(1, Math.round(scene.width * ratio));
    const height = Math.max(1, Math.round(scene.height * ratio));
    if (!this.image || this.image.width !== width || this.image.height !== height) {
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
    }
    if (this.line?.palette !== palette) this.line = { palette, tile: plainTile(palette.line) };
    const raster: Raster = { pixels: this.pixels, width, height };
    raster.pixels.fill(pixelOf(palette.ground));
    this.slices.length = 0;
    const { first, end } = rowsInView(scene);
    for (let row = first; row < end; row++) this.paintRow(raster, scene, palette, ratio, row);
    context.putImageData(this.image, 0, 0);
  }

  private paintRow(raster: Raster, scene: GoScene, palette: GoPalette, ratio: number, row: number): void {
    const { rowHeight, scrollTop, window, detail, coarse } = scene;
    const x = Math.round(scene.labelWidth * ratio);
    const width = Math.round(plotWidth(scene) * ratio);
    const top = Math.round((row * rowHeight - scrollTop + rowTop) * ratio);
    const bottom = Math.round(((row + 1) * rowHeight - scrollTop - rowBottom) * ratio);
    const box = { x, y: top, width, height: Math.max(1, bottom - top) };
    paintSlice(
      raster,
      { x, y: bottom, width, height: Math.max(1, Math.round(ratio)) },
      this.line?.tile as Uint32Array,
    );
    if (this.shares.length < width * shareCells) this.shares = new Float32Array(width * shareCells);
    const place = (ns: number) => ((ns - window.fromNs) / (window.toNs - window.fromNs)) * width;
    const inside = (ns: number) => Math.min(width, Math.max(0, Math.round(place(ns))));
    let from = width;
    let to = width;
    if (detail !== null && hasRow(detail, row)) {
      from = inside(detail.fromNs);
      to = Math.max(from, inside(detail.toNs));
      if (to > from) this.paintPart(raster, box, scene, palette, ratio, detail, row, from, to);
    }
    if (coarse === null || !hasRow(coarse, row)) return;
    if (from > 0) this.paintPart(raster, box, scene, palette, ratio, coarse, row, 0, from);
    if (to < width) this.paintPart(raster, box, scene, palette, ratio, coarse, row, to, width);
  }

  /** Columns `from` to before `to` of a row, from one of the windows that are held. */
  private paintPart(
    raster: Raster,
    box: Box,
    { window }: GoScene,
    palette: GoPalette,
    ratio: number,
    of: TimelineWindow,
    row: number,
    from: number,
    to: number,
  ): void {
    const place = row - of.firstRow;
    const { shares } = this;
    const columnNs = (window.toNs - window.fromNs) / box.width;
    shares.fill(0, from * shareCells, to * shareCells);
    const bucketRow = of.bucketRow[place] as number;
    if (bucketRow >= 0) {
      addBuckets(shares, of, bucketRow, window.fromNs, columnNs, from, to);
      paintShares(raster, box, shares, from, to, palette.tiles, of.seeks);
      return;
    }
    const wide: GoSlice[] = [];
    const lastNs = window.fromNs + to * columnNs;
    for (
      let at = firstEndingAfter(of, place, window.fromNs + from * columnNs);
      at < (of.offset[place + 1] as number);
      at++
    ) {
      const startNs = of.startNs[at] as number;
      if (startNs >= lastNs) break;
      const left = (startNs - window.fromNs) / columnNs;
      const right = ((of.endNs[at] as number) - window.fromNs) / columnNs;
      if (right - left >= narrowest) {
        const x = Math.max(from, Math.round(left));
        wide.push({
          of,
          at,
          x: box.x + x,
          y: box.y,
          width: Math.min(to, Math.round(right)) - x,
          height: box.height,
        });
      } else addNarrow(shares, of.kind[at] as number, of.found[at] === 1, left, right, from, to);
    }
    paintShares(raster, box, shares, from, to, palette.tiles, of.seeks);
    for (const slice of wide) {
      const pale = of.seeks && of.found[slice.at] !== 1 ? kindCount : 0;
      paintSlice(raster, slice, palette.tiles[(of.kind[slice.at] as number) + pale] as Uint32Array);
      if (slice.width >= letterRoom * ratio) this.slices.push(slice);
    }
  }
}

/** Adds the mean of the buckets that lie in each column, or of the one that it lies in. */
function addBuckets(
  shares: Float32Array,
  of: TimelineWindow,
  bucketRow: number,
  fromNs: number,
  columnNs: number,
  from: number,
  to: number,
): void {
  const bucketNs = (of.toNs - of.fromNs) / of.buckets;
  const base = bucketRow * of.buckets;
  for (let column = from; column < to; column++) {
    const startNs = fromNs + column * columnNs - of.fromNs;
    const first = Math.max(0, Math.min(of.buckets - 1, Math.floor(startNs / bucketNs)));
    const end = Math.max(first + 1, Math.min(of.buckets, Math.round((startNs + columnNs) / bucketNs)));
    const part = 1 / 255 / (end - first);
    for (let bucket = first; bucket < end; bucket++) {
      const cell = (base + bucket) * shareCells;
      for (let kind = 1; kind < shareCells; kind++) {
        const share = of.shares[cell + kind] as number;
        if (share === 0) continue;
        const to = column * shareCells + kind;
        shares[to] = (shares[to] as number) + share * part;
      }
    }
  }
}

function addNarrow(
  shares: Float32Array,
  kind: number,
  found: boolean,
  left: number,
  right: number,
  from: number,
  to: number,
): void {
  for (let column = Math.max(from, Math.floor(left)); column < Math.min(to, Math.ceil(right)); column++) {
    const part = Math.max(1e-4, Math.min(right, column + 1) - Math.max(left, column));
    const cell = column * shareCells + kind;
    shares[cell] = (shares[cell] as number) + part;
    if (!found) continue;
    const of = column * shareCells + kindCount;
    shares[of] = (shares[of] as number) + part;
  }
}
