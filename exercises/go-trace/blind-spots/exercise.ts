import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { Exercise, Need } from '../../../src/grading/exercise.ts';
import { programGroups } from '../../../src/grading/go-trace-sums.ts';

import { groupOfStuck, stuckNow } from './stuck.ts';

const sleepNs = (trace: WholeTrace) =>
  programGroups(trace).reduce((sum, { blockNsByReason }) => sum + (blockNsByReason.sleep ?? 0), 0);

const needsSleep: Need<'gotrace'> = {
  id: 'sleep',
  met: (trace) => sleepNs(trace) > 0,
  missing: {
    en: 'In this trace no goroutine of the program sleeps.',
    ja: 'このトレースでは、プログラムのgoroutineは1つもsleepしていません。',
  },
};
const needsStuck: Need<'gotrace'> = {
  id: 'stuck',
  met: (trace) => stuckNow(trace) !== undefined,
  missing: {
    en: 'In this trace no goroutine of the program still waits at its end for a lock or a channel.',
    ja: 'このトレースの終わりに、ロックやチャネルを待ち続けているプログラムのgoroutineはありません。',
  },
};

export default {
  title: { en: 'Waits that no official profile shows', ja: '公式のプロファイルに出ない待ち' },
  format: 'gotrace',
  fixture: ['forgetful.trace.gz'],
  needs: [],
  questions: [
    {
      id: 'slept',
      kind: 'duration',
      tolerance: 0.01,
      needs: [needsSleep],
      prompt: {
        en: 'For how long in all did goroutines of the program sleep (`time.Sleep`)?',
        ja: 'プログラムのgoroutineが、sleep（`time.Sleep`）していた時間は、合わせてどれだけですか。',
      },
      answer: (trace) => [sleepNs(trace)],
      misreadings: [
        {
          id: 'sync-profile',
          values: ({ figures }) => [figures.profiles.sync.ns],
          hint: {
            en: 'That is the synchronization profile. Sleep is not in it, nor in any other of the four.',
            ja: 'それは、同期のプロファイルです。sleepは、そこにも、残りの3つにも載りません。',
          },
        },
        {
          id: 'network-profile',
          values: ({ figures }) => [figures.profiles.net.ns],
          hint: {
            en: 'That is waiting for the network: connections that are idle.',
            ja: 'それは、ネットワークの待ちです。何もしていない接続も入っています。',
          },
        },
      ],
      hints: [
        {
          en: 'View “Waiting”, all kinds, complete counting.',
          ja: '待ちの画面で、すべての種類を、完全な数え方で表示します。',
        },
        {
          en: 'The row of `time.Sleep`. In the goroutine table it is the block time with the reason `sleep`.',
          ja: '`time.Sleep`の行です。goroutineの表では、理由が`sleep`のブロック時間です。',
        },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'Every answer waits for it, and all four official profiles are silent. Only the goroutine table and the timeline know.',
          ja: 'どの応答も、これを待っています。それなのに、公式の4つのプロファイルには何も出ません。分かるのは、goroutineの表とタイムラインだけです。',
        },
        places: [{ kind: 'view', params: { view: 'blocking', kind: 'sleep', count: 'complete' } }],
      }),
    },
    {
      id: 'stuck',
      kind: 'number',
      unit: { en: 'goroutines', ja: '個' },
      tolerance: 0,
      needs: [needsStuck],
      prompt: {
        en: 'How many goroutines wait at the same place of the program when the trace ends, so that none of the four profiles has this wait?',
        ja: 'トレースの終わりに、プログラムの同じ場所で待ち続けていて、その待ちが公式の4つのプロファイルに載らないgoroutineは、いくつですか。',
      },
      answer: (trace) => [stuckNow(trace)?.goroutines ?? Number.NaN],
      misreadings: [
        {
          id: 'whole-group',
          values: (trace) => programGroups(trace).map(({ count }) => count),
          hint: {
            en: 'That is a whole group. Some of its goroutines have ended; count those that still wait.',
            ja: 'それは、グループの全体です。終わったものもあるので、まだ待っているものだけを数えてください。',
          },
        },
        {
          id: 'with-runtime',
          values: ({ figures }) => [figures.waits.stuck.reduce((sum, { goroutines }) => sum + goroutines, 0)],
          hint: {
            en: 'That includes goroutines of the runtime, which wait for work all the time.',
            ja: 'それには、いつも仕事を待っている、ランタイム自身のgoroutineが入っています。',
          },
        },
      ],
      hints: [
        {
          en: 'The overview has a table of what still waits as the trace ends.',
          ja: '概要の画面に、トレースの終わりにまだ待っているものの表があります。',
        },
        {
          en: 'Leave out the runtime’s own and the tracer’s.',
          ja: 'ランタイム自身のものと、トレースのためのものを除きます。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (trace) => ({
        text: {
          en: 'These profiles book a wait when it ends. A leak never ends, so the worst waits of all are the ones that are not shown.',
          ja: 'これらのプロファイルが待ちを数えるのは、終わったときです。リークは終わらないので、最も悪い待ちほど、表示されません。',
        },
        places: [{ kind: 'view', params: { view: 'overview' } }, ...groupOfStuck(trace)],
      }),
    },
    {
      id: 'where-stuck',
      kind: 'choice',
      needs: [needsStuck],
      prompt: {
        en: 'Those goroutines wait in `chan send` with nobody left to receive. Which of the official pages of `go tool trace` shows that they exist?',
        ja: 'そのgoroutineは、受け取る相手がいないまま`chan send`で待っています。`go tool trace`の公式の画面のうち、存在が分かるのはどれですか。',
      },
      options: [
        {
          id: 'sync',
          text: { en: 'Synchronization blocking profile', ja: 'Synchronization blocking profile' },
        },
        { id: 'goroutines', text: { en: 'Goroutine analysis', ja: 'Goroutine analysis' } },
        { id: 'sched', text: { en: 'Scheduler latency profile', ja: 'Scheduler latency profile' } },
      ],
      answer: () => ['goroutines'],
      misreadings: [
        {
          id: 'chose-sync',
          values: () => ['sync'],
          hint: {
            en: 'It is of the right kind, but it books a wait only once it is over.',
            ja: '種類は合っていますが、待ちが終わらない限り数えません。',
          },
        },
        {
          id: 'chose-sched',
          values: () => ['sched'],
          hint: {
            en: 'They are blocked, not runnable.',
            ja: 'ブロックしているのであって、実行可能なのではありません。',
          },
        },
      ],
      hints: [
        {
          en: 'Which page counts goroutines, and which counts ended waits?',
          ja: 'goroutineを数える画面はどれで、終わった待ちを数える画面はどれでしょうか。',
        },
        {
          en: 'Its block time is counted up to the end of the trace there.',
          ja: 'その画面では、ブロックの時間がトレースの終わりまで数えられます。',
        },
      ],
      reveal: { afterTries: 2 },
      why: () => ({
        text: {
          en: 'There the open wait is in the block time of each goroutine. For a leak, look at who is still there at the end; since Go 1.27 the `goroutineleak` profile names those that can never go on.',
          ja: 'この画面では、終わらない待ちも、goroutineごとのブロック時間に入ります。リークを疑ったら、終わりに誰が残っているかを見てください。Go 1.27からは、二度と進めないgoroutineを挙げる`goroutineleak`プロファイルもあります。',
        },
        places: [{ kind: 'view', params: { view: 'goroutines' } }],
      }),
    },
  ],
} satisfies Exercise<'gotrace'>;
