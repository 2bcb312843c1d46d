import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { Question } from '../../../src/grading/exercise.ts';
import { blockedNs, largestGroup } from '../../../src/grading/go-trace-sums.ts';

/** A figure of the largest group, or none. */
const ofGroup =
  (of: (group: NonNullable<ReturnType<typeof largestGroup>>, trace: WholeTrace) => number) =>
  (trace: WholeTrace) => {
    const group = largestGroup(trace);
    return group ? [of(group, trace)] : [];
  };
const places = (trace: WholeTrace) => [{ kind: 'function', name: largestGroup(trace)?.name ?? '' } as const];

export const notRunning = {
  id: 'per-millisecond',
  kind: 'number',
  unit: { en: 'ms', ja: 'ms' },
  tolerance: 0.03,
  prompt: {
    en: 'For each millisecond that goroutines of this group ran, how many milliseconds did they not run?',
    ja: 'このグループのgoroutineが1 ms実行するごとに、実行していない時間は何msありましたか。',
  },
  answer: ofGroup(({ totalNs, execNs }) => (totalNs - execNs) / execNs),
  misreadings: [
    {
      id: 'only-blocked',
      values: ofGroup((group) => blockedNs(group) / group.execNs),
      hint: {
        en: 'That counts only the blocked time. Waiting for a P and system calls are time without running too.',
        ja: 'それは、ブロックの時間だけです。Pの空き待ちとシステムコールも、実行していない時間です。',
      },
    },
    {
      id: 'only-runnable',
      values: ofGroup(({ schedWaitNs, execNs }) => schedWaitNs / execNs),
      hint: {
        en: 'That counts only the wait for a P.',
        ja: 'それは、Pの空き待ちだけです。',
      },
    },
    {
      id: 'share',
      values: ofGroup(({ totalNs, execNs }) => (totalNs - execNs) / totalNs),
      hint: {
        en: 'That is the share of the total. Compare with the execution time.',
        ja: 'それは、全体に対する割合です。実行時間と比べてください。',
      },
    },
  ],
  hints: [
    { en: 'Two columns: total and execution.', ja: '合計と実行の、2つの列を使います。' },
    { en: 'Subtract, then divide by the execution time.', ja: '引き算をして、実行時間で割ります。' },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'A CPU profile sees the one millisecond. A profile of waiting has a part of the rest; all of it is only here.',
      ja: 'CPUプロファイルに見えるのは、その1 msだけです。待ちのプロファイルに載るのは、残りの一部です。すべてが揃うのは、ここだけです。',
    },
    places: places(trace),
  }),
} satisfies Question<'gotrace'>;

export const meanLife = {
  id: 'mean-run',
  kind: 'duration',
  tolerance: 0.03,
  prompt: {
    en: 'How long did one of these goroutines run in its life, on average?',
    ja: 'このグループのgoroutineは、1つあたり平均して、生涯にどれだけ実行されましたか。',
  },
  answer: ofGroup(({ execNs, count }) => execNs / count),
  misreadings: [
    {
      id: 'sum',
      values: ofGroup(({ execNs }) => execNs),
      hint: { en: 'That is the sum of all of them.', ja: 'それは、全部の合計です。' },
    },
    {
      id: 'life',
      values: ofGroup(({ totalNs, count }) => totalNs / count),
      hint: {
        en: 'That is how long it lived. The question is how long it ran.',
        ja: 'それは、存在していた時間です。知りたいのは、実行された時間です。',
      },
    },
  ],
  hints: [
    { en: 'Execution time and count of the group.', ja: 'グループの実行時間と個数を使います。' },
    { en: 'Divide.', ja: '割り算をします。' },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'A little work, and a life that is many times as long. Once all Ps are busy, one more goroutine makes nothing faster; it makes the queue longer.',
      ja: 'わずかな仕事のために、その何倍もの間、存在しています。すべてのPがふさがっているときにgoroutineを増やしても、何も速くなりません。列が長くなるだけです。',
    },
    places: places(trace),
  }),
} satisfies Question<'gotrace'>;

export const hiddenFirstWait = {
  id: 'first-wait',
  kind: 'duration',
  tolerance: 0.02,
  prompt: {
    en: 'Of the scheduler wait of this group, how much passed before its goroutines ran for the first time?',
    ja: 'このグループの実行待ち（Sched wait）のうち、goroutineが初めて実行されるまでに過ぎた分は、どれだけですか。',
  },
  answer: ofGroup(({ firstWaitNs }) => firstWaitNs),
  misreadings: [
    {
      id: 'all-of-it',
      values: ofGroup(({ schedWaitNs }) => schedWaitNs),
      hint: {
        en: 'That is all of the scheduler wait, later turns included.',
        ja: 'それは実行待ちの全部で、2回目以降も入っています。',
      },
    },
    {
      id: 'official',
      values: ({ figures }) => [figures.profiles.sched.ns],
      hint: {
        en: 'That is the scheduler latency profile, which leaves out exactly what is asked for.',
        ja: 'それは、スケジューラーレイテンシのプロファイルです。ちょうど、聞かれている部分が抜けています。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the group: its first waits are listed apart.',
      ja: 'グループを開くと、最初の待ちが分けて書かれています。',
    },
    {
      en: 'In the view “Waiting”, of kind scheduler, it is the place where the goroutines are created.',
      ja: '待ちの画面でスケジューラーを選ぶと、goroutineを作った場所の行に当たります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'Most of it, and the official scheduler latency profile counts none of it: it begins to count when a goroutine has run once. Whoever trusts that profile misses the crowd at the door.',
      ja: '実行待ちの大部分です。それなのに公式のプロファイルには、まったく入りません。goroutineが1回実行されてから、数え始めるからです。これだけを信じると、入口の混雑を見落とします。',
    },
    places: [
      ...places(trace),
      { kind: 'view', params: { view: 'blocking', kind: 'sched', count: 'complete' } } as const,
    ],
  }),
} satisfies Question<'gotrace'>;
