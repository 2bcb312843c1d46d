import { axisHeight } from '../timeline/axis-painter.ts';
import { plotWidth, xOf } from '../timeline/lane-scene.ts';
import { cssOf } from '../timeline/palette.ts';
import type { CountPainter } from './count-painter.ts';
import type { GoPalette } from './kinds.ts';
import type { GoScene } from './scene.ts';

type Context = CanvasRenderingContext2D;

/** Strips under the axis, in CSS pixels from its lower edge. */
const gcStrip = { top: 3, height: 12 };
const countStrip = { top: 19, height: 30 };
const heapStrip = { top: 53, height: 26 };
export const stripHeight = 83;
export const overviewHeight = 40;

/** Draws what holds for all rows: collections and stops, goroutines by state, heap and goal. */
export function drawStrips(
  context: Context,
  scene: GoScene,
  palette: GoPalette,
  ratio: number,
  words: { readonly gc: string; readonly goroutines: string; readonly heap: string },
  counts: CountPainter,
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const { width, labelWidth } = scene;
  context.fillStyle = cssOf(palette.ground);
  context.fillRect(0, axisHeight, width, stripHeight);
  const label = (text: string, { top, height }: typeof gcStrip) => {
    context.fillStyle = cssOf(palette.soft);
    context.textBaseline = 'middle';
    context.fillText(text, 8, axisHeight + top + height / 2, labelWidth - 14);
  };
  context.font = font;
  label(words.gc, gcStrip);
  label(words.goroutines, countStrip);
  label(words.heap, heapStrip);
  const top = axisHeight + gcStrip.top;
  drawPhases(context, scene, scene.info.marks, top, gcStrip.height, cssOf(palette.gc));
  drawPhases(context, scene, scene.info.stops, top, gcStrip.height, cssOf(palette.stw));
  const plot = devicePlot(scene, ratio, axisHeight + countStrip.top, countStrip.height);
  counts.draw(context, scene.info, palette, plot, scene.window.fromNs, scene.window.toNs);
  drawHeap(context, scene, palette, axisHeight + heapStrip.top, heapStrip.height);
  context.fillStyle = cssOf(palette.line);
  for (const { top: of } of [countStrip, heapStrip]) context.fillRect(0, axisHeight + of - 2, width, 1);
  context.fillRect(0, axisHeight + stripHeight - 1, width, 1);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

export const font = '11px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif';

/** Draws phases as bars at least a pixel wide; those that share pixels are drawn as one. */
export function drawPhases(
  context: Context,
  scene: GoScene,
  phases: Float64Array,
  y: number,
  height: number,
  colour: string,
): void {
  const { window, labelWidth, width } = scene;
  let low = 0;
  let high = phases.length >> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((phases[middle * 2 + 1] as number) < window.fromNs) low = middle + 1;
    else high = middle;
  }
  context.fillStyle = colour;
  let from = Number.NaN;
  let to = Number.NaN;
  const fill = () => {
    if (to > from) context.fillRect(from, y, to - from, height);
  };
  for (let at = low; at < phases.length >> 1; at++) {
    const startNs = phases[at * 2] as number;
    if (startNs > window.toNs) break;
    const left = Math.max(labelWidth, xOf(scene, startNs));
    const right = Math.min(width, Math.max(left + 1, xOf(scene, phases[at * 2 + 1] as number)));
    if (left <= to) to = Math.max(to, right);
    else {
      fill();
      from = left;
      to = right;
    }
  }
  fill();
}

