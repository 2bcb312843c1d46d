import { hashOfText } from '../../analysis/pprof/flame/frame-address.ts';
import { mix, parseColour, pixelOf, type Rgb, readableOn } from '../timeline/palette.ts';
import { packageOf } from './package-name.ts';

/** A fill with what is written on it, as `ImageData` and as CSS have them. */
export interface Fill {
  readonly colour: Rgb;
  readonly pixel: number;
  /** 0 dark, 1 light text. */
  readonly text: 0 | 1;
}

/** The colours that a flame graph is drawn with, as the theme of the page has them. */
export interface FlamePalette {
  readonly ground: Rgb;
  readonly ink: Rgb;
  readonly isDark: boolean;
  readonly accent: Rgb;
  /** Of frames above the one zoomed into, of what is too small to draw, and of the root. */
  readonly past: Fill;
  readonly small: Fill;
  readonly match: Fill;
  /** Of a difference: more, less. */
  readonly more: Rgb;
  readonly less: Rgb;
}

/** Reads the palette where an element stands. Called again when the theme changes. */
export function readFlamePalette(element: Element): FlamePalette {
  const style = getComputedStyle(element);
  const colour = (name: string) => parseColour(style.getPropertyValue(`--${name}`).trim());
  return flamePaletteOf(colour);
}

/** @param colour of a token by its name */
export function flamePaletteOf(colour: (name: string) => Rgb): FlamePalette {
  const ground = colour('raise');
  const ink = colour('ink');
  return {
    ground,
    ink,
    isDark: ground[0] + ground[1] + ground[2] < 384,
    accent: colour('accent'),
    past: fillOf(colour('code')),
    small: fillOf(mix(colour('soft'), ground, 0.55)),
    match: fillOf(colour('accent')),
    more: colour('contention'),
    less: colour('work'),
  };
}

export function fillOf(colour: Rgb): Fill {
  return { colour, pixel: pixelOf(colour), text: readableOn(colour)[0] === 255 ? 1 : 0 };
}

/** What has no function, on paper. */
export const plainFill = fillOf([226, 224, 218]);

/** Turns of the hue wheel that are used; neighbours are told apart, and the same package has the same one everywhere. */
const hues = 20;

/** The colour of a function: that of its package, always the same for one name; the Go runtime is grey. */
export function packageFill(name: string, isDark: boolean): Fill {
  const scope = packageOf(name);
  const hash = hashOfText(scope);
  const isNeutral = scope === '' || scope === 'runtime' || scope.startsWith('runtime/');
  const hue = ((hash % hues) / hues) * 360;
  // A second shade for each hue: forty colours in all.
  const shade = (hash >>> 16) % 2;
  const saturation = isNeutral ? 0.06 : isDark ? 0.34 : 0.55;
  const lightness = isDark ? 0.3 + shade * 0.06 : 0.82 - shade * 0.06;
  return fillOf(fromHsl(hue, saturation, lightness));
}

/** The colour of a difference: grey where nothing changed, full where all of it is new or gone. */
export function changeFill(
  palette: Pick<FlamePalette, 'isDark' | 'more' | 'less'>,
  after: number,
  before: number,
): Fill {
  const sum = Math.abs(after) + Math.abs(before);
  const part = sum === 0 ? 0 : (after - before) / sum;
  const end = part > 0 ? palette.more : palette.less;
  const grey: Rgb = palette.isDark ? [58, 64, 71] : [226, 224, 218];
  return fillOf(mix(grey, end, Math.min(1, Math.sqrt(Math.abs(part)))));
}

/** The fill of a frame that a search did not find. */
export function faded({ colour }: Fill, palette: FlamePalette): Fill {
  return fillOf(mix(colour, palette.ground, 0.62));
}

function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const at = (turn: number) => {
    const place = (turn + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1))));
  };
  return [at(0), at(8), at(4)];
}
