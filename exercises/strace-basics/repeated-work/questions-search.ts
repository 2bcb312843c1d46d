import type { NumberQuestion } from '../../../src/grading/exercise.ts';
import { callsOf, missesOf, needsSearch } from './repeats.ts';

export const itemMisses: NumberQuestion = {
  id: 'item-misses',
  kind: 'number',
  tolerance: 0,
  needs: [needsSearch],
  prompt: {
    en: 'How many look-ups fail with `ENOENT` because of the items, and not because the program starts?',
    ja: '`ENOENT`で失敗した検索のうち、起動のためではなく、商品の処理で生じたものは何回ですか。',
  },
  answer: (log) => {
    const misses = callsOf(log, 'search-storm').length;
    return misses > 0 ? [misses] : [];
  },
  misreadings: [
    {
      id: 'all-misses',
      values: (log) => [missesOf(log).length],
      hint: {
        en: 'That is every `ENOENT` of the run. More than half of them come from the start, where the interpreter looks for its modules: once, however long the page is.',
        ja: 'それは、この実行での`ENOENT`のすべてです。半分以上は起動時に、インタープリターがモジュールを探したものです。ページがどれだけ長くても、1回しか起きません。',
      },
    },
    {
      id: 'start-only',
      values: (log) => [missesOf(log).length - callsOf(log, 'search-storm').length],
      hint: {
        en: 'Those are the ones of the start: paths like `/etc/perl/…` and `/usr/share/…`. You want the others.',
        ja: 'それは起動時の分です（`/etc/perl/…`や`/usr/share/…`など）。答えるのは残りのほうです。',
      },
    },
  ],
  hints: [
    {
      en: 'Filter by `errno:ENOENT` and look where the paths change.',
      ja: '`errno:ENOENT`で絞り込み、パスの様子が変わるところを探します。',
    },
    {
      en: 'The items’ templates are called `card-….html`. Add that to the query, as `path~card-`.',
      ja: '商品のテンプレートの名前は`card-….html`です。`path~card-`として条件に加えてください。',
    },
    {
      en: 'The number stands above the table.',
      ja: '件数は表の上に出ています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Every item walks the same directories and gets the same no. Failures at the start are paid once per process; these are paid once per item.',
      ja: '商品ごとに同じディレクトリをたどり、同じ「ありません」を受け取っています。起動時の失敗はプロセスにつき1回、こちらは商品につき1回です。',
    },
    calls: callsOf(log, 'search-storm').slice(0, 8),
  }),
};
