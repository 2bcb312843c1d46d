import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { ChoiceQuestion, EstimateQuestion, GoalQuestion } from '../../../src/grading/exercise.ts';
import {
  execution,
  meanSearch,
  placesOfPair,
  schedWait,
  searchers,
  searches,
  syncWait,
} from '../search-figures.ts';

export const timesFaster: EstimateQuestion<'gotrace-pair'> = {
  id: 'times-faster',
  kind: 'estimate',
  quantity: 'count',
  unit: { en: 'times', ja: '倍' },
  prompt: {
    en: 'Before you look: with all three changes together, how many times as fast is a search on average?',
    ja: '見る前に予想してみましょう。3つの変更をすべて入れると、検索は平均で何倍速くなるでしょうか。',
  },
  answer: ({ before, after }) => {
    const [was, is] = [meanSearch(before), meanSearch(after)];
    return was > 0 && is > 0 ? [Math.max(1, Math.round(was / is))] : [];
  },
  hints: [
    {
      en: 'The previous lesson measured two of the changes, each alone.',
      ja: '2つの変更については、単独の効果を前のレッスンで測りました。',
    },
    {
      en: 'Do they add up, or is it more than that?',
      ja: 'それらを足しただけでしょうか。それとも、もっと大きいでしょうか。',
    },
  ],
  reveal: { afterTries: 1 },
  why: (pair) => ({
    text: {
      en: 'Neither the sum nor the product of the single gains has to come out: each was measured while the other causes still held the searches up. Only a trace of all three together tells.',
      ja: '1つずつの効果を足しても掛けても、全体の効果になるとは限りません。1つずつ測ったときには、ほかの原因がまだ検索を遅らせていたからです。全部を入れたトレースでしか分かりません。',
    },
    places: placesOfPair(pair),
  }),
};

export const cutTheWait: GoalQuestion = {
  id: 'cut-the-wait',
  kind: 'goal',
  prompt: {
    en: 'Your fix must cut the `sync` wait of the searching goroutines (`main.searchFile…`) by 80 %, under the same load. Give the trace before and the trace after.',
    ja: '同じ負荷で、検索するgoroutine（`main.searchFile…`）の`sync`の待ちを80 %減らしてください。変更前と変更後のトレースを渡します。',
  },
  measure: syncWait,
  unit: 'duration',
  cut: 0.8,
  traps: [
    {
      id: 'less-load',
      caught: ({ before, after }) => searches(after) < 0.9 * searches(before),
      hint: {
        en: 'The trace after holds fewer searches than the one before, so its sums are smaller whatever you changed. Run the client with the same options for both.',
        ja: '変更後のトレースは検索が少ないので、何を変えても合計は小さくなります。クライアントを、どちらも同じ指定で実行してください。',
      },
    },
    {
      id: 'nobody-searches',
      caught: ({ after }) => searchers(after).length === 0,
      hint: {
        en: 'No goroutine of the trace after begins in a function called `main.searchFile…`. Keep the name, so that there is something to compare.',
        ja: '変更後のトレースには、`main.searchFile…`という関数から始まるgoroutineがありません。比べられるように、名前を残してください。',
      },
    },
  ],
  hints: [
    {
      en: 'Record both with `-trace`, and stop each server with Ctrl-C when the client is done.',
      ja: 'どちらも`-trace`を付けて記録し、クライアントが終わったら、サーバーをCtrl-Cで止めます。',
    },
    {
      en: 'The lock is one part of the wait. The other part comes with allocating.',
      ja: 'ロックは、待ちの一部です。残りは、メモリの割り当てから始まっています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (pair) => ({
    text: {
      en: 'Said before the work, measured the same way twice, under the same load: that is a proof. A look at a flame graph afterwards is not.',
      ja: '作業の前に目標を決め、同じ負荷で、同じ測り方で2回測る。これが証明です。後からフレームグラフを眺めるだけでは、証明になりません。',
    },
    places: placesOfPair(pair),
  }),
};

/** What takes most of the searching goroutines’ time. */
function limit(trace: WholeTrace): string {
  const parts: [string, number][] = [
    ['sync', syncWait(trace)],
    ['processor', schedWait(trace)],
    ['computing', execution(trace)],
  ];
  return parts.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

export const nextLimit: ChoiceQuestion<'gotrace-pair'> = {
  id: 'next-limit',
  kind: 'choice',
  prompt: {
    en: 'Every fix uncovers the next limit. What takes most of the time of the searching goroutines after the changes?',
    ja: '1つ直すと、次の限界が見えてきます。変更後、検索するgoroutineの時間のうち、最も長いのはどれですか。',
  },
  options: [
    { id: 'sync', text: { en: 'Waiting under `sync`', ja: '`sync`の待ち' } },
    {
      id: 'processor',
      text: {
        en: 'Being ready and waiting for a P',
        ja: '動ける状態で、Pの空きを待つ時間',
      },
    },
    { id: 'computing', text: { en: 'Running', ja: '動いている時間' } },
  ],
  answer: ({ after }) => [limit(after)],
  misreadings: [
    {
      id: 'still-the-lock',
      values: ({ before, after }) =>
        (limit(after) === 'sync' ? [limit(before)] : ['sync']).filter((id) => id !== limit(after)),
      hint: {
        en: 'That was so before. Read the columns of the trace after.',
        ja: 'それは変更前のことです。変更後のトレースの列を読んでください。',
      },
    },
    {
      id: 'runs-or-could-run',
      values: ({ after }) => ['computing', 'processor'].filter((id) => id !== limit(after)),
      hint: {
        en: 'Running and being ready are two columns. Compare them.',
        ja: '「動いている」と「動ける」は別の列です。2つを比べてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the group of the searchers in the trace after.',
      ja: '変更後のトレースで、検索するgoroutineのグループを開いてください。',
    },
    {
      en: 'Compare execution, sched wait, and the block times.',
      ja: '実行、Sched wait、Block (sync)の列を比べます。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (pair) => ({
    text: {
      en: 'Where goroutines mostly wait for a P, no lock is left to remove. More CPUs can help now, or less work for each search. Before the changes, a lock that lets one goroutine through at a time was in the way of that.',
      ja: 'Pの空き待ちが中心なら、取り除くべきロックは残っていません。ここからは、CPUを増やすか、検索1回の仕事を減らします。変更前なら、一度に1つしか通さないロックが、その効果を妨げていました。',
    },
    places: placesOfPair(pair),
  }),
};
