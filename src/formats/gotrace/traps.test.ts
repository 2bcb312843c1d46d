import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readTrace } from './testing/read-trace.ts';
import { traps } from './testing/traps.ts';

const official = JSON.parse(
  readFileSync(fileURLToPath(new URL('./testing/traps.official.json', import.meta.url)), 'utf8'),
) as Record<string, { verdict: string; lines: string[] }>;

describe('is read as by Go', () => {
  test.each(Object.entries(traps))('%s', (name, bytes) => {
    const { trace, lines } = readTrace(bytes);
    const expected = official[name];
    expect(lines).toEqual(expected?.lines);
    expect(trace.problem === null ? 'SUCCESS' : 'FAILURE', trace.problem?.message).toBe(
      expected?.verdict.split(' ')[0],
    );
  });
});
