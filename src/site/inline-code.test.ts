import { expect, it } from 'vitest';
import { codePieces } from './inline-code.ts';

it('tells code from text', () => {
  expect(codePieces('after `= -1`, or `x`')).toEqual([
    { text: 'after ', code: false },
    { text: '= -1', code: true },
    { text: ', or ', code: false },
    { text: 'x', code: true },
  ]);
  expect(codePieces('one ` tick')).toEqual([{ text: 'one ` tick', code: false }]);
});
