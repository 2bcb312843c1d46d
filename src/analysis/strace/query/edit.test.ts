import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonical,
  hasValue,
  queryOf,
  rangeOf,
  termsOf,
  toggleValue,
  withoutTerm,
  withRange,
  withTerm,
} from './edit.ts';
import { fieldNames, fields } from './fields.ts';
import { formatQuery } from './format.ts';
import { parseQuery } from './parse.ts';
import { anyQuery, anyText } from './testing/any-query.ts';

test('a term takes the place of those of its field, at the first of them', () => {
  expect(withTerm('a pid:1 b pid:2', { field: 'pid', value: 3 })).toBe('a pid:3 b');
  expect(withTerm('a OR b', { field: 'pid', value: 3 })).toBe('(a OR b) pid:3');
  expect(withTerm('-pid:1', { field: 'pid', value: [3, 4] })).toBe('-pid:1 pid:3,4');
  expect(withTerm('', { field: 'dur', value: 1_500_000, op: '>=' })).toBe('dur>=1.5ms');
  expect(withTerm('', { field: 'dur', value: '1ms..2ms' })).toBe('dur:1ms..2ms');
  expect(withTerm('pid:1', { field: 'class', value: 'busy' })).toBe('pid:1');
  expect(withTerm('dur>', { field: 'errno', value: 'any' })).toBe('errno:any');
});

test('names are literal', () => {
  expect(queryOf({ field: 'path', value: '/tmp/*.c' }, { field: 'syscall', value: 'read' })).toBe(
    'path:"/tmp/*.c" syscall:read',
  );
  expect(queryOf({ field: 'path', value: '' })).toBe('path:""');
});

test('values come and go in the list of their field', () => {
  expect(toggleValue('syscall:a errno:any', 'syscall', 'b')).toBe('syscall:a,b errno:any');
  expect(toggleValue('syscall:a,b errno:any', 'syscall', 'a')).toBe('syscall:b errno:any');
  expect(toggleValue('syscall:a errno:any', 'syscall', 'a')).toBe('errno:any');
  expect(toggleValue('syscall~a', 'syscall', 'a')).toBe('');
  expect(toggleValue('', 'class', 'busy')).toBe('');
});

test('each part is a chip with the query without it', () => {
  expect(termsOf('syscall:a,b (x OR y) -"one two"')).toEqual([
    { text: 'syscall:a,b', without: '(x OR y) -"one two"', field: 'syscall' },
    { text: 'x OR y', without: 'syscall:a,b -"one two"', field: null },
    { text: '-"one two"', without: 'syscall:a,b (x OR y)', field: null },
  ]);
});

describe('the selected time', () => {
  test('goes in and out', () => {
    expect(withRange('pid:1 at:1s..2s', { fromNs: 1_200_000_000, toNs: 1_500_000_001 })).toBe(
      'pid:1 at:1.2s..1.500000001s',
    );
    expect(withRange('', { fromNs: 5e6, toNs: -3 })).toBe('at:0s..5ms');
    expect(withRange('', { fromNs: 5e6, toNs: Number.POSITIVE_INFINITY })).toBe('at:5ms..');
    expect(withRange('pid:1 at:1s..2s', null)).toBe('pid:1');
    expect(rangeOf('pid:1 at:5ms')).toEqual({ fromNs: 5e6, toNs: 5e6 });
    expect(rangeOf('pid:1')).toBeNull();
    expect(rangeOf('-at:5ms')).toBeNull();
  });

  test('reads times of day on the log’s clock, also past midnight', () => {
    const log = { clock: 'day', baseNs: 86_390_000_000_000n } as const;
    expect(rangeOf('at:23:59:55..00:00:05', log)).toEqual({ fromNs: 5e9, toNs: 15e9 });
    expect(rangeOf('at:23:59:55..00:00:05')).toBeNull();
  });

  test('comes back as it was selected', () => {
    const ns = fc.integer({ min: 0, max: 2 ** 50 });
    fc.assert(
      fc.property(anyQuery, ns, ns, (node, a, b) => {
        const range = { fromNs: Math.min(a, b), toNs: Math.max(a, b) };
        const query = withRange(formatQuery(node), range);
        expect(rangeOf(query)).toEqual(range);
        expect(rangeOf(withRange(query, null))).toBeNull();
      }),
    );
  });
});

test('edits go round: what is put in is found, and taking it out leaves the rest', () => {
  const names = fieldNames.filter((name) => fields[name].kind === 'name');
  fc.assert(
    fc.property(anyQuery.map(formatQuery), fc.constantFrom(...names), anyText, (query, field, value) => {
      const without = withoutTerm(query, field);
      const made = withTerm(query, { field, value });
      expect(parseQuery(made).error).toBeNull();
      expect(hasValue(made, field, value)).toBe(true);
      expect(withoutTerm(made, field)).toBe(without);
      expect(toggleValue(toggleValue(without, field, value), field, value)).toBe(without);
    }),
  );
});

test('taking all chips away one by one leaves nothing', () => {
  fc.assert(
    fc.property(anyQuery.map(formatQuery), (query) => {
      const chips = termsOf(query);
      expect(chips.length).toBeGreaterThan(0);
      let left = query;
      for (let step = 0; step < chips.length; step++) left = termsOf(left)[0]?.without ?? 'too few';
      expect(canonical(left)).toBe('');
    }),
  );
});
