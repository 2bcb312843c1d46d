import { expect, test } from 'vitest';
import { crc32 } from '../formats/gzip/crc32.ts';
import { concatBytes, streamOf, TailBytes } from './bytes.ts';
import { decodeState, encodeState, type StateHeader } from './state-file.ts';

const version = { v86: '0.5.462+g5f9a90f', image: 'abc', memoryMiB: 128 };
const header: StateHeader = {
  ...version,
  compression: 'zstd',
  screens: [Uint8Array.of(27, 255, 0), new Uint8Array(0)],
};
const payload = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) % 251);
const file = encodeState(header, payload);

test('a state comes back as it was put in', () => {
  const decoded = decodeState(file, version);
  if (decoded.why) throw new Error(decoded.why);
  expect([...decoded.payload]).toEqual([...payload]);
  expect(decoded.header).toMatchObject(header);
});

test('wherever a state is cut, it is recognised', () => {
  for (let length = 0; length < file.length; length += 13) {
    expect(decodeState(file.subarray(0, length), version).why).toBe('cut');
  }
  expect(decodeState(file.subarray(0, file.length - 1), version).why).toBe('cut');
});

test('wherever a byte is changed, the state is put aside', () => {
  for (let index = 0; index < file.length; index += 11) {
    const changed = file.slice();
    changed[index] = (changed[index] as number) ^ 0x55;
    const { why } = decodeState(changed, version);
    // A byte of the saved screens shows, but is no danger.
    if (why === undefined) expect(index).toBeLessThan(400);
    else expect(['cut', 'corrupt', 'other-version']).toContain(why);
  }
});

test('a state of another emulator, image or memory size is of another version', () => {
  expect(decodeState(file, { ...version, v86: '0.5.463' }).why).toBe('other-version');
  expect(decodeState(file, { ...version, image: 'abd' }).why).toBe('other-version');
  expect(decodeState(file, { ...version, memoryMiB: 256 }).why).toBe('other-version');
  const later = file.slice();
  later[6] = '2'.charCodeAt(0);
  expect(decodeState(later, version).why).toBe('other-version');
  expect(decodeState(new TextEncoder().encode('<!doctype html><title>Not found</title>'), version).why).toBe(
    'corrupt',
  );
});

test('the checksum is the one of gzip', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

test('a stream of bytes gives them all, in pieces', async () => {
  const bytes = new Uint8Array(2_500_000).map((_, index) => index % 253);
  const pieces: Uint8Array[] = [];
  for await (const piece of streamOf(bytes)) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(2);
  expect(Buffer.compare(concatBytes(pieces), bytes)).toBe(0);
  for await (const piece of streamOf(new Uint8Array(0))) expect(piece).toBeUndefined();
});

test('a tail keeps the last bytes', () => {
  const tail = new TailBytes(4);
  for (let byte = 0; byte < 100; byte++) tail.add(Uint8Array.of(byte));
  expect([...tail.bytes()]).toEqual([96, 97, 98, 99]);
  tail.set(Uint8Array.of(1));
  expect([...tail.bytes()]).toEqual([1]);
});
