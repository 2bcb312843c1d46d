import { describe, expect, test } from 'vitest';
import { encodeProfile, type ProfileToWrite } from './encode.ts';
import { sampleValue } from './profile.ts';
import { readProfile } from './read-profile.ts';

const small: ProfileToWrite = {
  sampleTypes: [
    { type: 'contentions', unit: 'count' },
    { type: 'delay', unit: 'nanoseconds' },
  ],
  defaultSampleType: 'delay',
  samples: [
    {
      locations: [0, 1],
      values: [3, 9_007_199_254_740_993n],
      labels: [
        { key: 'who', text: 'north' },
        { key: 'size', value: -5, unit: 'bytes' },
      ],
    },
    { locations: [1], values: [-7, 2 ** 40] },
  ],
  mappings: [
    { file: '/bin/x', buildId: 'abc', start: 4096, limit: 0xffff_ffff_8100_0000n, hasFunctions: true },
  ],
  locations: [
    {
      address: 0xffff_ffff_8100_0000n,
      mapping: 0,
      lines: [
        { function: 0, line: 3 },
        { function: 1, line: 9, column: 2 },
      ],
    },
    { address: 5e9, lines: [{ function: 1, line: 300 }], isFolded: true },
  ],
  functions: [
    { name: 'main.f', filename: '/a/b.go', startLine: 2 },
    { name: 'main.日本', systemName: '_x' },
  ],
  comments: ['one', 'two', 'three'],
  dropFrames: 'a|b',
  keepFrames: 'c',
  timeNs: 1_795_220_459_437_708_030n,
  durationNs: 3e9,
  periodType: { type: 'contentions', unit: 'count' },
  period: 100,
  docUrl: 'https://example.com/',
};

/** A field of a protocol buffer. */
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
const block = (field: number, bytes: readonly number[]): number[] => [
  ...varint(field * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
];
const integer = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)];
const text = (value: string): number[] => block(6, [...new TextEncoder().encode(value)]);
const strings = ['', 'cpu', 'ns', 'f'].flatMap(text);
const sampleType = block(1, [...integer(1, 1), ...integer(2, 2)]);
const location = (id: number): number[] => block(4, [...integer(1, id), ...block(4, integer(1, 1))]);
const fn = block(5, [...integer(1, 1), ...integer(2, 3)]);

const problemOf = (...parts: readonly number[][]): string | undefined => {
  const { problem } = readProfile(Uint8Array.from(parts.flat()));
  return problem ? `${problem.code}: ${problem.message}` : undefined;
};

describe('a profile that was written', () => {
  const { profile } = readProfile(encodeProfile(small));
  if (!profile) throw new Error('not read');

  test('has its values exactly, beyond 2^53 too', () => {
    expect(sampleValue(profile, 0, 1)).toBe(9_007_199_254_740_993n);
    expect(sampleValue(profile, 1, 0)).toBe(-7);
    expect(sampleValue(profile, 1, 1)).toBe(2 ** 40);
  });

  test('has its stacks, lines innermost first, addresses and mappings', () => {
    const { samples, locations, functions, mappings } = profile;
    expect([...samples.stack]).toEqual([0, 1, 1]);
    expect([...samples.stackStart]).toEqual([0, 2, 3]);
    expect([...locations.lineStart]).toEqual([0, 2, 3]);
    expect([...locations.lineFunction]).toEqual([0, 1, 1]);
    expect([...locations.lineNumber]).toEqual([3, 9, 300]);
    expect([...locations.lineColumn]).toEqual([0, 2, 0]);
    expect([...locations.address]).toEqual([0xffff_ffff_8100_0000n, 5_000_000_000n]);
    expect([...locations.mapping]).toEqual([0, -1]);
    expect([...locations.folded]).toEqual([0, 1]);
    expect(profile.strings.text(functions.name[1] as number)).toBe('main.日本');
    expect(functions.startLine[0]).toBe(2);
    expect(mappings).toMatchObject([
      { file: '/bin/x', buildId: 'abc', hasFunctions: true, hasFilenames: false },
    ]);
  });

  test('has its labels and its header', () => {
    const { labels, labelStart } = profile.samples;
    expect([...labelStart]).toEqual([0, 2, 2]);
    expect([...labels.value]).toEqual([0n, -5n]);
    expect(
      [labels.key, labels.text, labels.unit].map((column) =>
        [...column].map((one) => profile.strings.text(one)),
      ),
    ).toEqual([
      ['who', 'size'],
      ['north', ''],
      ['', 'bytes'],
    ]);
    const {
      comments,
      dropFrames,
      keepFrames,
      timeNs,
      durationNs,
      periodType,
      period,
      docUrl,
      defaultSampleType,
    } = profile;
    expect({
      comments,
      dropFrames,
      keepFrames,
      timeNs,
      durationNs,
      periodType,
      period,
      docUrl,
      defaultSampleType,
    }).toEqual({
      comments: small.comments,
      dropFrames: 'a|b',
      keepFrames: 'c',
      timeNs: small.timeNs,
      durationNs: 3e9,
      periodType: small.periodType,
      period: 100,
      docUrl: small.docUrl,
      defaultSampleType: 'delay',
    });
  });
});

