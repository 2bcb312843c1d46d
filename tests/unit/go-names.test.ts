import { expect, test } from 'vitest';
import { renameFunctions } from '../../sandbox/recipe/go-names.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const textOf = (program: Uint8Array) => Buffer.from(program).toString('latin1');

test('functions of a package get the names that they have in a program of their own, where they stood', () => {
  const before =
    '\0go-search/server.Main\0go-search/server.Main.func1\0go-search/server.(*shop).order\0go-search/answer.Write\0 go-search/server.x';
  const after = textOf(renameFunctions(bytes(before), ['go-search/server']));
  expect(after).toHaveLength(before.length);
  for (const name of ['main.main', 'main.main.func1', 'main.(*shop).order'])
    expect(after).toContain(`\0${name}\0`);
  expect(after).toContain('\0go-search/answer.Write\0 go-search/server.x');
  const place = before.indexOf('go-search/server.(*shop)');
  expect(after.slice(place, place + 5)).toBe('main.');
});

test('a package of which nothing is found is a mistake', () => {
  expect(() => renameFunctions(bytes('\0go-search/server.Main\0'), ['go-search/fixed'])).toThrow(
    'no function of go-search/fixed',
  );
});
