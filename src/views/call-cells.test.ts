import { expect, test } from 'vitest';
import { argsCell, classCell, resultCell, timeCell, tookCell } from './call-cells.ts';
import type { CallRow } from './call-row.ts';

const row: CallRow = {
  call: 0,
  line: 1,
  startNs: 66_312_000,
  pid: 7,
  comm: null,
  name: 'read',
  args: '3, "x", 10',
  fdName: '',
  result: '1 <0.000020>',
  errno: '',
  state: 0,
  waitClass: 1,
  durationNs: 20_000,
  flags: 0,
};

test('a bare descriptor is followed by its name, shortened, with the whole on hover', () => {
  const fdName = '/srv/app/releases/2026/cache/cache.lock';
  expect(argsCell({ ...row, fdName })).toEqual({
    before: '3',
    fdName: '‹…/2026/cache/cache.lock›',
    fdTitle: fdName,
    after: ', "x", 10',
  });
});

test('long names that strace printed are shortened in the cell, short ones and strings are not', () => {
  const args = '4</srv/app/cache/cache.lock>, F_SETLKW, 5</tmp/x>, "</srv/app/cache/cache.lock>"';
  expect(argsCell({ ...row, args }).before).toBe(
    '4<…/cache.lock>, F_SETLKW, 5</tmp/x>, "</srv/app/cache/cache.lock>"',
  );
});

test('the result has neither the duration nor the words of the errno', () => {
  expect(resultCell(row)).toBe('1');
  expect(
    resultCell({ ...row, result: '-1 ENOENT (No such file or directory) <0.000030>', errno: 'ENOENT' }),
  ).toBe('-1 ENOENT');
  expect(resultCell({ ...row, result: '-1 EIO (Input/output error) (INJECTED) <0.1>', errno: 'EIO' })).toBe(
    '-1 EIO (INJECTED)',
  );
  expect(resultCell({ ...row, result: '0 (Timeout) <1.0>' })).toBe('0 (Timeout)');
  expect(resultCell({ ...row, result: '', state: 3 })).toBe('…');
});

test('class, time and duration speak the reader’s language', () => {
  expect(classCell({ ...row, waitClass: 2 }, 'ja')).toMatchObject({
    word: '競合',
    letter: '競',
    colour: 'contention',
  });
  expect(classCell({ ...row, waitClass: -1 }, 'en').word).toBe('');
  const context = { locale: 'en', clock: 'day', baseNs: 0n, unit: 'ms', wallClock: false } as const;
  expect(timeCell(row, context)).toBe('66.312');
  expect(timeCell(row, { ...context, wallClock: true })).toBe('00:00:00.066312');
  expect(tookCell(row, 'en')).toEqual({ text: '20 µs', title: '0.000020 s' });
});
