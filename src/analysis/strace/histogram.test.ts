import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from './fd/test-log.ts';
import { bucketCount, bucketEdgesNs, bucketOf, durationHistogram } from './histogram.ts';
import { openLog } from './open-log.ts';
import { finish } from './steps.ts';
import { isFinished } from './totals.ts';
import { TRACER_FLOOR_NS } from './waits.ts';

test('buckets are steps of 1, 2, 5; a duration on an edge belongs to the upper one', () => {
  expect(bucketEdgesNs.slice(0, 6)).toEqual([0, 1000, 2000, 5000, 10_000, 20_000]);
  expect(bucketEdgesNs.at(-1)).toBe(100e9);
  expect(bucketEdgesNs).toContain(TRACER_FLOOR_NS);
  expect(bucketOf(0)).toBe(0);
  expect(bucketOf(999)).toBe(0);
  expect(bucketOf(1000)).toBe(1);
  expect(bucketOf(19_999)).toBe(4);
  expect(bucketOf(20_000)).toBe(5);
  expect(bucketOf(3e12)).toBe(bucketCount - 1);
});

describe('durationHistogram', () => {
  test('counts calls and time per syscall and in all', () => {
    const trace = parse([
      'read(3, "", 1) = 0 <0.000003>',
      'read(3, "", 1) = 0 <0.000004>',
      'read(3, "", 1) = 0 <1.500000>',
      'close(3) = 0 <0.000030>',
      'getpid() = 7',
      '1 write(1, "x", 1 <unfinished ...>',
    ]);
    const { all, rows, untimed } = finish(durationHistogram(trace, null));
    expect(untimed).toBe(2);
    expect(rows.map(({ name, calls }) => `${name} ${calls}`)).toEqual(['read 3', 'close 1']);
    const [read] = rows;
    expect(read?.counts[bucketOf(3000)]).toBe(2);
    expect(read?.timesNs[bucketOf(1.5e9)]).toBe(1.5e9);
    expect(read).toMatchObject({ p50Ns: 4000, p90Ns: 1.5e9, p99Ns: 1.5e9, maxNs: 1.5e9, maxCall: 2 });
    expect(all).toMatchObject({ name: '', calls: 4, p50Ns: 4000, maxCall: 2, durationNs: 1_500_037_000 });
  });

  test('of a log without durations is empty', () => {
    const { all, rows, untimed } = finish(durationHistogram(parse(['getpid() = 7']), null));
    expect(rows).toEqual([]);
    expect(untimed).toBe(1);
    expect(all.calls).toBe(0);
    expect(all.p50Ns).toBeNaN();
    expect(all.maxCall).toBe(-1);
  });

  test('any choice of calls: buckets add up to the finished calls with a duration, percentiles agree with totals', () => {
    const line = fc
      .tuple(
        fc.constantFrom('read', 'write', 'close', 'futex'),
        fc.option(fc.integer({ min: 0, max: 2e7 })),
        fc.constantFrom(' = 0', ' = ?', ' = -1 EAGAIN (Again)', ' = ? ERESTARTSYS (To be restarted)'),
      )
      .map(([name, us, result]) => `${name}(3)${result}${us === null ? '' : ` <${(us / 1e6).toFixed(6)}>`}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 50 }), fc.nat(4), (lines, keep) => {
        const trace = parse(lines);
        const every = Array.from({ length: trace.calls.count }, (_, call) => call);
        const chosen = keep === 0 ? null : Uint32Array.from(every.filter((call) => call % keep === 0));
        const { all, rows, untimed } = finish(durationHistogram(trace, chosen));
        const timed = (chosen ? [...chosen] : every).filter(
          (call) => isFinished(trace, call) && (trace.calls.durationNs[call] as number) >= 0,
        );
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        expect(sum(all.counts)).toBe(timed.length);
        expect(sum(rows.flatMap((row) => row.counts))).toBe(timed.length);
        expect(untimed + timed.length).toBe(chosen ? chosen.length : every.length);
        expect(sum(all.timesNs)).toBe(sum(timed.map((call) => trace.calls.durationNs[call] as number)));
        if (chosen) return;
        const totals = new Map(openLog(trace).totals.map((total) => [total.name, total]));
        for (const row of rows) {
          const total = totals.get(row.name);
          expect([row.durationNs, row.p50Ns, row.p99Ns, row.maxNs]).toEqual([
            ...[total?.durationNs, total?.p50Ns, total?.p99Ns, total?.maxNs],
          ]);
        }
      }),
    );
  });
});
