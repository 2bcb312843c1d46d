import type { DurationQuestion, OrderQuestion } from '../../../src/grading/exercise.ts';
import {
  byCost,
  callsOf,
  needsNPlusOne,
  needsRepeatedOpen,
  needsSearch,
  ordersByCount,
  repeatOf,
  spanNs,
} from './repeats.ts';

export const priceCost: DurationQuestion = {
  id: 'price-cost',
  kind: 'duration',
  tolerance: 0.1,
  needs: [needsNPlusOne],
  prompt: {
    en: 'How much time do the questions for prices take together?',
    ja: '価格の問い合わせには、合わせてどれだけの時間がかかっていますか。',
  },
  answer: (log) => {
    const found = repeatOf(log, 'n-plus-one');
    return found ? [found.totalNs] : [];
  },
  misreadings: [
    {
      id: 'one-of-them',
      values: (log) => {
        const found = repeatOf(log, 'n-plus-one');
        return found ? [found.maxNs, found.totalNs / found.count] : [];
      },
      hint: {
        en: 'That is one question. None of them is slow; how many are there?',
        ja: 'それは1回分です。どれも遅くはありません。全部で何回あるでしょうか。',
      },
    },
    {
      id: 'sending-only',
      values: (log) => [
        callsOf(log, 'n-plus-one').reduce((sum, call) => sum + (log.trace.calls.durationNs[call] ?? 0), 0),
      ],
      hint: {
        en: 'That is what the `write` calls took, the sending. The program then waits for each answer in `read`.',
        ja: 'それは`write`、つまり送信にかかった時間です。プログラムはその後、返事を`read`で1回ずつ待っています。',
      },
    },
    {
      id: 'whole-run',
      values: (log) => [spanNs(log)],
      hint: {
        en: 'That is the whole run. Take only the calls on the socket.',
        ja: 'それは実行全体の長さです。ソケットの呼び出しだけを取り出してください。',
      },
    },
  ],
  hints: [
    {
      en: 'Narrow the table to the socket, for example by `path~socket`, and open the totals.',
      ja: '`path~socket`などでソケットの呼び出しに絞り込み、集計の画面を開きます。',
    },
    {
      en: 'Each question is a `write` and the `read` after it. Multiply one pair, or add the two sums.',
      ja: '1回の問い合わせは、`write`とその後の`read`です。1組の時間に回数を掛けるか、2つの合計を足します。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Each answer comes as fast as the service can give it, and the page waits for every one before it asks the next. One question for all items would wait once.',
      ja: '返事はどれも、サービスが返せる速さで届いています。ページはその1つずつを待ってから、次を聞いています。全部を一度に聞けば、待つのは1回です。',
    },
    calls: callsOf(log, 'n-plus-one').slice(0, 5),
  }),
};

export const costOrder: OrderQuestion = {
  id: 'cost-order',
  kind: 'order',
  needs: [needsRepeatedOpen, needsSearch, needsNPlusOne],
  prompt: {
    en: 'You will remove the three repetitions one by one. Put them in the order in which it pays, the dearest first.',
    ja: '3つの繰り返しを1つずつなくしていきます。効果の大きい順、つまり時間のかかっているものから順に並べてください。',
  },
  items: [
    {
      id: 'search-storm',
      text: { en: 'look for the template along the search path', ja: 'テンプレートを検索パスに沿って探す' },
    },
    {
      id: 'repeated-open',
      text: { en: 'read the configuration', ja: '設定ファイルを読む' },
    },
    { id: 'n-plus-one', text: { en: 'ask for the price', ja: '価格を問い合わせる' } },
  ],
  answer: (log) => (byCost(log).length === 3 ? [byCost(log).join('>')] : []),
  misreadings: [
    {
      id: 'by-count',
      values: (log) => ordersByCount(log).filter((order) => order !== byCost(log).join('>')),
      hint: {
        en: 'That is the order by number of calls. Multiply each count by what one of them takes.',
        ja: 'それは呼び出しの回数の順です。それぞれの回数に、1回にかかる時間を掛けてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the findings: each of the three says how often and how long in all.',
      ja: '検出結果の画面を開きます。3つのそれぞれに、回数と合計時間が出ています。',
    },
    {
      en: 'One of them waits for another process. The other two only ask the kernel.',
      ja: '1つは別のプロセスを待ちます。残りの2つは、カーネルに聞くだけです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Cost is count times what one costs. The search has the most calls and comes last; the price requests are few and each waits for somebody else.',
      ja: 'コストは、回数と1回の時間の積です。検索は呼び出しが最も多いのに最後になり、価格の問い合わせは、回数は少なくても、1回ごとに相手を待っています。',
    },
    calls: byCost(log).flatMap((kind) => callsOf(log, kind).slice(0, 1)),
  }),
};
