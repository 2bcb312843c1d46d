import { kindCount, StretchKind } from '../../analysis/gotrace/timeline/state-codes.ts';
import { tileSize } from '../timeline/lane-raster.ts';
import { mix, parseColour, pixelOf, type Rgb, readableOn, tileOf } from '../timeline/palette.ts';

/** Token of the colour of each kind (src/styles/tokens.css), and the letter that stands for it. */
export const kindColours: readonly string[] = [
  'line',
  'work',
  'gc',
  'io',
  'io',
  'runnable',
  'contention',
  'gc',
  'idle',
  'idle',
  'child',
  'work',
  'gc',
];
export const kindLetters = ['', 'R', 'G', 'S', 'N', 'Q', 'B', 'M', 'Z', 'U', 'T', 'A', 'W'] as const;

/** Which pixels of a tile go to the ground: a pattern of its own for each kind, as the swatches have. */
const light: readonly ((x: number, y: number) => number)[] = [
  () => 1,
  () => 0,
  (_x, y) => (y % 4 === 3 ? 0.3 : 0),
  (x) => (x % 4 === 3 ? 0.34 : 0),
  (x, y) => (x % 4 === 1 && y % 4 === 1 ? 0.9 : 0),
  (x, y) => ((x + y) % 4 === 0 ? 0.55 : 0.18),
  (x, y) => ((x + y) % 4 === 3 ? 0.3 : 0),
  (x, y) => ((x - y + 2 * tileSize) % 4 < 2 ? 0.75 : 0.15),
  (x, y) => ((x - y + 2 * tileSize) % 4 === 0 ? 0.35 : 0.9),
  (x, y) => (x % 4 === 1 && y % 4 === 1 ? 0.2 : 0.86),
  () => 0,
  (_x, y) => (y % 4 === 3 ? 0.3 : 0.12),
  (x) => (x % 4 < 2 ? 0.55 : 0.1),
];

/** The colours of a page that a Go timeline is drawn in. */
export interface GoPalette {
  readonly ground: Rgb;
  readonly ink: Rgb;
  readonly soft: Rgb;
  readonly line: Rgb;
  readonly accent: Rgb;
  readonly gc: Rgb;
  readonly stw: Rgb;
  readonly colours: readonly Rgb[];
  /** By kind: full, then faded for what is not looked for. */
  readonly tiles: readonly Uint32Array[];
  /** By kind: what text on it is written in; null where text needs a ground of its own. */
  readonly textOn: readonly (Rgb | null)[];
}

/** How far what is not looked for fades into the ground. */
const fade = 0.78;

/** Reads the palette where an element stands. Called again when the theme changes. */
export function readGoPalette(element: Element): GoPalette {
  const style = getComputedStyle(element);
  const colour = (name: string) => parseColour(style.getPropertyValue(`--${name}`).trim());
  const ground = colour('raise');
  const colours = kindColours.map(colour);
  const tile = (of: Rgb, kind: number) => tileOf(of, ground, light[kind] as (x: number, y: number) => number);
  const pale = colours.map((of, kind) => tile(mix(of, ground, fade), kind));
  const text = (kind: number, of: Rgb) =>
    kind === StretchKind.sleep || kind === StretchKind.other || kind === StretchKind.gcWait || kind === 0
      ? null
      : readableOn(of);
  return {
    ground,
    ink: colour('ink'),
    soft: colour('soft'),
    line: colour('line'),
    accent: colour('accent'),
    gc: colour('gc'),
    stw: colour('stw'),
    colours,
    tiles: [...colours.map(tile), ...pale],
    textOn: colours.map((of, kind) => text(kind, of)),
  };
}

/** One tile of a plain colour. */
export function plainTile(colour: Rgb): Uint32Array {
  return new Uint32Array(tileSize * tileSize).fill(pixelOf(colour));
}

/** Kinds in the order of a legend and of a table's columns: what belongs to the collector side by side. */
export const stackedKinds: readonly number[] = [
  StretchKind.running,
  StretchKind.gcWork,
  StretchKind.sweep,
  ...Array.from({ length: kindCount - 1 }, (_, at) => at + 1).filter(
    (kind) => kind > StretchKind.gcWork && kind !== StretchKind.sweep,
  ),
];
