import { expect, test } from 'vitest';
import { LaneColumns, slotCount } from './lane-columns.ts';
import { paintColumns, paintSlice } from './lane-raster.ts';

const ground = 0;
/** One letter per slot, so that a column reads from the top: `.` is the ground. */
const letters = 'WICZPwiczp';
const tiles = Array.from(letters, (_, slot) => new Uint32Array(64).fill(slot + 1));

function painted(shares: Readonly<Record<number, number>>, hits = 0, height = 10): string {
  const columns = new LaneColumns();
  columns.begin(1, { fromNs: 0, toNs: 1 });
  for (const [slot, part] of Object.entries(shares)) columns.share[Number(slot)] = part;
  columns.hits[0] = hits;
  const raster = { pixels: new Uint32Array(3 * height), width: 3, height };
  paintColumns(raster, { x: 1, y: 0, width: 1, height }, columns, tiles);
  for (let y = 0; y < height; y++) {
    expect(raster.pixels[y * 3]).toBe(ground);
    expect(raster.pixels[y * 3 + 2]).toBe(ground);
  }
  return Array.from(
    { length: height },
    (_, y) => letters[(raster.pixels[y * 3 + 1] as number) - 1] ?? '.',
  ).join('');
}

test('the height of a class is its share of the time, contention at the bottom', () => {
  expect(painted({ 0: 0.2, 1: 0.3, 2: 0.1 })).toBe('....WWIIIC');
  expect(painted({ 3: 1 })).toBe('ZZZZZZZZZZ');
});

test('overlapping durations fill a column and no more', () => {
  expect(painted({ 0: 3, 1: 3 })).toBe('WWWWWIIIII');
});

test('a call too short to see is still shown, in its class', () => {
  expect(painted({ 1: 0.001 }, 1)).toBe('........II');
  expect(painted({}, 4)).toBe('........ww');
  expect(painted({})).toBe('..........');
});

test('a call that passes the query is not hidden by those that do not', () => {
  expect(painted({ 2: 0.001, 8: 0.05 }, 2)).toBe('........CC');
  expect(painted({ 2: 0.3, 8: 0.5 })).toBe('..cccccCCC'.replaceAll('c', letters[8] as string));
});

test('nothing is painted outside the canvas', () => {
  const raster = { pixels: new Uint32Array(16), width: 4, height: 4 };
  paintSlice(raster, { x: -5, y: -3, width: 50, height: 50 }, tiles[0] as Uint32Array);
  expect(raster.pixels.every((pixel) => pixel === 1)).toBe(true);
  paintSlice(raster, { x: 9, y: 9, width: 5, height: 5 }, tiles[1] as Uint32Array);
  expect(raster.pixels.includes(2)).toBe(false);
});

test('slices leave a line between neighbours where there is room', () => {
  const raster = { pixels: new Uint32Array(8), width: 8, height: 1 };
  paintSlice(raster, { x: 0, y: 0, width: 5, height: 1 }, tiles[0] as Uint32Array);
  paintSlice(raster, { x: 5, y: 0, width: 2, height: 1 }, tiles[1] as Uint32Array);
  expect([...raster.pixels]).toEqual([1, 1, 1, 1, 0, 2, 2, 0]);
  expect(slotCount).toBe(tiles.length);
});
