import { expect, test } from 'vitest';
import { rangeChanges } from './range-changes.ts';

const range = (name: string, count: number, totalNs: number) => ({
  ...{ name, count, ended: count, totalNs, maxNs: totalNs },
});

test('ranges are matched by name; what changed most per second comes first', () => {
  const changes = rangeChanges(
    [range('GC mark assist', 4, 400), range('GC concurrent mark phase', 2, 1000)],
    [range('GC mark assist', 1, 50), range('stop-the-world (read mem stats)', 1, 10)],
    { before: 1, after: 0.5 },
  );
  expect(changes.map(({ name, presence }) => [name, presence])).toEqual([
    ['GC concurrent mark phase', 'gone'],
    ['GC mark assist', 'both'],
    ['stop-the-world (read mem stats)', 'new'],
  ]);
  expect(changes[1]?.delta).toEqual({ count: -3, ns: -350 });
  expect(changes[1]?.deltaPerSecond).toEqual({ count: -2, ns: -300 });
});
