import { expect, it } from 'vitest';
import { excerptParts } from './excerpt.ts';

it('turns marks and entities into text', () => {
  expect(excerptParts('wait <mark>futex</mark>(0x7f) = -1 &lt;0.2&gt; &amp;amp; &#x27;a&#39;')).toEqual([
    { text: 'wait ', match: false },
    { text: 'futex', match: true },
    { text: "(0x7f) = -1 <0.2> &amp; 'a'", match: false },
  ]);
});

it('leaves other markup as the text it is', () => {
  expect(excerptParts('<img src=x>')).toEqual([{ text: '<img src=x>', match: false }]);
  expect(excerptParts('&unknown; &#x110000;')).toEqual([{ text: '&unknown; &#x110000;', match: false }]);
});
