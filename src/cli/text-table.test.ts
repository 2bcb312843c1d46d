import { describe, expect, test } from 'vitest';
import { displayWidth, fit, quoteLine, table, wrap } from './text-table.ts';

const plain = (text: string) => text;

test('a Japanese character takes two columns, a colour none', () => {
  expect(displayWidth('行1')).toBe(3);
  expect(displayWidth('\u001b[31mred\u001b[0m')).toBe(3);
});

test('text is cut to its columns, never inside a wide character', () => {
  expect(fit('abcdef', 4)).toBe('abc…');
  expect(fit('待ち時間', 5)).toBe('待ち…');
  expect(displayWidth(fit('待ち時間', 4))).toBeLessThanOrEqual(4);
});

test('text of a trace can not move the cursor or turn round', () => {
  const shown = quoteLine('a\u001b[2Jb\u202ec\rd', 80);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be in it
  expect(shown).not.toMatch(/[\u0000-\u001f\u202e]/);
});

describe('a table', () => {
  const header = [{ title: 'call' }, { title: 'took', align: 'right' as const }, { title: 'text' }];

  test('lines up its columns, also in Japanese', () => {
    const lines = table(
      header,
      [
        ['待ち', '1', 'x'],
        ['a', '20', 'yy'],
      ],
      80,
      plain,
    )
      .trimEnd()
      .split('\n');
    const ends = lines.slice(1).map((line) => displayWidth(line.slice(0, line.lastIndexOf('  '))));
    expect(new Set(ends).size).toBe(1);
  });

  test.each([80, 120])('is never wider than %i columns', (columns) => {
    const text = table(header, [['read', '1.5 ms', 'x'.repeat(500)]], columns, plain);
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
  });
});

describe('prose', () => {
  test('is broken at spaces and indented', () => {
    expect(wrap('one two three', 9, '  ')).toBe('  one two\n  three');
  });

  test('Japanese is broken anywhere but not before a full stop', () => {
    const lines = wrap('待ち時間は長い。次の文。', 12, '').split('\n');
    for (const line of lines) {
      expect(displayWidth(line)).toBeLessThanOrEqual(14);
      expect(line).not.toMatch(/^[。、]/);
    }
    expect(lines.join('')).toBe('待ち時間は長い。次の文。');
  });

  test('a word that is too long stays whole', () => {
    expect(wrap('/a/very/long/path', 5, '')).toBe('/a/very/long/path');
  });

  test.each(['readの結果（EAGAIN）を見る', 'naïve “quotes” – dash', 'µs と ms'])(
    '%s loses nothing',
    (text) => {
      expect(wrap(text, 6, '').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    },
  );
});
