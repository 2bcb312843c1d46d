import { classCount } from '../../analysis/strace/timeline/spread.ts';
import type { WindowCalls } from '../../analysis/strace/timeline/window.ts';
import { LaneColumns } from './lane-columns.ts';
import { paintColumns, paintSlice, type Raster } from './lane-raster.ts';
import { detailCovers, type LaneScene, lanesInView, plotWidth } from './lane-scene.ts';
import { type Palette, pixelOf } from './palette.ts';

/** A slice with room for a name, in device pixels. */
export interface Slice {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Into the names of the timeline. */
  readonly name: number;
  readonly slot: number;
}

/** Narrower calls are drawn as columns, in device pixels. */
const narrowest = 2;
/** A slice this wide has room for one letter, in CSS pixels. */
const letterRoom = 11;

/** Fills the pixels of a frame: lanes as columns and slices. What is written on them comes after. */
export class LanePainter {
  private image: ImageData | null = null;
  private pixels = new Uint32Array(0);
  private readonly columns = new LaneColumns();
  /** Slices of the last frame that have room for a letter or more. */
  readonly slices: Slice[] = [];

  paint(context: CanvasRenderingContext2D, scene: LaneScene, palette: Palette, ratio: number): void {
    const width = Math.max(1, Math.round(scene.width * ratio));
    const height = Math.max(1, Math.round(scene.height * ratio));
    if (!this.image || this.image.width !== width || this.image.height !== height) {
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
    }
    const raster: Raster = { pixels: this.pixels, width, height };
    raster.pixels.fill(pixelOf(palette.ground));
    this.slices.length = 0;
    const { first, end } = lanesInView(scene);
    for (let lane = first; lane < end; lane++) this.paintLane(raster, scene, palette, ratio, lane);
    context.putImageData(this.image, 0, 0);
  }

  private paintLane(raster: Raster, scene: LaneScene, palette: Palette, ratio: number, lane: number): void {
    const { window, data, laneHeight, scrollTop } = scene;
    const x = Math.round(scene.labelWidth * ratio);
    const width = Math.round(plotWidth(scene) * ratio);
    const top = Math.round((lane * laneHeight - scrollTop + laneTop) * ratio);
    const bottom = Math.round(((lane + 1) * laneHeight - scrollTop - laneBottom) * ratio);
    const box = { x, y: top, width, height: Math.max(1, bottom - top) };
    const place = (ns: number) => ((ns - window.fromNs) / (window.toNs - window.fromNs)) * width;
    const life = data.lanes[lane] as { fromNs: number; toNs: number };
    const from = Math.max(0, Math.floor(place(life.fromNs)));
    const to = Math.min(width, Math.ceil(place(life.toNs)));
    const base = { x: x + from, y: bottom, width: to - from, height: Math.max(1, Math.round(ratio)) };
    if (to > from) paintSlice(raster, base, lineTile(palette));
    const { columns } = this;
    columns.begin(width, window);
    const { detail } = scene;
    if (!detail || !detailCovers(scene, lane, width)) {
      columns.addPyramid(lane, data.pyramid, scene.passing?.pyramid ?? null);
      paintColumns(raster, box, columns, palette.tiles);
      return;
    }
    if (detail.kind === 'buckets') {
      columns.addWindow(lane - detail.firstLane, detail);
      paintColumns(raster, box, columns, palette.tiles);
      return;
    }
    columns.addCalls(lane - detail.firstLane, detail, narrowest);
    paintColumns(raster, box, columns, palette.tiles);
    this.paintSlices(raster, box, detail, lane - detail.firstLane, place, palette, ratio);
  }

  private paintSlices(
    raster: Raster,
    box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
    calls: WindowCalls,
    lane: number,
    place: (ns: number) => number,
    palette: Palette,
    ratio: number,
  ): void {
    const end = calls.offset[lane + 1] as number;
    for (let at = calls.offset[lane] as number; at < end; at++) {
      const start = calls.startNs[at] as number;
      const from = place(start);
      const to = place(start + (calls.durationNs[at] || 0));
      if (to - from < narrowest || to <= 0 || from >= box.width) continue;
      const left = Math.max(0, Math.round(from));
      const right = Math.min(box.width, Math.round(to));
      const slot = (calls.classOf[at] as number) + (calls.passes[at] === 1 ? 0 : classCount);
      const slice = { x: box.x + left, y: box.y, width: right - left, height: box.height };
      paintSlice(raster, slice, palette.tiles[slot] as Uint32Array);
      if (right - left >= letterRoom * ratio)
        this.slices.push({ ...slice, name: calls.name[at] as number, slot });
    }
  }
}

/** Room above and below the calls of a lane, in CSS pixels: for marks, and for the line of its life. */
export const laneTop = 4;
export const laneBottom = 3;

let lastLine: { readonly palette: Palette; readonly tile: Uint32Array } | null = null;
function lineTile(palette: Palette): Uint32Array {
  if (lastLine?.palette !== palette)
    lastLine = { palette, tile: new Uint32Array(64).fill(pixelOf(palette.line)) };
  return lastLine.tile;
}
