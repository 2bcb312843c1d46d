import { describe, expect, test } from 'vitest';
import { ScrollRange } from './scroll-range.ts';

const rowHeight = 28;

describe('a table that fits the browser', () => {
  test('goes where the bar goes', () => {
    const range = new ScrollRange();
    range.resize(1000 * rowHeight, 280);
    expect(range.height).toBe(28_000);
    range.scrolled(5000);
    expect(range.offset).toBe(5000);
    range.scrolled(27_720);
    expect(range.offset).toBe(27_720);
  });
});

describe('a table taller than the browser allows', () => {
  const million = () => {
    const range = new ScrollRange(100_000);
    range.resize(1_000_000 * rowHeight, 280);
    return range;
  };

  test('has a bar of the height that is allowed', () => {
    expect(million().height).toBe(100_000);
  });

  test('reaches its first and last row', () => {
    const range = million();
    range.scrolled(99_720);
    expect(range.offset).toBe(28_000_000 - 280);
    range.scrolled(0);
    expect(range.offset).toBe(0);
  });

  test('a turn of the wheel moves the rows by as many pixels', () => {
    const range = million();
    range.scrolled(50_000);
    const before = range.offset;
    range.scrolled(50_100);
    expect(range.offset - before).toBe(100);
  });

  test('the bar comes back to the rows when scrolling has stopped, and that moves nothing', () => {
    const range = million();
    range.scrolled(50_000);
    for (let top = 50_100; top <= 52_000; top += 100) range.scrolled(top);
    const { offset } = range;
    const bar = range.settled();
    expect(bar).toBeLessThan(50_100);
    range.scrolled(bar);
    expect(range.offset).toBe(offset);
  });

  test('any row can be brought into view with the least movement', () => {
    const range = million();
    range.moveTo(range.offsetShowing(500_000, rowHeight));
    expect(range.offset).toBe(500_001 * rowHeight - 280);
    expect(range.offsetShowing(500_000, rowHeight)).toBe(range.offset);
    expect(range.offsetShowing(499_000, rowHeight)).toBe(499_000 * rowHeight);
  });

  test('a filter that leaves few rows brings the rows back into range', () => {
    const range = million();
    range.scrolled(99_720);
    range.resize(20 * rowHeight, 280);
    expect(range.offset).toBe(280);
    range.resize(3 * rowHeight, 280);
    expect(range.offset).toBe(0);
  });
});
