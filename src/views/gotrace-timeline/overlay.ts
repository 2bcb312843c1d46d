import type { Locale } from '../../i18n/catalog.ts';
import { formatDuration } from '../format-duration.ts';
import { xOf } from '../timeline/lane-scene.ts';
import { cssOf, type Rgb } from '../timeline/palette.ts';
import { cutText, visibleText } from '../visible-text.ts';
import { drawArrows } from './arrow-painter.ts';
import { type GoPalette, kindLetters } from './kinds.ts';
import { type GoSlice, rowBottom, rowTop } from './row-painter.ts';
import { type GoScene, hasRow, rowsInView } from './scene.ts';
import { drawPhases, font } from './strip-painter.ts';
import type { TimelineRow } from './timeline-data.ts';

type Context = CanvasRenderingContext2D;

/** Mean width of a letter at the size of the drawing, in CSS pixels. */
const letterWidth = 6.1;
const mostLetters = 60;

/** A function without its packages' path, as it is known: `main.worker`. */
export function shortName(name: string): string {
  return cutText(visibleText(name.slice(name.lastIndexOf('/') + 1)), mostLetters);
}

/** What a row is called: `P 0`, `M 4711`, `G12 main.worker`, `checkout #3`. */
export function rowName({ id, name, depth = 0 }: TimelineRow, by: GoScene['by']): string {
  if (by === 'proc') return `P ${id}`;
  if (by === 'thread') return `M ${id}`;
  if (by === 'task')
    return `${'\u00a0'.repeat(2 * Math.min(depth, 8))}${cutText(visibleText(name), mostLetters)}`;
  return `G${id}${name === '' ? '' : ` ${shortName(name)}`}`;
}

/** Draws over the rows: collections and stops, the range, names on stretches and rows, what is selected. */
export function drawOverlay(
  context: Context,
  scene: GoScene,
  palette: GoPalette,
  ratio: number,
  slices: readonly GoSlice[],
  locale: Locale,
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.font = font;
  context.textBaseline = 'middle';
  drawPhases(context, scene, scene.info.marks, 0, scene.height, cssOf(palette.gc, 0.1));
  drawPhases(context, scene, scene.info.stops, 0, scene.height, cssOf(palette.stw, 0.12));
  drawRange(context, scene, palette);
  drawNames(context, scene, palette, ratio, slices, locale);
  drawArrows(context, scene, palette);
  drawSelected(context, scene, palette);
  drawRowNames(context, scene, palette);
  if (scene.pointer && scene.pointer.x >= 0) {
    context.fillStyle = cssOf(palette.ink, 0.35);
    context.fillRect(Math.round(scene.labelWidth + scene.pointer.x), 0, 1, scene.height);
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
}

function drawRange(context: Context, scene: GoScene, palette: GoPalette): void {
  const { range, labelWidth, width, height } = scene;
  if (!range) return;
  const from = Math.max(labelWidth, xOf(scene, range.fromNs));
  const to = Math.min(width, xOf(scene, range.toNs));
  if (to <= from) return;
  context.fillStyle = cssOf(palette.accent, 0.1);
  context.fillRect(from, 0, to - from, height);
  context.fillStyle = cssOf(palette.accent);
  for (const ns of [range.fromNs, range.toNs]) {
    const x = Math.round(xOf(scene, ns));
    if (x >= labelWidth && x <= width) context.fillRect(x, 0, 1, height);
  }
}

function drawNames(
  context: Context,
  scene: GoScene,
  palette: GoPalette,
  ratio: number,
  slices: readonly GoSlice[],
  locale: Locale,
): void {
  for (const { of, at, x, y, width, height } of slices) {
    const kind = of.kind[at] as number;
    const room = Math.floor((width / ratio - 6) / letterWidth);
    const text = wordsOf(scene, of.names[of.nameOf[at] as number] ?? '', of, at, room, locale);
    if (text === '') continue;
    const pale = of.seeks && of.found[at] !== 1;
    const ink = palette.textOn[kind];
    const left = x / ratio + 3;
    const middle = (y + height / 2) / ratio + 0.5;
    if (!ink || pale) {
      context.fillStyle = cssOf(palette.ground, 0.85);
      context.fillRect(
        left - 2,
        middle - 7,
        Math.min(width / ratio - 4, context.measureText(text).width + 4),
        14,
      );
    }
    context.fillStyle = cssOf(ink && !pale ? ink : palette.soft);
    context.fillText(text, left, middle);
  }
}

function wordsOf(
  { by }: GoScene,
  name: string,
  of: GoSlice['of'],
  at: number,
  room: number,
  locale: Locale,
): string {
  const letter = kindLetters[of.kind[at] as 0] ?? '';
  if (room < 3) return letter;
  if (by === 'goroutine') {
    const took = formatDuration((of.endNs[at] as number) - (of.startNs[at] as number), locale);
    const both = `${letter} ${took}`;
    return both.length <= room ? both : letter;
  }
  if (by === 'task') {
    const long = cutText(visibleText(name), mostLetters);
    return long.length <= room ? long : `${long.slice(0, room - 1)}…`;
  }
  const id = `G${of.ids[at]}`;
  const long = name === '' ? id : `${shortName(name)} ${id}`;
  if (long.length <= room) return long;
  if (name !== '' && room >= 8) return `${shortName(name).slice(0, room - 1)}…`;
  return id.length <= room ? id : letter;
}

function drawSelected(context: Context, scene: GoScene, palette: GoPalette): void {
  const { selected, rowHeight, scrollTop, labelWidth, width, focused } = scene;
  if (!selected) return;
  const y = selected.row * rowHeight - scrollTop + rowTop;
  const left = Math.max(labelWidth, xOf(scene, selected.fromNs));
  const right = Math.min(width, xOf(scene, selected.toNs));
  if (right < labelWidth || left > width) return;
  context.strokeStyle = cssOf(palette.ink);
  context.lineWidth = focused ? 2 : 1.5;
  context.strokeRect(left, y, Math.max(2, right - left), rowHeight - rowTop - rowBottom);
  context.lineWidth = 1;
}

function drawRowNames(context: Context, scene: GoScene, palette: GoPalette): void {
  const { by, detail, coarse, labelWidth, rowHeight, scrollTop, height } = scene;
  context.fillStyle = cssOf(palette.ground);
  context.fillRect(0, 0, labelWidth - 1, height);
  context.fillStyle = cssOf(palette.line);
  context.fillRect(labelWidth - 1, 0, 1, height);
  const { first, end } = rowsInView(scene);
  const room = Math.floor((labelWidth - 14) / letterWidth);
  for (let row = first; row < end; row++) {
    const of = hasRow(detail, row) ? detail : hasRow(coarse, row) ? coarse : null;
    const is = of?.rows[row - of.firstRow];
    if (!is) continue;
    const name = rowName(is, by);
    context.fillStyle = cssOf(row === scene.selected?.row ? (palette.ink as Rgb) : palette.soft);
    context.fillText(
      name.length > room ? `${name.slice(0, Math.max(3, room - 1))}…` : name,
      8,
      (row + 0.5) * rowHeight - scrollTop + 0.5,
      labelWidth - 12,
    );
  }
}
