import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GoState } from '../../../formats/gotrace/events.ts';
import { GoTraceParser } from '../../../formats/gotrace/parse.ts';
import { finish } from '../../strace/steps.ts';
import { TimelineRows } from './rows.ts';
import { kindCount } from './state-codes.ts';
import { TimelineSink } from './timeline-sink.ts';
import { sumsOf } from './window.ts';

const states = [GoState.running, GoState.runnable, GoState.syscall, GoState.notExist] as const;

/** Stretches of one goroutine: how long after the one before each begins, and what it is in then. */
const stretches = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 6_000_000_000 }), fc.integer({ min: 0, max: 3 })),
  {
    minLength: 1,
    maxLength: 400,
  },
);

test('sums of any window are those of its stretches, whatever levels they come from', () => {
  fc.assert(
    fc.property(
      stretches,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (list, a, b) => {
        const sink = new TimelineSink(new GoTraceParser().tables);
        const places = new Int32Array(list.length);
        const starts: number[] = [];
        let ns = 0;
        for (const [at, [after, state]] of list.entries()) {
          ns += after;
          starts.push(ns);
          sink.log.push(ns, sink.codes.of(states[state] as number, 0), 0, 0);
          places[at] = ((sink.log.pages.length - 1) << 16) | ((sink.log.pages.at(-1)?.count ?? 0) - 1);
        }
        const endNs = ns + 1000;
        const rows = new TimelineRows(sink, { start: Int32Array.of(0, list.length), list: places }, endNs);
        finish(rows.sum(null));
        const fromNs = Math.min(a, b) * endNs;
        const toNs = Math.max(a, b) * endNs;
        const expected = new Float64Array(kindCount);
        for (const [at, startNs] of starts.entries()) {
          const kind = rows.kind(0, at);
          const overlap = Math.min(toNs, starts[at + 1] ?? endNs) - Math.max(fromNs, startNs);
          if (overlap > 0) expected[kind] = (expected[kind] as number) + overlap;
        }
        const sums = sumsOf(rows, 0, fromNs, toNs);
        for (let kind = 0; kind < kindCount; kind++)
          expect(sums[kind]).toBeCloseTo(expected[kind] as number, 1);
      },
    ),
    { numRuns: 60 },
  );
});
