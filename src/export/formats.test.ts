import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseBytes, parseLines } from '../formats/strace/testing/parse-text.ts';
import { canExport, exportFormats, exportLength, exportName, exportPieces } from './formats.ts';
import { bytesOfPieces, sourceOf } from './testing/export-text.ts';

const sample = fileURLToPath(
  new URL('../../exercises/strace-basics/cache-lock/fixtures/cache-lock.log', import.meta.url),
);

test('the length is known before: exactly for a log, nearly for the others', () => {
  const source = sourceOf(parseBytes(readFileSync(sample)));
  for (const format of exportFormats) {
    const choice = { format, events: false, byteOrderMark: false };
    const real = bytesOfPieces(exportPieces(source, choice)).length;
    const guess = exportLength(source, choice);
    if (format === 'log') expect(guess).toBe(real);
    else expect(Math.abs(guess - real) / real, format).toBeLessThan(0.25);
  }
});

test('nothing selected is an empty file of its format', () => {
  const source = sourceOf(parseLines('7 12:00:00.000000 close(3) = 0 <0.000010>'), []);
  for (const format of exportFormats)
    expect(() =>
      bytesOfPieces(exportPieces(source, { format, events: true, byteOrderMark: true })),
    ).not.toThrow();
});

test('a log without a clock is no trace of events', () => {
  const source = sourceOf(parseLines('close(3) = 0'));
  expect(exportFormats.filter((format) => !canExport(source, format))).toEqual(['chrome']);
});

test('files are named after the log', () => {
  expect(exportName('cache-lock.log', 'csv')).toBe('cache-lock.csv');
  expect(exportName('trace.log.1234', 'log')).toBe('trace.1234.calls.log');
  expect(exportName('a/b:c.log.gz', 'chrome')).toBe('a-b-c.trace.json');
  expect(exportName('..', 'json')).toBe('trace.json');
});