describe('encodings', () => {
  const profileOf = (...parts: readonly number[][]) => {
    const { profile, problem } = readProfile(Uint8Array.from(parts.flat()));
    if (!profile) throw problem;
    return profile;
  };

  test('repeated fields may be packed, unpacked and both', () => {
    const sample = block(2, [...integer(1, 7), ...block(1, [7, 7]), ...integer(2, 5)]);
    const profile = profileOf(sampleType, sample, location(7), fn, strings);
    expect([...profile.samples.stack]).toEqual([0, 0, 0]);
    expect(sampleValue(profile, 0, 0)).toBe(5);
  });

  test('the order of fields is free; unknown fields of every encoding are skipped', () => {
    const fixed = [...varint(97 * 8 + 1), ...new Array<number>(8).fill(0), ...varint(96 * 8 + 5), 0, 0, 0, 0];
    const sample = block(2, [...block(1, varint(300)), ...block(2, [1]), ...block(50, [9])]);
    const profile = profileOf(strings, fixed, block(99, [1, 2]), sample, fn, location(300), sampleType);
    expect(profile.samples.count).toBe(1);
    expect(profile.sampleTypes).toEqual([{ type: 'cpu', unit: 'ns' }]);
  });

  test('integers may be longer than they need, and ids are any 64-bit numbers', () => {
    const id = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01];
    const sample = block(2, [...block(1, id), ...block(2, [0x81, 0x80, 0x80, 0x00])]);
    const profile = profileOf(sampleType, sample, block(4, [8, ...id]), strings);
    expect([...profile.samples.stack]).toEqual([0]);
    expect(sampleValue(profile, 0, 0)).toBe(1);
  });

  test('a mapping that is not there is no mapping; a label without a value is none', () => {
    const sample = block(2, [...block(1, [1]), ...block(2, [1]), ...block(3, integer(1, 3))]);
    const profile = profileOf(sampleType, sample, block(4, [...integer(1, 1), ...integer(2, 9)]), strings);
    expect([...profile.locations.mapping]).toEqual([-1]);
    expect(profile.samples.labels.key).toHaveLength(0);
  });
});

