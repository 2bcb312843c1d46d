import { classCount } from '../../analysis/strace/timeline/spread.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { waitClassTexts } from '../../i18n/catalogs/findings.ts';
import { cutText, visibleText } from '../visible-text.ts';
import { laneBottom, laneTop, type Slice } from './lane-painter.ts';
import { type LaneScene, lanesInView, plotWidth, xOf } from './lane-scene.ts';
import { cssOf, mix, type Palette } from './palette.ts';

/** More names than a reader reads in one frame; each costs time. */
const mostNames = 400;
/** Width that a slice needs for the letter of its class, in CSS pixels. */
const letterSize = { en: 11, ja: 15 } as const;
const font = '11px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';
const labelFont = '12px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif';
const nameLimit = 40;
const commLimit = 16;

type Context = CanvasRenderingContext2D;

/** Draws what stands on and beside the lanes: names, marks, the selected range, the selected call, labels. */
export class LaneOverlay {
  private readonly locale: Locale;
  private readonly names = new Map<number, string>();
  private letterWidth = 0;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  draw(context: Context, scene: LaneScene, palette: Palette, ratio: number, slices: readonly Slice[]): void {
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textBaseline = 'middle';
    this.drawNames(context, scene, palette, ratio, slices);
    drawOpenCalls(context, scene, palette);
    drawRange(context, scene, palette);
    drawMarks(context, scene, palette);
    drawCalls(context, scene, palette);
    drawPointer(context, scene, palette);
    this.drawLabels(context, scene, palette);
    context.setTransform(1, 0, 0, 1, 0, 0);
  }

  private drawNames(
    context: Context,
    scene: LaneScene,
    palette: Palette,
    ratio: number,
    slices: readonly Slice[],
  ): void {
    context.font = font;
    this.letterWidth ||= context.measureText('0').width;
    const most =
      slices.length > mostNames ? slices.toSorted((a, b) => b.width - a.width).slice(0, mostNames) : slices;
    const wide = this.locale === 'ja' ? letterSize.ja : letterSize.en;
    for (const slice of most) {
      const width = slice.width / ratio;
      const letters = Math.floor((width - 6) / this.letterWidth);
      const waitClass = slice.slot % classCount;
      const name = this.nameOf(scene, slice.name);
      const isName = letters >= Math.min(3, name.length);
      if (!isName && width < wide) continue;
      const text = isName ? cutTo(name, letters) : waitClassTexts[waitClass as 0].letter[this.locale];
      const textWidth = isName ? text.length * this.letterWidth : wide - 3;
      const x = slice.x / ratio + (isName ? 3 : (width - textWidth) / 2);
      const y = (slice.y + slice.height / 2) / ratio;
      const on = slice.slot < classCount ? palette.textOn[waitClass] : palette.ink;
      if (!on) {
        context.fillStyle = cssOf(palette.ground);
        context.fillRect(x - 1, y - 6, textWidth + 2, 12);
      }
      context.fillStyle = cssOf(on ?? palette.ink);
      context.fillText(text, x, y);
    }
  }

  private nameOf({ data }: LaneScene, index: number): string {
    let name = this.names.get(index);
    if (name === undefined) {
      name = visibleText(cutText(data.names[index] ?? '', nameLimit));
      this.names.set(index, name);
    }
    return name;
  }

  private drawLabels(context: Context, scene: LaneScene, palette: Palette): void {
    const { data, labelWidth, laneHeight, scrollTop, height } = scene;
    context.fillStyle = cssOf(palette.ground);
    context.fillRect(0, 0, labelWidth, height);
    context.font = labelFont;
    const { first, end } = lanesInView(scene);
    context.save();
    context.beginPath();
    context.rect(0, 0, labelWidth - 6, height);
    context.clip();
    for (let lane = first; lane < end; lane++) {
      const { pid, comm, inProcess } = data.lanes[lane] as (typeof data.lanes)[number];
      const y = lane * laneHeight - scrollTop + laneHeight / 2;
      const x = inProcess ? 22 : 12;
      const number = pid === null ? '–' : String(pid);
      context.fillStyle = cssOf(palette.ink);
      context.fillText(number, x, y);
      if (!comm) continue;
      const left = x + context.measureText(number).width + 6;
      context.fillStyle = cssOf(palette.soft);
      context.fillText(visibleText(cutText(comm, commLimit)), left, y);
    }
    context.restore();
    context.fillStyle = cssOf(palette.line);
    context.fillRect(labelWidth - 1, 0, 1, height);
    for (let lane = first; lane < end; lane++) {
      if (lane > 0 && !data.lanes[lane]?.inProcess)
        context.fillRect(0, lane * laneHeight - scrollTop, scene.width, 1);
    }
  }
}

