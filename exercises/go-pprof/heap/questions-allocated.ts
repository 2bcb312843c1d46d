import type { Profile } from '../../../src/formats/pprof/profile.ts';
import type { Question } from '../../../src/grading/exercise.ts';
import {
  cumOf,
  flatOf,
  functionSums,
  heaviest,
  isOfMain,
  totalValue,
} from '../../../src/grading/profile-sums.ts';

/** Functions of package main, those that allocate most with all that they call first. */
function mainByCum(profile: Profile): readonly string[] {
  return functionSums(profile, 'alloc_space')
    .filter(({ name }) => isOfMain(name))
    .toSorted((a, b) => Number(b.cum) - Number(a.cum))
    .map(({ name }) => name);
}
const second = (profile: Profile) => mainByCum(profile)[1] ?? '';
const percent = (profile: Profile, bytes: number) => (100 * bytes) / totalValue(profile, 'alloc_space');

export const mostAllocated = {
  id: 'most-allocated',
  kind: 'function',
  prompt: {
    en: 'Which function itself allocated most bytes since the program began?',
    ja: 'プログラムの開始から、自分自身で最も多くのバイトを割り当てた関数はどれですか。',
  },
  answer: (profile) => heaviest(profile, 'alloc_space', 'flat'),
  misreadings: [
    {
      id: 'what-stays',
      values: (profile) => heaviest(profile, 'inuse_space', 'flat'),
      hint: {
        en: 'That one has most that is still in use. Switch to `alloc_space`: what was freed counts too.',
        ja: 'それは、まだ使われている分が最も多い関数です。解放した分も数える`alloc_space`に切り替えてください。',
      },
    },
    {
      id: 'most-objects',
      values: (profile) => heaviest(profile, 'alloc_objects', 'flat'),
      hint: {
        en: 'That one made most objects, but they are small. The question is about bytes.',
        ja: 'それは、個数が最も多い関数です。1つずつは小さいので、バイト数では並びが変わります。',
      },
    },
    {
      id: 'largest-cum',
      values: (profile) => mainByCum(profile).slice(0, 2),
      hint: {
        en: 'Its cum is large, its flat is not: what it calls allocates for it. Sort by flat.',
        ja: 'cumは大きいのですが、flatは大きくありません。割り当てているのは呼び出し先です。flatで並べてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Sample type `alloc_space`, view “Top”.',
      ja: 'サンプルの種類は`alloc_space`、画面は「トップ」です。',
    },
    { en: 'Sort by flat; the first row is the answer.', ja: 'flatで並べた先頭の行が答えです。' },
  ],
  reveal: { afterTries: 3 },
  why: (profile) => ({
    text: {
      en: 'It makes a new slice of words for each line of each file. Nobody keeps it: the words are looked at once, and dropped.',
      ja: 'ファイルの1行ごとに、単語のスライスを新しく作っています。単語を一度調べたら捨てるだけで、どこにも残しません。',
    },
    places: heaviest(profile, 'alloc_space', 'flat').map((name) => ({ kind: 'function', name })),
  }),
} satisfies Question<'pprof'>;

export const allocatedAbove = {
  id: 'share-of-own-code',
  kind: 'number',
  unit: { en: '%', ja: '%' },
  tolerance: 0.02,
  prompt: {
    en: 'You could write the comparison of a line with a word (`main.hasWord`, or the second function of `main` by cum) without any allocation. How many percent of all allocated bytes would be gone?',
    ja: '1行と単語を比べる処理（`main.hasWord`。`main`の関数のうちcumが2番目のもの）を、割り当てなしで書き直せるとします。割り当てたバイト数全体のうち、何%がなくなりますか。',
  },
  answer: (profile) => [percent(profile, cumOf(profile, 'alloc_space', second(profile)))],
  misreadings: [
    {
      id: 'flat-for-cum',
      values: (profile) => [percent(profile, flatOf(profile, 'alloc_space', second(profile)))],
      hint: {
        en: 'That is its flat: this function allocates nothing itself. It lets others do so; their share counts.',
        ja: 'それはflatです。この関数自身は割り当てず、呼び出し先に割り当てさせています。その分も数えてください。',
      },
    },
    {
      id: 'one-callee',
      values: (profile) =>
        heaviest(profile, 'alloc_space', 'flat').map((name) =>
          percent(profile, flatOf(profile, 'alloc_space', name)),
        ),
      hint: {
        en: 'That is one of the functions that it calls. Take the cum of the caller.',
        ja: 'それは、呼び出し先の1つだけです。呼び出し元のcumを読んでください。',
      },
    },
    {
      id: 'objects',
      values: (profile) => [
        (100 * cumOf(profile, 'alloc_objects', second(profile))) / totalValue(profile, 'alloc_objects'),
      ],
      hint: {
        en: 'That is its share of objects. Bytes were asked for.',
        ja: 'それは個数の割合です。バイト数で答えてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Sample type `alloc_space`, filter `main.`',
      ja: 'サンプルの種類を`alloc_space`にして、`main.`で絞り込みます。',
    },
    { en: 'Cum of that row, as a share of the total.', ja: 'その行のcumを、合計に対する割合で読みます。' },
  ],
  reveal: { afterTries: 3 },
  why: (profile) => ({
    text: {
      en: 'The allocating lines stand in the standard library, and the decision to call them in your code: cum leads from the one to the other.',
      ja: '割り当てる行は標準ライブラリの中に、それを呼ぶと決めた行は自分のコードの中にあります。cumをたどれば、その間がつながります。',
    },
    places: [{ kind: 'function', name: second(profile) }],
  }),
} satisfies Question<'pprof'>;
