import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Gunzip, type GzipProblem } from './gunzip.ts';

function unpack(packed: Uint8Array, chunk = packed.length): { bytes: Buffer; problem: GzipProblem | null } {
  const pieces: Uint8Array[] = [];
  const gunzip = new Gunzip((piece) => pieces.push(piece.slice()));
  for (let at = 0; at < packed.length; at += chunk) gunzip.push(packed.subarray(at, at + chunk));
  const problem = gunzip.finish();
  return { bytes: Buffer.concat(pieces), problem };
}

/** Text with repetitions near and far, and a stretch that does not pack. */
const mixed = Buffer.concat([
  ...Array.from({ length: 4000 }, (_, line) => Buffer.from(`${(line * 7919) % 613} close(${line}) = 0\n`)),
  Buffer.from(Array.from({ length: 40_000 }, (_, at) => (at * at * 31 + (at >> 3) * 17) & 255)),
  Buffer.alloc(200_000, 'x'),
]);

describe('Gunzip', () => {
  test.each([0, 1, 6, 9])('unpacks what level %d packed, in chunks of any size', (level) => {
    for (const chunk of [1e9, 5000, 37]) {
      const { bytes, problem } = unpack(gzipSync(mixed, { level }), chunk);
      expect(problem).toBeNull();
      expect(bytes.equals(mixed)).toBe(true);
    }
  });

  test('unpacks any bytes', () => {
    const input = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        input,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 9 }),
        (members, chunk, level) => {
          const packed = Buffer.concat(members.map((member) => gzipSync(member, { level })));
          const { bytes, problem } = unpack(packed, chunk);
          return problem === null && bytes.equals(Buffer.concat(members));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('skips what a head can hold, and zeros behind the last member', () => {
    const packed = gzipSync('traced');
    const head = Buffer.from(packed.subarray(0, 10));
    head[3] = 2 | 4 | 8 | 16;
    const optional = Buffer.from('\x03\0abctrace.out\0a comment\0\x11\x22', 'latin1');
    const whole = Buffer.concat([head, optional, packed.subarray(10), packed, Buffer.alloc(700)]);
    for (const chunk of [1, 11, 5000]) {
      expect(unpack(whole, chunk)).toEqual({ bytes: Buffer.from('tracedtraced'), problem: null });
    }
  });

  test('cut anywhere, gives what comes before and says where it is cut', () => {
    const packed = gzipSync(mixed.subarray(0, 3000));
    for (let length = 1; length < packed.length; length++) {
      const { bytes, problem } = unpack(packed.subarray(0, length), 100);
      expect(problem).toEqual({ kind: 'cut', offset: length });
      expect(mixed.subarray(0, bytes.length).equals(bytes)).toBe(true);
      if (length === packed.length - 8) expect(bytes).toHaveLength(3000);
    }
  });

  test('never takes a turned bit for whole, and never fails', () => {
    const packed = gzipSync(mixed.subarray(0, 2000));
    for (let bit = 10 * 8; bit < packed.length * 8; bit += 5) {
      const damaged = Buffer.from(packed);
      damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7));
      const { bytes, problem } = unpack(damaged);
      // Bits between the last block and the next byte mean nothing.
      if (problem === null) expect(bytes.equals(mixed.subarray(0, 2000))).toBe(true);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        unpack(Buffer.concat([packed.subarray(0, 10), bytes]), 50);
      }),
      { numRuns: 500 },
    );
  });

  test('names bytes that are no gzip, and a checksum that is wrong', () => {
    const packed = gzipSync('traced');
    expect(unpack(Buffer.concat([packed, Buffer.from('junk')])).problem).toEqual({
      kind: 'trailing',
      offset: packed.length,
    });
    const wrong = Buffer.from(packed);
    wrong[packed.length - 8] = (wrong[packed.length - 8] as number) ^ 1;
    expect(unpack(Buffer.concat([wrong, Buffer.from('junk')])).problem).toEqual({
      kind: 'damaged',
      offset: packed.length - 8,
    });
    expect(unpack(Buffer.concat([wrong, packed]))).toEqual({
      bytes: Buffer.from('tracedtraced'),
      problem: { kind: 'checksum', offset: packed.length - 8 },
    });
  });
});
