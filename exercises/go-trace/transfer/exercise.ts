import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { Exercise } from '../../../src/grading/exercise.ts';
import { largestGroup, lockWaits, needsGoroutines, totalNs } from '../../../src/grading/go-trace-sums.ts';
import { whereTime } from '../goroutines/where-time.ts';

const lockPercent = (trace: WholeTrace) => {
  const group = largestGroup(trace);
  return group ? (100 * totalNs(lockWaits(trace))) / group.totalNs : Number.NaN;
};
const waitsForP = (trace: WholeTrace) => {
  const group = largestGroup(trace);
  return group !== undefined && group.schedWaitNs > group.totalNs / 2;
};

export default {
  title: { en: 'The same server, another load', ja: '同じサーバー、別の負荷' },
  format: 'gotrace',
  fixture: ['small-files.trace.gz'],
  needs: [needsGoroutines],
  questions: [
    whereTime('runnable'),
    {
      id: 'lock-part',
      kind: 'number',
      unit: { en: '%', ja: '%' },
      tolerance: 0.1,
      prompt: {
        en: 'How many percent of the time that goroutines of this group existed did they wait for the mutex?',
        ja: 'このグループのgoroutineが存在していた時間のうち、ミューテックスを待っていたのは何%ですか。',
      },
      answer: (trace) => [lockPercent(trace)],
      misreadings: [
        {
          id: 'scheduler',
          values: (trace) => {
            const group = largestGroup(trace);
            return group ? [(100 * group.schedWaitNs) / group.totalNs] : [];
          },
          hint: { en: 'That is the wait for a P.', ja: 'それは、Pの空き待ちです。' },
        },
        {
          id: 'sync-profile',
          values: (trace) => {
            const group = largestGroup(trace);
            return group ? [(100 * trace.figures.profiles.sync.ns) / group.totalNs] : [];
          },
          hint: {
            en: 'That is the whole synchronization profile. Handlers that wait for their goroutines are in it, and waits for the collector.',
            ja: 'それは、同期のプロファイル全体です。goroutineの終わりを待つハンドラや、GCの待ちも入っています。',
          },
        },
      ],
      hints: [
        {
          en: 'View “Waiting”, kind synchronization, filter `Mutex`.',
          ja: '待ちの画面で種類を同期にし、`Mutex`で絞り込みます。',
        },
        {
          en: 'Divide by the total of the group. It may be very little.',
          ja: 'グループの合計で割ります。ごくわずかかもしれません。',
        },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'The same code, the same mutex, and it hardly matters: fewer matches, so fewer turns with the lock, and less to sort in each. A bottleneck belongs to a load, not to a line.',
          ja: '同じコード、同じミューテックスなのに、ここではほとんど関係ありません。見つかる件数が少なく、ロックを取る回数も、並べ替える量も少ないからです。ボトルネックは、コードの行ではなく負荷によって決まります。',
        },
        places: [{ kind: 'view', params: { view: 'blocking', kind: 'sync' } }],
      }),
    },
    {
      id: 'fix-first',
      kind: 'choice',
      prompt: {
        en: 'On this load, which change would shorten the answers most?',
        ja: 'この負荷で、応答を最も短くできるのは、どの変更ですか。',
      },
      options: [
        {
          id: 'lock',
          text: {
            en: 'Keep the results of each goroutine apart, and drop the lock',
            ja: '結果をgoroutineごとに分け、ロックをなくす',
          },
        },
        { id: 'more-procs', text: { en: 'Set GOMAXPROCS to twenty', ja: 'GOMAXPROCSを20にする' } },
        {
          id: 'work',
          text: {
            en: 'Do less work per search, or give it more CPUs',
            ja: '検索1回の仕事を減らすか、CPUを増やす',
          },
        },
        {
          id: 'priority',
          text: { en: 'Start the goroutines in another order', ja: 'goroutineを始める順番を変える' },
        },
      ],
      answer: (trace) => (waitsForP(trace) ? ['work'] : []),
      misreadings: [
        {
          id: 'chose-lock',
          values: () => ['lock'],
          hint: {
            en: 'On the other trace it would pay. Look at how little of this one the mutex is.',
            ja: '前のトレースなら、効果があります。このトレースでミューテックスが占める割合を見てください。',
          },
        },
        {
          id: 'chose-procs',
          values: () => ['more-procs'],
          hint: {
            en: 'A P is no CPU. With two CPUs, twenty Ps only move the queue from Go’s scheduler into the kernel’s.',
            ja: 'PはCPUではありません。CPUが2つのままPを20にしても、列がGoのスケジューラーからカーネルへ移るだけです。',
          },
        },
        {
          id: 'chose-order',
          values: () => ['priority'],
          hint: {
            en: 'A search is done when its last goroutine is, whichever that is.',
            ja: '検索が終わるのは、最後のgoroutineが終わったときです。順番を変えても、最後は必ずあります。',
          },
        },
      ],
      hints: [
        {
          en: 'What do goroutines wait for here, and who has it meanwhile?',
          ja: 'ここでgoroutineが待っているのは何で、その間それを使っているのは誰でしょうか。',
        },
        {
          en: 'They wait for a P, and the Ps are busy with the work of other goroutines.',
          ja: 'Pを待っています。Pは、ほかのgoroutineの仕事でふさがっています。',
        },
      ],
      reveal: { afterTries: 2 },
      why: (trace) => ({
        text: {
          en: 'Runnable goroutines are no fault in themselves: they say that there is more work at this moment than Ps to do it. Less work, or later, or on more CPUs.',
          ja: '実行可能なgoroutineがあること自体は、不具合ではありません。その瞬間に、Pの数より多くの仕事があるという印です。仕事を減らすか、後に回すか、CPUを増やします。',
        },
        places: [{ kind: 'function', name: largestGroup(trace)?.name ?? '' }],
      }),
    },
  ],
} satisfies Exercise<'gotrace'>;