describe('what is refused, and why', () => {
  const sample = (...fields: readonly number[][]): number[] => block(2, fields.flat());

  test('what the format asks for is missing', () => {
    expect(problemOf(sampleType, sample(block(1, [1])), location(1), fn, strings)).toMatch(
      /inconsistent: a sample has.* values/,
    );
    expect(problemOf(sampleType, sample(block(1, [9]), block(2, [1])), location(1), fn, strings)).toBe(
      'inconsistent: a sample names a location (9) that is not there',
    );
    expect(problemOf(sample(block(1, [1])), location(1), fn, strings)).toMatch(
      /nothing says what they measure/,
    );
    expect(problemOf(location(1), location(1), fn, strings)).toBe(
      'inconsistent: several locations have the id 1',
    );
    expect(problemOf(location(0), fn, strings)).toBe('inconsistent: a location has the reserved id 0');
    expect(problemOf(location(1), strings)).toBe(
      'inconsistent: a line names a function (1) that is not there',
    );
    expect(problemOf(sampleType)).toBe('malformed: there is no string table');
    expect(problemOf(sampleType, text('cpu'))).toBe(
      'malformed: the first text of the string table is not empty',
    );
    expect(problemOf(block(1, integer(1, 44)), strings)).toBe(
      'malformed: there is no text 44 in the string table of 4',
    );
    expect(problemOf(integer(9, 5), integer(9, 6), strings)).toMatch(/^concatenated/);
    expect(problemOf(integer(2, 5), strings)).toMatch(/^malformed: field 2 has another encoding/);
  });

  test('other inputs are named', () => {
    const bytes = (content: string): number[] => [...new TextEncoder().encode(content)];
    expect(problemOf([])).toMatch(/^empty/);
    expect(problemOf([0x1f, 0x8b, 8, 0])).toMatch(/^gzip/);
    expect(problemOf(bytes('<!DOCTYPE html><p>'))).toMatch(/^html/);
    expect(problemOf(bytes('go 1.26 trace\0\0\0'))).toMatch(/^go-trace/);
    expect(problemOf(bytes('heap profile: 1: 2 [3: 4] @ heap/524288\n'))).toMatch(/^legacy/);
    expect(problemOf(bytes('goroutine profile: total 6\n'))).toMatch(/^legacy/);
    expect(problemOf(bytes('hello\n'))).toMatch(/^text/);
    const cpu = [0, 3, 0, 10000, 0].flatMap((word) => [word & 255, word >> 8, 0, 0, 0, 0, 0, 0]);
    expect(problemOf(cpu)).toMatch(/^legacy/);
  });
});

describe('a profile that is cut', () => {
  const bytes = encodeProfile(small);
  const find = (name: string) => Buffer.from(bytes).indexOf(name);

  test('inside its names has all its samples; functions without a name are numbered', () => {
    const read = readProfile(bytes.subarray(0, find('main.日本') + 3));
    expect(read.problem).toMatchObject({ code: 'truncated', offset: find('main.日本') - 2 });
    if (!read.profile || !read.problem) throw new Error('not read in part');
    const { profile, nameless } = read;
    const { name, filename } = profile.functions;
    expect([...name].map((text) => profile.strings.text(text))).toEqual([
      'main.f',
      expect.stringMatching(/^\?\d+$/),
    ]);
    expect(profile.strings.text(filename[0] as number)).toBe('/a/b.go');
    expect(nameless).toBe(1);
    // These come behind, and a number in place of a regular expression would be taken for one.
    expect([profile.dropFrames, profile.docUrl, ...profile.comments].every((text) => text === '')).toBe(true);
    expect(sampleValue(profile, 0, 1)).toBe(9_007_199_254_740_993n);
  });

  test('between two of its names is known to be cut where its archive is', () => {
    const part = bytes.subarray(0, find('main.日本') - 2);
    expect(readProfile(part).problem?.code).toBe('malformed');
    expect(readProfile(part, { isCut: true })).toMatchObject({
      nameless: 1,
      problem: { code: 'truncated', offset: part.length },
    });
  });

  test('before its names is refused, with how much was there', () => {
    const { profile, problem } = readProfile(bytes.subarray(0, find('delay') - 30));
    expect(profile).toBeNull();
    expect(problem?.code).toBe('truncated');
    expect(problem?.message).toBe(
      'it ends in the middle: 2 samples are there, but the names, which come last, are not',
    );
  });
});
