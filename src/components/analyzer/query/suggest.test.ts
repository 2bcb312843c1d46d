import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../analysis/strace/query/edit.ts';
import { fieldNames } from '../../../analysis/strace/query/fields.ts';
import { formatQuery } from '../../../analysis/strace/query/format.ts';
import { queryExamples } from '../../../analysis/strace/query/help.ts';
import { parseQuery } from '../../../analysis/strace/query/parse.ts';
import { anyQuery } from '../../../analysis/strace/query/testing/any-query.ts';
import { queryExampleTexts, queryFieldTexts } from '../../../i18n/catalogs/query.ts';
import type { Facets } from '../protocol.ts';
import { suggest } from './suggest.ts';

const facets: Facets = {
  syscalls: [
    { name: 'read', calls: 1200 },
    { name: 'openat', calls: 40 },
    { name: 'pread64', calls: 3 },
  ],
  pids: [{ pid: 12, comm: 'nginx', calls: 7 }],
  errnos: [{ name: 'ENOENT', calls: 2 }],
  classes: [{ name: 'io', calls: 5 }],
  targets: [{ name: '/tmp/a b', calls: 1 }],
  files: [{ name: 'a b', calls: 1 }],
  comms: [{ name: 'nginx', calls: 7 }],
  findings: ['slow-sync'],
};

/** Texts after each suggestion is taken; `^` in the text is the caret. */
function after(marked: string): string[] {
  const caret = marked.indexOf('^');
  const text = marked.replace('^', '');
  return suggest(text, caret, facets, 'en').map(
    ({ insert, from, to }) => text.slice(0, from) + insert + text.slice(to),
  );
}

describe('what can stand at the caret', () => {
  test('fields, by their beginning or an alias', () => {
    expect(suggest('', 0, facets, 'en').map(({ insert }) => insert.replace(/\W$/, ''))).toEqual(fieldNames);
    expect(after('a -sys^')).toEqual(['a -syscall:']);
    expect(after('(too^')).toEqual(['(dur>']);
  });

  test('values of the field, most frequent first, those that begin like it before others', () => {
    expect(after('syscall:^')).toEqual(['syscall:read', 'syscall:openat', 'syscall:pread64']);
    expect(after('syscall:re^ad x')).toEqual(['syscall:read x', 'syscall:pread64 x']);
    expect(after('call:read,o^')).toEqual(['call:read,openat']);
    expect(after('class:id^')).toEqual(['class:idle']);
    expect(after('finding:^')).toEqual(['finding:1']);
    expect(suggest('pid:', 4, facets, 'en')[0]?.note).toBe('nginx, 7');
  });

  test('names with spaces, in quotes', () => {
    expect(after('path:/t^')).toEqual(['path:"/tmp/a b"']);
    expect(after('path:"/tmp/a ^')).toEqual(['path:"/tmp/a b"']);
  });

  test('names of the log without their field', () => {
    expect(after('enoe^')).toEqual(['errno:ENOENT']);
    expect(after('ope^')).toEqual(['syscall:openat']);
  });
});

test('nothing that is typed breaks it', () => {
  fc.assert(
    fc.property(fc.oneof(anyQuery.map(formatQuery), fc.string()), fc.nat(), (text, place) => {
      const caret = place % (text.length + 1);
      for (const { from, to } of suggest(text, caret, facets, 'ja')) {
        expect(from).toBeLessThanOrEqual(caret);
        expect(to).toBeGreaterThanOrEqual(caret);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test('the examples of the help are queries, each explained', () => {
  for (const { key, query } of queryExamples) {
    expect(parseQuery(query).error).toBeNull();
    expect(canonical(query)).toBe(query);
    expect(queryExampleTexts[key].ja).not.toBe('');
  }
  expect(Object.keys(queryFieldTexts)).toEqual(fieldNames);
});
