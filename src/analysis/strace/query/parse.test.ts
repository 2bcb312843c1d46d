import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QueryNode } from './ast.ts';
import { fieldNames } from './fields.ts';
import { formatQuery } from './format.ts';
import { parseQuery } from './parse.ts';
import { anyQuery } from './testing/any-query.ts';

/** A query without its places. */
function bare(node: QueryNode | null): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) =>
      key === 'from' || key === 'to' ? undefined : value === Number.POSITIVE_INFINITY ? 'inf' : value,
    ),
  );
}

describe('usual forms', () => {
  test.each([
    ['', ''],
    ['  ', ''],
    ['call:openat,stat', 'syscall:openat,stat'],
    ['SYSCALL=openat', 'syscall:openat'],
    ['errno:ANY', 'errno:any'],
    ['errno:"any"', 'errno:"any"'],
    ['took > 1ms', 'dur>1ms'],
    ['dur>=1500us', 'dur>=1.5ms'],
    ['dur:20µs..1m', 'dur:20us..60s'],
    ['dur:1ms..', 'dur:1ms..'],
    ['on:/etc/hosts target~cache', 'path:/etc/hosts path~cache'],
    ['path:"/with space/"*', 'path:"/with space/"*'],
    ['path:/usr/*/lib', 'path:/usr/*/lib'],
    ['path:"a*"', 'path:"a*"'],
    ['at:1.2s..1.5s', 'at:1.2s..1.5s'],
    ['at:21:04:09.50..21:05', 'at:21:04:09.5..21:05:00'],
    ['bytes>4k', 'bytes>4k'],
    ['bytes>=4096', 'bytes>=4k'],
    ['result:-1', 'result:-1'],
    ['result<0', 'result<0'],
    ['result=0x10', 'result:16'],
    ['finding:2,file-lock-contention', 'finding:2,file-lock-contention'],
    ['arg:O_CREAT', 'arg~O_CREAT'],
    ['connection refused', 'connection refused'],
    ['"connection refused"', '"connection refused"'],
    ['"one"', 'one'],
    ['l_type=F_WRLCK', '"l_type=F_WRLCK"'],
    ['"say \\"yes\\" \\\\ \\n"', '"say \\"yes\\" \\\\ \\\\n"'],
    ['a OR b c | d', 'a OR b c OR d'],
    ['a AND (b OR c)', 'a (b OR c)'],
    ['((a))', 'a'],
    ['NOT syscall:read', '-syscall:read'],
    ['-(a b)', '-(a b)'],
    ['--a', '--a'],
    ['"-a" "OR" "(" "a:b"', '"-a" "OR" "(" "a:b"'],
    ['or and', 'or and'],
  ])('%s', (text, usual) => {
    const { node, error } = parseQuery(text);
    expect(error).toBeNull();
    expect(formatQuery(node)).toBe(usual);
  });
});

describe('errors point at their place', () => {
  test.each([
    ['sycall:read', 'unknown-field', 0, 6],
    ['a http://b', 'unknown-field', 2, 6],
    ['dur>', 'missing-value', 4, 4],
    ['dur>5', 'missing-unit', 4, 5],
    ['dur>fast', 'bad-number', 4, 8],
    ['dur:2ms..1ms', 'bad-range', 4, 12],
    ['pid:1,x', 'bad-number', 6, 7],
    ['pid:99999999999999999999', 'too-large', 4, 24],
    ['class:busy', 'unknown-value', 6, 10],
    ['finding:first', 'unknown-value', 8, 13],
    ['syscall>read', 'bad-operator', 7, 8],
    ['(a', 'unclosed-group', 0, 1],
    ['a)', 'unopened-group', 1, 2],
    ['a OR', 'missing-term', 4, 4],
    ['| a', 'missing-term', 0, 1],
    ['()', 'missing-term', 1, 2],
    ['- a', 'missing-term', 0, 1],
    ['a "b', 'unclosed-quote', 2, 4],
    ['at:25:00', 'bad-number', 3, 8],
  ])('%s', (text, code, from, to) => {
    expect(parseQuery(text)).toEqual({
      node: null,
      error: { code, from, to, expected: expect.any(Array) },
    });
  });

  test('a misspelt field is answered with the nearest', () => {
    expect(parseQuery('sycall:read').error?.expected).toEqual(['syscall']);
    expect(parseQuery('q:read').error?.expected).toEqual(fieldNames);
  });

  test('groups and texts have a limit', () => {
    expect(parseQuery('('.repeat(3000)).error?.code).toBe('too-deep');
    expect(parseQuery('-'.repeat(3000)).error?.code).toBe('too-deep');
    expect(parseQuery('a'.repeat(5000)).error?.code).toBe('too-long');
  });
});

const pieces = fc.constantFrom(
  ...['(', ')', '|', '-', '"', '\\', ',', '*', '..', ' ', ':', '~', '>', '<=', '=', 'OR', 'AND', 'NOT'],
  ...fieldNames,
  ...['1ms', '-1', '0x', '4k', '21:04', 'any', 'io', 'é', '時', '\u0000', '\n', '<script>', '𝒳'],
);

test('no text makes it throw, and an error lies inside the text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (given) => {
      const { node, error } = parseQuery(given);
      if (!error) {
        const usual = formatQuery(node);
        const again = parseQuery(usual);
        expect(again.error).toBeNull();
        expect(bare(again.node)).toEqual(bare(node));
        expect(formatQuery(again.node)).toBe(usual);
        return;
      }
      expect(node).toBeNull();
      expect(error.from).toBeGreaterThanOrEqual(0);
      expect(error.to).toBeGreaterThanOrEqual(error.from);
      expect(error.to).toBeLessThanOrEqual(given.length);
    }),
    { numRuns: 3000 },
  );
});

test('what is written in the usual form reads as the same query, and is its own usual form', () => {
  fc.assert(
    fc.property(anyQuery, (node) => {
      const text = formatQuery(node);
      const again = parseQuery(text);
      expect(again.error).toBeNull();
      expect(bare(again.node)).toEqual(bare(node));
      expect(formatQuery(again.node)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});