/** Live heap objects as an area, the goal as a line. */
function drawHeap(context: Context, scene: GoScene, palette: GoPalette, y: number, height: number): void {
  const { heap, goal, heapMaximum } = scene.info;
  let most = heapMaximum;
  for (let at = 0; at < goal.length; at += 4) {
    const value = goal[at + 2] as number;
    // Without a limit the goal is a number beyond all memory.
    if (value < heapMaximum * 8) most = Math.max(most, value);
  }
  const level = (value: number) => y + height - Math.min(1.2, value / most) * height;
  context.save();
  context.beginPath();
  context.rect(scene.labelWidth, y, plotWidth(scene), height + 1);
  context.clip();
  const area = new Path2D();
  trace(scene, heap, (x, value, isFirst) => {
    if (isFirst) area.moveTo(x, y + height);
    area.lineTo(x, level(value));
  });
  area.lineTo(scene.width, y + height);
  context.fillStyle = cssOf(palette.gc, 0.32);
  context.fill(area);
  const line = new Path2D();
  trace(scene, goal, (x, value, isFirst) => {
    if (isFirst) line.moveTo(x, level(value));
    else line.lineTo(x, level(value));
  });
  context.strokeStyle = cssOf(palette.soft);
  context.setLineDash([4, 3]);
  context.stroke(line);
  context.restore();
}

/** Tells the corners of a stepped line in the window: each part at its low, its high, then its last value. */
function trace(
  scene: GoScene,
  points: Float64Array,
  tell: (x: number, value: number, isFirst: boolean) => void,
): void {
  const count = points.length / 4;
  let at = 0;
  while (at + 1 < count && (points[(at + 1) * 4] as number) < scene.window.fromNs) at++;
  let isFirst = true;
  let last = Number.NaN;
  for (; at < count; at++) {
    const startNs = points[at * 4] as number;
    const x = Math.max(scene.labelWidth, xOf(scene, startNs));
    if (!Number.isNaN(last)) tell(x, last, isFirst);
    if (!Number.isNaN(last)) isFirst = false;
    if (startNs > scene.window.toNs) return;
    tell(x, points[at * 4 + 1] as number, isFirst);
    isFirst = false;
    tell(x, points[at * 4 + 2] as number, false);
    last = points[at * 4 + 3] as number;
    tell(x, last, false);
  }
  if (!Number.isNaN(last)) tell(xOf(scene, scene.info.durationNs), last, isFirst);
}

function devicePlot(scene: GoScene, ratio: number, y: number, height: number) {
  return {
    x: Math.round(scene.labelWidth * ratio),
    y: Math.round(y * ratio),
    width: Math.round(plotWidth(scene) * ratio),
    height: Math.round(height * ratio),
  };
}

/** Draws the whole trace: goroutines by state, collections, and the window in it. */
export function drawOverview(
  context: Context,
  scene: GoScene,
  palette: GoPalette,
  ratio: number,
  counts: CountPainter,
): void {
  const { width, labelWidth, window, range, info } = scene;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = cssOf(palette.ground);
  context.fillRect(0, 0, width, overviewHeight);
  const perNs = plotWidth(scene) / Math.max(1, info.durationNs);
  const place = (ns: number) => labelWidth + ns * perNs;
  const plot = devicePlot(scene, ratio, 3, overviewHeight - 10);
  counts.draw(context, info, palette, plot, 0, info.durationNs);
  const all = { ...scene, window: { fromNs: 0, toNs: info.durationNs } };
  drawPhases(context, all, info.marks, overviewHeight - 6, 4, cssOf(palette.gc));
  if (range) {
    context.fillStyle = cssOf(palette.accent, 0.18);
    context.fillRect(
      place(range.fromNs),
      0,
      Math.max(1, (range.toNs - range.fromNs) * perNs),
      overviewHeight,
    );
  }
  const left = place(window.fromNs);
  const right = Math.max(left + 2, place(window.toNs));
  context.fillStyle = cssOf(palette.ground, 0.62);
  context.fillRect(labelWidth, 0, left - labelWidth, overviewHeight);
  context.fillRect(right, 0, width - right, overviewHeight);
  context.strokeStyle = cssOf(palette.ink);
  context.strokeRect(left + 0.5, 0.5, Math.max(1, right - left - 1), overviewHeight - 1);
  context.setTransform(1, 0, 0, 1, 0, 0);
}
