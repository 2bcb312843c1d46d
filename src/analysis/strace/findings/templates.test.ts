import { expect, test } from 'vitest';
import { templateOf } from './templates.ts';

test.each([
  ['/srv/items/item-17.json', ['17'], '/srv/items/item-\0.json'],
  ['item17abc', ['17'], 'item\0abc'],
  ['/a1/b22', ['1', '22'], '/a\0/b\0'],
  ['cafe7', ['7'], 'cafe\0'],
  ['/x/d41d8cd98f00b204e9800998ecf8427e.bin', ['d41d8cd98f00b204e9800998ecf8427e'], '/x/\0.bin'],
  ['550E8400-e29b-41d4-a716-446655440000', ['550E8400-e29b-41d4-a716-446655440000'], '\0'],
  ['12345678-ab', ['12345678'], '\0-ab'],
])('%s', (text, ids, key) => {
  expect(templateOf(text)).toEqual({ ids, key });
});

test.each(['', '/srv/words/amber.txt', 'a\0b1', '1.2.3.4.5.6.7.8.9.10.11.12.13'])('none in %j', (text) => {
  expect(templateOf(text)).toBeNull();
});
