import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { EstimateQuestion, FunctionQuestion, NumberQuestion } from '../../../src/grading/exercise.ts';
import type { Place } from '../../../src/grading/subjects.ts';
import {
  groupPlace,
  lockCount,
  lockWait,
  otherPlace,
  otherWait,
  syncCount,
  syncPlaces,
} from '../search-figures.ts';

const blocking: Place = { kind: 'view', params: { view: 'blocking', kind: 'sync' } };
const share = (part: number, all: number): number[] => (all > 0 ? [(100 * part) / all] : []);
const lockShare = (trace: WholeTrace) => share(lockWait(trace), lockWait(trace) + otherWait(trace));

export const lockGuess: EstimateQuestion<'gotrace'> = {
  id: 'lock-guess',
  kind: 'estimate',
  quantity: 'share',
  prompt: {
    en: 'Before you look: the searching goroutines wait under the reason `sync`, and the program has one lock, `resultsMu`. What share of that wait will be gone when the lock is?',
    ja: '見る前に予想してみましょう。検索するgoroutineは`sync`という理由で待っていて、プログラムのロックは`resultsMu`だけです。このロックをなくすと、待ちのうち何%が消えるでしょうか。',
  },
  answer: (trace) => lockShare(trace).map(Math.round),
  hints: [
    {
      en: 'One lock, one reason: that would be all of it. Is the reason only used for locks of the program?',
      ja: 'ロックが1つ、理由も1つなら、全部のはずです。この理由は、プログラムのロックだけに使われるのでしょうか。',
    },
    { en: 'Group the waits by stack.', ja: '待ちをスタックごとに分けてみてください。' },
  ],
  reveal: { afterTries: 1 },
  why: (trace) => ({
    text: {
      en: 'A reason is a kind of wait, not a cause. The stack tells the cause.',
      ja: '理由は待ちの種類で、原因ではありません。原因はスタックが教えてくれます。',
    },
    places: [blocking, ...groupPlace(trace)],
  }),
};

export const otherHalf: FunctionQuestion<'gotrace'> = {
  id: 'other-half',
  kind: 'function',
  prompt: {
    en: 'In which function do the searching goroutines wait under the reason `sync`, when it is not for the lock of the program?',
    ja: '検索するgoroutineが、プログラムのロック以外のために`sync`で待つとき、待っている関数はどれですか。',
  },
  answer: (trace) => [otherPlace(trace)].filter((name) => name !== ''),
  misreadings: [
    {
      id: 'the-lock',
      values: (trace) => [
        'sync.(*Mutex).Lock',
        ...syncPlaces(trace).flatMap(({ functions }) => functions.filter((name) => name.startsWith('main.'))),
      ],
      hint: {
        en: 'That is the program’s side of it. Leave `resultsMu` out and read the leaf of the other stacks.',
        ja: 'それはプログラムの側です。`resultsMu`を除いて、残りのスタックのいちばん内側を読んでください。',
      },
    },
    {
      id: 'waits-for-all',
      values: () => ['sync.(*WaitGroup).Wait'],
      hint: {
        en: 'There the handler waits for its searchers: another goroutine, and the consequence, not the cause.',
        ja: 'それは、ハンドラが検索の終わりを待っている場所です。別のgoroutineで、原因ではなく結果です。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the synchronization profile for the group of the searchers.',
      ja: '検索するgoroutineのグループで、同期のプロファイルを開いてください。',
    },
    {
      en: 'Select the place of a row: its stack opens, the leaf on top. What is the leaf of those that do not go through the lock?',
      ja: '行の「場所」を選ぶと、スタックが内側から順に開きます。ロックを通らないスタックの、いちばん内側は何でしょうか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'The heap grows so fast that many goroutines at once have to help the collector, find nothing left to mark, and queue to end the cycle. The runtime’s own queue has the same reason as your lock.',
      ja: 'ヒープの増え方が速いので、多くのgoroutineが一度にGCの手伝いを求められ、マークするものがもうないと知って、GCを終わらせる順番を待ちます。ランタイム内部の待ちにも、ロックと同じ理由が付きます。',
    },
    places: [blocking, ...groupPlace(trace)],
  }),
};

export const atMost: NumberQuestion<'gotrace'> = {
  id: 'at-most',
  kind: 'number',
  unit: { en: '%', ja: '%' },
  prompt: {
    en: 'Suppose the wait for `resultsMu` vanished and nothing else changed. By what percentage would the `sync` wait of the searching goroutines fall?',
    ja: '`resultsMu`の待ちだけが消え、ほかは変わらないとします。検索するgoroutineの`sync`の待ちは、何%減りますか。',
  },
  tolerance: 0.05,
  answer: lockShare,
  misreadings: [
    {
      id: 'count-for-time',
      values: (trace) => share(lockCount(trace), syncCount(trace)),
      hint: {
        en: 'That is the share of the number of waits. Many are short; compare their times.',
        ja: 'それは回数の割合です。短い待ちも1回と数えています。時間で比べてください。',
      },
    },
    {
      id: 'all-of-it',
      values: () => [100],
      hint: {
        en: 'Only if every `sync` wait were one for the lock. Look at the other stacks.',
        ja: '`sync`の待ちがすべてロックのためなら、そうなります。ほかのスタックも見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'Add up the time at `sync.(*Mutex).Lock`, and that of all `sync` waits of these goroutines.',
      ja: '`sync.(*Mutex).Lock`での時間と、これらのgoroutineの`sync`の待ち全体を、それぞれ合計します。',
    },
    { en: 'Divide the one by the other.', ja: '前者を後者で割ってください。' },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'A cause cannot give back more than its own share. Do this sum before the work, and you know whether the work can reach the goal at all.',
      ja: '1つの原因を直して減るのは、多くてもその原因の割合までです。直す前にこの計算をすれば、目標に届くかどうかが先に分かります。',
    },
    places: [blocking, ...groupPlace(trace)],
  }),
};
