import { classCount } from '../../analysis/strace/timeline/spread.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { formatDuration } from '../format-duration.ts';
import { LaneColumns } from './lane-columns.ts';
import { paintColumns } from './lane-raster.ts';
import { type LaneScene, nsAt, type PlotScene, plotWidth, xOf } from './lane-scene.ts';
import { cssOf, mix, type Palette, pixelOf } from './palette.ts';
import { momentLabel, roundStep, ticksOf } from './time-axis.ts';
import type { TimelineData, TimelinePassing } from './timeline-data.ts';

type Context = CanvasRenderingContext2D;
/** What an axis is drawn in. */
type AxisColours = Pick<Palette, 'ground' | 'ink' | 'soft' | 'line' | 'accent'>;

const font = '11px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif';
const tickSpacing = 96;

/** Draws the axis: round moments, the selected range with its length, the moment under the pointer. */
export function drawAxis(
  context: Context,
  scene: PlotScene,
  palette: AxisColours,
  ratio: number,
  locale: Locale,
): void {
  const height = axisHeight;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = cssOf(palette.ground);
  context.fillRect(0, 0, scene.width, height);
  context.font = font;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const spacing = scene.style.wallClock ? tickSpacing * 1.3 : tickSpacing;
  for (const { ns, label } of ticksOf(scene.window, plotWidth(scene), spacing, scene.style)) {
    const x = xOf(scene, ns);
    if (x < scene.labelWidth) continue;
    context.fillStyle = cssOf(palette.line);
    context.fillRect(Math.round(x), 0, 1, height);
    context.fillStyle = cssOf(palette.soft);
    // A label that is cut says another time.
    if (x + 4 + context.measureText(label).width <= scene.width)
      context.fillText(label, x + 4, height / 2 + 1);
  }
  const { range, pointer } = scene;
  if (range) {
    const from = Math.max(xOf(scene, range.fromNs), scene.labelWidth);
    const to = Math.min(xOf(scene, range.toNs), scene.width);
    if (to > from) plate(context, palette, from, to, formatDuration(range.toNs - range.fromNs, locale));
  }
  if (pointer && pointer.x >= 0) {
    const stepNs = roundStep((scene.window.toNs - scene.window.fromNs) / plotWidth(scene));
    const label = momentLabel(nsAt(scene, scene.labelWidth + pointer.x), stepNs, scene.style);
    const width = context.measureText(label).width + 8;
    const x = Math.min(
      scene.width - width,
      Math.max(scene.labelWidth, scene.labelWidth + pointer.x - width / 2),
    );
    context.fillStyle = cssOf(palette.ink);
    context.fillRect(x, 2, width, height - 4);
    context.fillStyle = cssOf(palette.ground);
    context.fillText(label, x + 4, height / 2 + 1);
  }
  context.fillStyle = cssOf(palette.line);
  context.fillRect(0, height - 1, scene.width, 1);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

export const axisHeight = 26;

function plate(context: Context, palette: AxisColours, from: number, to: number, text: string): void {
  context.fillStyle = cssOf(palette.accent, 0.14);
  context.fillRect(from, 0, to - from, axisHeight);
  context.fillStyle = cssOf(palette.accent);
  context.fillRect(from, axisHeight - 3, to - from, 3);
  const width = context.measureText(text).width;
  if (width + 8 > to - from) return;
  const left = (from + to - width) / 2;
  context.fillStyle = cssOf(mix(palette.ground, palette.accent, 0.14));
  context.fillRect(left - 4, 2, width + 8, axisHeight - 6);
  context.fillStyle = cssOf(palette.ink);
  context.fillText(text, left, axisHeight / 2);
}

export const overviewHeight = 40;

/**
 * Draws the whole log in one strip, all lanes together, with the window in it. Idle time is left out: with many
 * threads it would hide everything else.
 */
export class OverviewPainter {
  private image: ImageData | null = null;
  private made: readonly unknown[] = [];
  private readonly columns = new LaneColumns();

  draw(context: Context, scene: LaneScene, palette: Palette, ratio: number): void {
    const { data, passing, width, labelWidth, window, range } = scene;
    const from = [data, passing, palette, width, labelWidth, ratio];
    if (!this.image || from.some((value, at) => value !== this.made[at])) {
      this.image = this.paint(scene, palette, ratio);
      this.made = from;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.putImageData(this.image, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const place = (ns: number) => overviewX(scene, ns);
    const shade = (left: number, right: number) => {
      if (right > left) context.fillRect(left, 0, right - left, overviewHeight);
    };
    context.fillStyle = cssOf(palette.accent);
    for (const { timeNs } of data.flags) context.fillRect(place(timeNs), 0, 2, 6);
    if (range) {
      context.fillStyle = cssOf(palette.accent, 0.16);
      shade(place(range.fromNs), Math.max(place(range.toNs), place(range.fromNs) + 1));
    }
    const left = place(window.fromNs);
    const right = Math.max(left + 2, place(window.toNs));
    context.fillStyle = cssOf(mix(palette.ground, palette.ink, 0.3), 0.3);
    shade(labelWidth, left);
    shade(right, width);
    context.strokeStyle = cssOf(palette.ink);
    context.strokeRect(
      Math.max(labelWidth, left) + 0.5,
      0.5,
      Math.max(1, Math.min(right, width) - left - 1),
      overviewHeight - 1,
    );
  }

  private paint(scene: LaneScene, palette: Palette, ratio: number): ImageData {
    const { data, passing, labelWidth, width } = scene;
    const image = new ImageData(Math.max(1, Math.round(width * ratio)), Math.round(overviewHeight * ratio));
    const raster = { pixels: new Uint32Array(image.data.buffer), width: image.width, height: image.height };
    raster.pixels.fill(pixelOf(palette.ground));
    const x = Math.round(labelWidth * ratio);
    const columns = Math.round(plotWidth(scene) * ratio);
    const window = { fromNs: data.fromNs, toNs: data.toNs };
    this.columns.begin(columns, window);
    const request = { ...window, firstLane: 0, endLane: 1, buckets: data.overview.buckets };
    this.columns.addWindow(0, { kind: 'buckets', ...request, ...scaled(data, passing) });
    const box = {
      x,
      y: Math.round(2 * ratio),
      width: columns,
      height: Math.round((overviewHeight - 4) * ratio),
    };
    paintColumns(raster, box, this.columns, palette.tiles);
    return image;
  }
}

/** Without idle time, and so that the fullest bucket fills the strip. */
function scaled({ overview, fromNs, toNs }: TimelineData, passing: TimelinePassing | null) {
  const idle = 3;
  let most = 0;
  for (let bucket = 0; bucket < overview.buckets; bucket++) {
    let sum = 0;
    for (let waitClass = 0; waitClass < classCount; waitClass++)
      if (waitClass !== idle) sum += overview.ns[bucket * classCount + waitClass] as number;
    most = Math.max(most, sum);
  }
  const factor = most > 0 ? (toNs - fromNs) / overview.buckets / most : 0;
  const busy = (ns: Float32Array) => ns.map((sum, at) => (at % classCount === idle ? 0 : sum * factor));
  return {
    ns: busy(overview.ns),
    counts: overview.counts,
    passing: passing && { ns: busy(passing.overview.ns), counts: passing.overview.counts },
  };
}

/** Where a moment lies in the overview, and the moment at a place. */
function overviewX(scene: LaneScene, ns: number): number {
  const { data, labelWidth } = scene;
  return labelWidth + ((ns - data.fromNs) / (data.toNs - data.fromNs)) * plotWidth(scene);
}

export function overviewNs(scene: LaneScene, x: number): number {
  const { data, labelWidth } = scene;
  return data.fromNs + ((x - labelWidth) / plotWidth(scene)) * (data.toNs - data.fromNs);
}
