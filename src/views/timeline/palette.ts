import { classColours } from '../call-cells.ts';
import { tileSize } from './lane-raster.ts';

/** A colour as three numbers from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The colours of a page that the timeline draws with. */
export interface Palette {
  readonly ground: Rgb;
  readonly ink: Rgb;
  readonly soft: Rgb;
  readonly line: Rgb;
  readonly accent: Rgb;
  readonly work: Rgb;
  /** By slot of a column: a pattern in the colour of its class, then a pale one. */
  readonly tiles: readonly Uint32Array[];
  /** By class: what text on it is written in; null for the hatched one, where text needs a ground of its own. */
  readonly textOn: readonly (Rgb | null)[];
}

/** How far a call that does not pass the query fades into the ground. */
const fade = 0.74;

/** Which pixels of a tile show the lighter shade: a pattern of its own for each class, as the swatches have. */
const isLight: Readonly<Record<(typeof classColours)[number], (x: number, y: number) => number>> = {
  work: () => 0,
  io: (x) => (x % 4 === 3 ? 0.28 : 0),
  contention: (x, y) => ((x + y) % 4 === 3 ? 0.3 : 0),
  idle: (x, y) => ((x - y + 2 * tileSize) % 4 === 0 ? 0 : 1),
  child: (x, y) => (x % 4 === 1 && y % 4 === 1 ? 1 : 0),
};

/** Reads the palette where an element stands. Called again when the theme changes. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string) => parseColour(style.getPropertyValue(`--${name}`).trim());
  return paletteOf(colour);
}

/** @param colour of a token by its name */
export function paletteOf(colour: (name: string) => Rgb): Palette {
  const ground = colour('raise');
  const full = classColours.map((name) => tileOf(colour(name), ground, isLight[name]));
  const pale = classColours.map((name) => tileOf(mix(colour(name), ground, fade), ground, isLight[name]));
  return {
    ground,
    ink: colour('ink'),
    soft: colour('soft'),
    line: colour('line'),
    accent: colour('accent'),
    work: colour('work'),
    tiles: [...full, ...pale],
    textOn: classColours.map((name) => (name === 'idle' ? null : readableOn(colour(name)))),
  };
}

/** A pattern of `tileSize` by `tileSize` pixels. @param light how far each pixel goes to the ground, 0 to 1 */
export function tileOf(colour: Rgb, ground: Rgb, light: (x: number, y: number) => number): Uint32Array {
  return Uint32Array.from({ length: tileSize * tileSize }, (_, at) =>
    pixelOf(mix(colour, ground, light(at % tileSize, Math.floor(at / tileSize)))),
  );
}

/** `part` of the way from one colour to another. */
export function mix(from: Rgb, to: Rgb, part: number): Rgb {
  const at = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * part);
  return [at(0), at(1), at(2)];
}

/** As `ImageData` stores it on every machine a browser runs on today: little-endian, opaque. */
export function pixelOf([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

export function cssOf([red, green, blue]: Rgb, alpha = 1): string {
  return `rgb(${red} ${green} ${blue} / ${alpha})`;
}

/** `#rgb`, `#rrggbb` or `rgb(r g b)`, as the tokens are written and as browsers compute them; black for anything else. */
export function parseColour(text: string): Rgb {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex) {
    const wide = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
    const at = (index: number) => Number.parseInt(wide.slice(index, index + 2), 16);
    return [at(0), at(2), at(4)];
  }
  const [red = 0, green = 0, blue = 0] = (text.match(/\d+(\.\d+)?/g) ?? []).map(Number);
  return [red, green, blue];
}

/** Black or white, whichever has the higher contrast on a colour (WCAG 2.2, relative luminance). */
export function readableOn([red, green, blue]: Rgb): Rgb {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05 ? [255, 255, 255] : [0, 0, 0];
}
