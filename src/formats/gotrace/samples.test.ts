import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sample } from '../../../tests/unit/go-trace-sample.ts';
import { EventKind } from './events.ts';
import { readTrace } from './testing/read-trace.ts';
import { Wire } from './wire.ts';

const official = JSON.parse(
  readFileSync(fileURLToPath(new URL('./samples/official.json', import.meta.url)), 'utf8'),
) as Record<string, { events: number; dumpSha256: string }>;

describe.each(Object.entries(official))('%s', (name, { events, dumpSha256 }) => {
  const read = readTrace(sample(name));

  test('is read event for event as by Go', () => {
    expect(read.trace.problem).toBeNull();
    expect(read.trace.events).toBe(events);
    const dump = `${read.lines.join('\n')}\n`;
    expect(createHash('sha256').update(dump).digest('hex')).toBe(dumpSha256);
  });

  test('adds up', () => {
    const { trace } = read;
    const kinds = Object.values(EventKind).reduce<number>((sum, kind) => sum + trace.eventsByKind[kind], 0);
    expect(kinds).toBe(trace.events);
    // The last Sync stands behind the last generation.
    expect(trace.generations.reduce((sum, generation) => sum + generation.events, 0)).toBe(events - 1);
    expect(trace.generations.every((generation) => generation.isWhole)).toBe(true);
    expect(trace.generations.at(-1)?.end).toBe(trace.bytes);
    expect(trace.lastSyncNs).toBe(trace.durationNs);
    expect(trace.wireEvents[Wire.eventBatch]).toBe(trace.batches);
    expect(trace.lostBytes).toBe(0);
    expect(trace.warnings).toEqual([]);
  });
});

test('the versions of the samples are told', () => {
  const versions = Object.keys(official).map((name) => readTrace(sample(name)).trace.version);
  expect(versions.sort()).toEqual([22, 23, 25, 26, 26]);
});
