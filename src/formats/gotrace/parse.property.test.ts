import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sample } from '../../../tests/unit/go-trace-sample.ts';
import { readPieces, readTrace } from './testing/read-trace.ts';

const mix = sample('mix.trace.gz');
const flight = sample('flight.trace.gz');
const older = ['mix-go122.trace.gz', 'mix-go125.trace.gz'].map(sample);

/** What is left of a trace whose events were shown: nothing is shown twice, no time goes back, sums agree. */
function expectSound(bytes: Uint8Array): void {
  const { trace, lines } = readTrace(bytes);
  expect(trace.events).toBe(lines.length);
  expect(trace.bytes).toBe(bytes.length);
  expect(trace.lostBytes).toBeGreaterThanOrEqual(0);
  expect(trace.lostBytes).toBeLessThanOrEqual(bytes.length);
  let last = -1n;
  for (const line of lines) {
    const time = BigInt(line.slice(0, line.indexOf(' ')));
    if (time <= last) throw new Error(`time goes back: ${line}`);
    last = time;
  }
}

describe('a piece may end anywhere', () => {
  test('a flight recording byte by byte', () => {
    const pieces = Array.from(flight, (_, at) => flight.subarray(at, at + 1));
    expect(readPieces(pieces)).toEqual(readTrace(flight));
  });

  test('a trace cut at any two places', () => {
    const whole = readTrace(mix).lines;
    fc.assert(
      fc.property(fc.nat(mix.length), fc.nat(mix.length), (one, other) => {
        const [a, b] = one < other ? [one, other] : [other, one];
        expect(readPieces([mix.subarray(0, a), mix.subarray(a, b), mix.subarray(b)]).lines).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });
});

describe('damage', () => {
  test('a trace may end at any byte', () => {
    const whole = readTrace(flight).lines;
    for (let length = 0; length < flight.length; length++) {
      const { trace, lines } = readTrace(flight.subarray(0, length));
      expect(trace.bytes).toBe(length);
      // What is shown is the beginning of the whole, and a last Sync.
      const shown = Math.max(0, lines.length - 1);
      expect(lines.slice(0, shown).join() === whole.slice(0, shown).join()).toBe(true);
      if (length < 16) expect(trace.problem?.kind).toBe(length === 0 ? 'empty' : 'not-a-trace');
    }
  });

  test('bits may flip', () => {
    const flip = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), bit: fc.nat(7) });
    const trace = fc.constantFrom(flight, mix, ...older);
    fc.assert(
      fc.property(trace, fc.array(flip, { minLength: 1, maxLength: 4 }), (bytes, flips) => {
        const broken = bytes.slice();
        for (const { at, bit } of flips) {
          const index = Math.min(broken.length - 1, Math.floor(at * broken.length));
          broken[index] = (broken[index] as number) ^ (1 << bit);
        }
        expectSound(broken);
      }),
      { numRuns: 150 },
    );
  });

  test('bytes may be missing or too many', () => {
    fc.assert(
      fc.property(fc.nat(flight.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }), (at, gone, extra) => {
        const after = flight.subarray(Math.min(flight.length, at + gone));
        expectSound(Uint8Array.from([...flight.subarray(0, at), ...extra, ...after]));
      }),
      { numRuns: 300 },
    );
  });

  test('anything may follow a header', () => {
    const header = fc.constantFrom(
      ...[22, 23, 25, 26].map((n) => new TextEncoder().encode(`go 1.${n} trace\0\0\0`)),
    );
    fc.assert(
      fc.property(header, fc.uint8Array({ maxLength: 300 }), (head, rest) => {
        expectSound(Uint8Array.from([...head, ...rest]));
      }),
      { numRuns: 500 },
    );
  });

  test('anything may be no trace at all', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), expectSound), { numRuns: 200 });
  });
});
