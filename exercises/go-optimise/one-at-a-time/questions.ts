import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type {
  ChoiceQuestion,
  EstimateQuestion,
  FunctionQuestion,
  NumberQuestion,
} from '../../../src/grading/exercise.ts';
import {
  lockWait,
  otherWait,
  placesOfPair,
  searchers,
  searches,
  syncPlaces,
  syncWait,
} from '../search-figures.ts';

interface Pair {
  readonly before: WholeTrace;
  readonly after: WholeTrace;
}
const cut = ({ before, after }: Pair): number => 1 - syncWait(after) / syncWait(before);
const goal = 0.8;

export const sameLoad: NumberQuestion<'gotrace-pair'> = {
  id: 'same-load',
  kind: 'number',
  prompt: {
    en: 'First of all: is it the same load? How many searches does the trace after the change hold?',
    ja: 'まず、負荷が同じかどうかを確かめます。変更後のトレースには、検索がいくつ入っていますか。',
  },
  tolerance: 0,
  answer: ({ after }) => [searches(after)],
  misreadings: [
    {
      id: 'goroutines',
      values: ({ after }) => searchers(after).map(({ count }) => count),
      hint: {
        en: 'Those are goroutines; one search starts many. A search is a task.',
        ja: 'それはgoroutineの数です。検索1つで、いくつも作られます。検索1つがタスク1つです。',
      },
    },
  ],
  hints: [
    {
      en: 'Each search is a task of the type `search`.',
      ja: '検索1つが、`search`という種類のタスク1つです。',
    },
    {
      en: 'Open the view of tasks of the second trace, and compare with the first.',
      ja: '2つ目のトレースのタスクの画面を開き、1つ目と比べてください。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (pair) => ({
    text: {
      en: 'Sums can only be compared where the same was asked. Half of the searches would halve every sum on its own.',
      ja: '合計は、同じだけの仕事をしたときにしか比べられません。検索が半分なら、どの合計も、それだけで半分になります。',
    },
    places: [
      { kind: 'view', params: { view: 'tasks' }, of: 'before' },
      { kind: 'view', params: { view: 'tasks' }, of: 'after' },
      ...placesOfPair(pair),
    ],
  }),
};

export const cutGuess: EstimateQuestion<'gotrace-pair'> = {
  id: 'cut-guess',
  kind: 'estimate',
  quantity: 'share',
  prompt: {
    en: 'The lock is gone, nothing else has changed. What share of the `sync` wait of the searching goroutines is gone with it?',
    ja: 'ロックをなくし、ほかは変えていません。検索するgoroutineの`sync`の待ちは、何%減ったでしょうか。',
  },
  answer: (pair) => [Math.max(0, Math.round(100 * cut(pair)))],
  hints: [
    {
      en: 'From the trace before you know what share the lock had.',
      ja: '変更前のトレースから、ロックの占める割合は分かっています。',
    },
    {
      en: 'But a change seldom leaves everything else as it was.',
      ja: 'ただし、1つ変えると、ほかもたいてい変わります。',
    },
  ],
  reveal: { afterTries: 1 },
  why: (pair) => ({
    text: {
      en: 'The difference from the forecast has two sources: the rest of the wait, which does not stay as it was, and chance: two runs of one program differ too. Record the trace after the change again before you explain a difference.',
      ja: '見積もりとの差は、残りの待ちも変わったことと、偶然によるものです。同じプログラムでも、2回動かせば結果は違います。差の理由を考える前に、変更後をもう一度記録してください。',
    },
    places: placesOfPair(pair),
  }),
};

export const reached: ChoiceQuestion<'gotrace-pair'> = {
  id: 'reached',
  kind: 'choice',
  prompt: {
    en: 'The goal was to cut the `sync` wait of the searching goroutines by four fifths. Is it reached?',
    ja: '目標は、検索するgoroutineの`sync`の待ちを5分の4減らすことでした。届きましたか。',
  },
  options: [
    { id: 'yes', text: { en: 'Yes', ja: '届いた' } },
    { id: 'part', text: { en: 'No; a part is gone', ja: '届いていない。一部は減った' } },
    { id: 'worse', text: { en: 'No; it has grown', ja: '届いていない。かえって増えた' } },
  ],
  answer: (pair) => [cut(pair) >= goal ? 'yes' : cut(pair) > 0 ? 'part' : 'worse'],
  misreadings: [
    {
      id: 'only-the-lock',
      values: (pair) =>
        cut(pair) < goal && lockWait(pair.after) <= (1 - goal) * lockWait(pair.before) ? ['yes'] : [],
      hint: {
        en: 'The wait for the lock is gone, all of it. The goal speaks of the whole `sync` wait.',
        ja: 'ロックの待ちは、確かに消えました。目標は、`sync`の待ち全体についてのものです。',
      },
    },
    {
      id: 'largest-row',
      values: (pair) => (cut(pair) > 0 ? ['worse'] : ['part']),
      hint: {
        en: 'Compare the sums of the group in both traces, not single rows.',
        ja: '1行ずつではなく、両方のトレースで、グループの合計を比べてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Read the `sync` wait of the group in both traces.',
      ja: '両方のトレースで、グループの`sync`の待ちを読んでください。',
    },
    {
      en: 'A fifth of the first sum is the most that may be left.',
      ja: '残ってよいのは、最初の合計の5分の1までです。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (pair) => ({
    text: {
      en: 'A correct fix, an obvious one, and not enough. Keep it, and take the next cause.',
      ja: '正しい修正で、明らかに必要でしたが、まだ足りません。残したまま、次の原因へ進みます。',
    },
    places: placesOfPair(pair),
  }),
};

export const nowWaits: FunctionQuestion<'gotrace-pair'> = {
  id: 'now-waits',
  kind: 'function',
  prompt: {
    en: 'In which function do the searching goroutines wait longest under `sync` now?',
    ja: '検索するgoroutineが、変更後に`sync`で最も長く待っているのは、どの関数ですか。',
  },
  answer: ({ after }) =>
    syncPlaces(after)
      .slice(0, 1)
      .map(({ functions }) => functions[0] ?? ''),
  misreadings: [
    {
      id: 'from-before',
      values: ({ before }) =>
        syncPlaces(before)
          .filter(({ functions }) => functions[0]?.includes('Mutex'))
          .map(({ functions }) => functions[0] ?? ''),
      hint: {
        en: 'That was the first trace. Open the second one.',
        ja: 'それは1つ目のトレースです。2つ目を開いてください。',
      },
    },
    {
      id: 'waits-for-all',
      values: () => ['sync.(*WaitGroup).Wait'],
      hint: {
        en: 'There the handler waits, not a searcher. Keep to the group of the searchers.',
        ja: 'そこで待っているのはハンドラです。検索するgoroutineのグループだけを見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the synchronization profile of the second trace for that group.',
      ja: '2つ目のトレースで、そのグループの同期のプロファイルを開いてください。',
    },
    {
      en: 'Select the place of the row with most time: its stack opens, the leaf on top.',
      ja: '時間の最も長い行の「場所」を選ぶと、スタックが内側から順に開きます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (pair) => ({
    text: {
      en: `It was there before as well, in the shadow of the lock. Now it is the largest, and it says what comes next: allocate less.${otherWait(pair.after) < otherWait(pair.before) ? '' : ' It has even grown.'}`,
      ja: `以前からありましたが、ロックの陰に隠れていました。今はこれが最大で、次にすることを示しています。割り当てを減らすことです。${otherWait(pair.after) < otherWait(pair.before) ? '' : 'しかも、前より増えています。'}`,
    },
    places: placesOfPair(pair),
  }),
};