function cutTo(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`;
}

/** Where the calls of a lane lie, from the top of the canvas. */
function laneBox({ laneHeight, scrollTop }: LaneScene, lane: number): { top: number; height: number } {
  return { top: lane * laneHeight - scrollTop + laneTop, height: laneHeight - laneTop - laneBottom };
}

/** A call that has no result in the log lasts at least to the end of what is known: an open, dashed box. */
function drawOpenCalls(context: Context, scene: LaneScene, palette: Palette): void {
  const { first, end } = lanesInView(scene);
  context.strokeStyle = cssOf(palette.soft);
  context.setLineDash([4, 3]);
  for (let lane = first; lane < end; lane++) {
    const { openNs, toNs } = scene.data.lanes[lane] as (typeof scene.data.lanes)[number];
    if (Number.isNaN(openNs)) continue;
    const from = xOf(scene, openNs);
    const to = Math.min(scene.width + 4, xOf(scene, toNs > openNs ? toNs : scene.data.toNs));
    if (to < scene.labelWidth || from > scene.width) continue;
    const { top, height } = laneBox(scene, lane);
    const left = Math.max(from, scene.labelWidth - 4);
    context.strokeRect(left + 0.5, top + 0.5, Math.max(1, to - left - 1), height - 1);
  }
  context.setLineDash([]);
}

function drawRange(context: Context, scene: LaneScene, palette: Palette): void {
  const { range, labelWidth, width, height } = scene;
  if (!range) return;
  const from = Math.min(Math.max(xOf(scene, range.fromNs), labelWidth), width);
  const to = Math.min(Math.max(xOf(scene, range.toNs), labelWidth), width);
  context.fillStyle = cssOf(mix(palette.ground, palette.ink, 0.25), 0.22);
  context.fillRect(labelWidth, 0, from - labelWidth, height);
  context.fillRect(to, 0, width - to, height);
  context.fillStyle = cssOf(palette.accent);
  if (from > labelWidth) context.fillRect(from - 0.5, 0, 1, height);
  if (to < width) context.fillRect(to - 0.5, 0, 1, height);
}

/** The first mark of the sorted list that belongs to a lane. */
function marksFrom(scene: LaneScene, lane: number): number {
  const { marks } = scene.data;
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((marks[middle]?.lane ?? 0) < lane) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Exec as a tick above the lane, exit as a bar across it, killed as a cross; flags of findings above all. */
function drawMarks(context: Context, scene: LaneScene, palette: Palette): void {
  const { first, end } = lanesInView(scene);
  const { marks, flags } = scene.data;
  let lastX = Number.NaN;
  for (let at = marksFrom(scene, first); at < marks.length; at++) {
    const { lane, kind, timeNs } = marks[at] as (typeof marks)[number];
    if (lane >= end) break;
    const x = xOf(scene, timeNs);
    // Many marks at one place are one mark.
    if (x < scene.labelWidth || x > scene.width || (Math.abs(x - lastX) < 0.5 && kind === 'exec')) continue;
    lastX = x;
    const { top, height } = laneBox(scene, lane);
    context.fillStyle = cssOf(kind === 'killed' ? palette.accent : palette.ink);
    if (kind === 'exec') triangle(context, x, top - 3, 5);
    else if (kind === 'exit') context.fillRect(x - 1, top - 2, 2, height + 4);
    else {
      context.fillRect(x - 1, top - 2, 2, height + 4);
      context.fillRect(x - 4, top + height / 2 - 1, 8, 2);
    }
  }
  for (const { lane, timeNs } of flags) {
    if (lane < first || lane >= end) continue;
    const x = xOf(scene, timeNs);
    if (x < scene.labelWidth || x > scene.width) continue;
    const { top } = laneBox(scene, lane);
    context.fillStyle = cssOf(palette.accent);
    context.fillRect(x, top - 4, 1.5, 12);
    context.fillRect(x, top - 4, 8, 6);
  }
}

function triangle(context: Context, x: number, y: number, size: number): void {
  context.beginPath();
  context.moveTo(x - size, y);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size + 1);
  context.fill();
}

/** The selected call with a frame, marked ones with a line below. */
function drawCalls(context: Context, scene: LaneScene, palette: Palette): void {
  const { first, end } = lanesInView(scene);
  const boxOf = ({ lane, startNs, durationNs }: { lane: number; startNs: number; durationNs: number }) => {
    const from = xOf(scene, startNs);
    const to = xOf(scene, startNs + (durationNs || 0));
    const left = Math.max(from, scene.labelWidth - 3);
    const right = Math.min(to, scene.width + 3);
    return lane < first || lane >= end || right < scene.labelWidth - 3 || left > right
      ? null
      : { left, width: Math.max(2, right - left), ...laneBox(scene, lane) };
  };
  context.fillStyle = cssOf(palette.accent);
  for (const call of scene.marked) {
    const box = boxOf(call);
    if (box) context.fillRect(box.left, box.top + box.height, box.width, 3);
  }
  const box = scene.selected && boxOf(scene.selected);
  if (!box) return;
  context.strokeStyle = cssOf(palette.ground);
  context.lineWidth = 4;
  context.strokeRect(box.left - 2, box.top - 2, box.width + 4, box.height + 4);
  context.strokeStyle = cssOf(palette.ink);
  context.lineWidth = 2;
  context.strokeRect(box.left - 2, box.top - 2, box.width + 4, box.height + 4);
  context.lineWidth = 1;
}

function drawPointer(context: Context, scene: LaneScene, palette: Palette): void {
  if (!scene.pointer) return;
  const x = scene.labelWidth + scene.pointer.x;
  if (scene.pointer.x < 0 || scene.pointer.x > plotWidth(scene)) return;
  context.fillStyle = cssOf(palette.soft, 0.6);
  context.fillRect(Math.round(x) - 0.5, 0, 1, scene.height);
}
