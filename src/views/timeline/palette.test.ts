import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { classColours } from '../call-cells.ts';
import { mix, paletteOf, parseColour, pixelOf, type Rgb } from './palette.ts';

const css = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
const blocks = [css.slice(0, css.indexOf('@media')), css.slice(css.lastIndexOf('@media'))];

function token(block: string): (name: string) => Rgb {
  return (name) => parseColour(new RegExp(`--${name}: (#[0-9a-f]+)`).exec(block)?.[1] ?? '');
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

for (const [index, block] of blocks.entries()) {
  test(`names can be read on every class, ${index === 0 ? 'light' : 'dark'}`, () => {
    const palette = paletteOf(token(block));
    for (const [waitClass, name] of classColours.entries()) {
      const on = palette.textOn[waitClass];
      if (on) expect(contrast(on, token(block)(name)), name).toBeGreaterThanOrEqual(4.5);
      else expect(contrast(palette.ink, palette.ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test(`classes differ by pattern too, ${index === 0 ? 'light' : 'dark'}`, () => {
    const { tiles, ground } = paletteOf(token(block));
    const shapes = tiles.slice(0, 5).map((tile) => {
      const first = pixelOf(ground);
      const most = tile[0] as number;
      return [...tile].map((pixel) => (pixel === first ? '.' : pixel === most ? '#' : '+')).join('');
    });
    expect(new Set(shapes).size).toBe(5);
  });
}

test('colours are read as browsers give them', () => {
  expect(parseColour('#2f6fb0')).toEqual([47, 111, 176]);
  expect(parseColour('#fff')).toEqual([255, 255, 255]);
  expect(parseColour('rgb(1, 2, 3)')).toEqual([1, 2, 3]);
  expect(parseColour('')).toEqual([0, 0, 0]);
  expect(mix([0, 0, 0], [100, 200, 50], 0.5)).toEqual([50, 100, 25]);
});
