import { expect, test } from 'vitest';
import { isSameFile, sourceLines } from './source-lines.ts';

test('lines with values and some around each, values of one line together', () => {
  const row = (line: number, flat: number, cum: number) => ({
    ...{ key: `${line}`, name: 'main.f', file: '/src/main.go', line, flat, cum },
  });
  const text = Array.from({ length: 30 }, (_, at) => `\tline ${at + 1}`).join('\r\n');
  const lines = sourceLines([row(5, 1, 2), row(5, 0, 3), row(20, 4, 4), row(99, 1, 1)], text);
  expect(lines.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 17, 18, 19, 20, 21, 22, 23]);
  expect(lines.filter(({ gap }) => gap).map(({ line }) => line)).toEqual([17]);
  expect(lines[3]).toEqual({ line: 5, text: '    line 5', flat: 1, cum: 5, gap: false });
  expect(sourceLines([row(1, 1, 1)], 'x'.repeat(1000))[0]?.text.length).toBeLessThan(450);
});

test('a file is known by the end of its path', () => {
  expect([
    isSameFile('/a/b/main.go', 'main.go'),
    isSameFile('main.go', 'main.go'),
    isSameFile('/a/domain.go', 'main.go'),
  ]).toEqual([true, true, false]);
});
