import { expect, it } from 'vitest';
import { joinJapaneseLines } from './japanese-lines.ts';

it.each([
  ['開くと、\n問題は', '開くと、問題は'],
  ['でさえ、\n', 'でさえ、'],
  ['\nを持つ', 'を持つ'],
  ['時間\nAPM\nの', '時間APMの'],
  ['（`-f`）\n', '（`-f`）'],
  ['\n', ''],
  ['two\nwords', 'two\nwords'],
  ['a \n b', 'a \n b'],
])('%j becomes %j', (source, shown) => expect(joinJapaneseLines(source)).toBe(shown));
