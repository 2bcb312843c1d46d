import { copyFile, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { chromeProblems } from '../export/testing/chrome-problems.ts';
import { parseText } from '../formats/strace/testing/parse-text.ts';
import { callSchema, compareSchema } from './logs-schema.ts';
import { dojo } from './testing/run-main.ts';

const fixtures = join(import.meta.dirname, '../../exercises/strace-basics/cache-lock/fixtures');
const before = join(fixtures, 'cache-lock.log');
const after = join(fixtures, 'cache-lock.fixed.log');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dojo-logs-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('compare', () => {
  test('--json fits its schema, and says what is gone', async () => {
    const { code, out } = await dojo('compare', '--json', '--per', 'accept*100', before, after);
    expect(code).toBe(0);
    const result = compareSchema.parse(JSON.parse(out));
    expect(result.basis).toEqual({ kind: 'calls', name: 'accept', per: 100 });
    expect(result.findings).toContainEqual(
      expect.objectContaining({ kind: 'file-lock-contention', presence: 'gone', after: null }),
    );
    expect(result.syscalls[0]?.name).toBe('fcntl');
  });

  test('prints tables in both languages; the query holds for both sides', async () => {
    const english = await dojo('compare', '--query', 'syscall:fcntl', before, after);
    expect(english.out).toContain('fcntl');
    expect(english.out).not.toContain('accept');
    expect(english.out).toContain('[gone]');
    const japanese = await dojo('compare', '--lang', 'ja', before, after);
    expect(japanese.out).toContain('消滅');
  });

  test.each([
    [['compare', before], 'two logs'],
    [['compare', before, after, '--per', '1/s'], 'no unit'],
    [['compare', before, after, '--query', 'syscal:x'], '^'],
    [['compare', before, join('gone', 'none.log')], 'no such file'],
  ])('%j is refused', async (argv, reason) => {
    const { code, err } = await dojo(...argv);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(reason) });
  });
});

describe('export', () => {
  test('as log: the selected lines, which are a log again', async () => {
    const { code, out } = await dojo(
      'export',
      '--as',
      'log',
      '--no-events',
      '--query',
      'class:contention',
      before,
    );
    expect(code).toBe(0);
    const { calls, skipped, names } = parseText(out);
    expect(calls.count).toBeGreaterThan(10);
    expect(skipped.lines).toBe(0);
    expect(names).toContain('fcntl');
  });

  test('as JSON and JSON Lines: the same calls, in the documented form', async () => {
    const whole = JSON.parse((await dojo('export', '--as', 'json', before)).out);
    const lines = (await dojo('export', '--as', 'jsonl', before)).out.trimEnd().split('\n');
    expect(lines.map((line) => callSchema.parse(JSON.parse(line)))).toEqual(whole.calls);
    expect(whole.count).toBe(lines.length);
  });

  test('as CSV into a file, with a byte order mark', async () => {
    const file = join(folder, 'calls.csv');
    const { code, out } = await dojo('export', '--as', 'csv', '--bom', '-o', file, before);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    const text = await readFile(file, 'utf8');
    expect(text.startsWith('\ufeffline,')).toBe(true);
    const elsewhere = await dojo('export', '--as', 'csv', '-o', join(folder, 'no', 'x.csv'), before);
    expect(elsewhere).toMatchObject({ code: 2, err: expect.stringContaining('could not be written') });
  });

  test('never over the log itself, whatever its name', async () => {
    const own = join(folder, 'own.log');
    const link = join(folder, 'link.log');
    await copyFile(before, own);
    await symlink(own, link);
    const { code, err } = await dojo('export', '--as', 'log', '-o', link, own);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`-o would write over ${own}`) });
    expect(await readFile(own)).toEqual(await readFile(before));
  });

  test('as Chrome trace: what viewers need; a log without a clock is refused', async () => {
    const { out } = await dojo('export', '--as', 'chrome', before);
    expect(chromeProblems(out)).toEqual([]);
    const bare = join(import.meta.dirname, '../formats/strace/samples/plain.log');
    expect(await dojo('export', '--as', 'chrome', bare)).toMatchObject({ code: 2 });
    expect(await dojo('export', bare)).toMatchObject({ code: 2, err: expect.stringContaining('--as') });
  });
});

test.each([
  ['compare', compareSchema],
  ['calls', callSchema],
])('docs/%s.schema.json is what the code says', async (name, schema) => {
  const written = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2);
  await expect(`${written}\n`).toMatchFileSnapshot(`../../docs/${name}.schema.json`);
});
