import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { Question } from '../../../src/grading/exercise.ts';
import { needsLockWaits } from '../../../src/grading/go-trace-sums.ts';
import { locksOf, mainCause, runCount, theId, waitCount } from './longest.ts';

const place = (trace: WholeTrace) => [{ kind: 'goroutine', id: theId(trace) } as const];
const unless = (id: string) => (trace: WholeTrace) => (mainCause(trace) === id ? [] : [id]);

export const blockedOn = {
  id: 'blocked-on',
  kind: 'choice',
  prompt: {
    en: 'What did that goroutine wait for longest, all its waits together?',
    ja: 'そのgoroutineが、合計で最も長く待っていたのは何ですか。',
  },
  options: [
    { id: 'file', text: { en: 'The file it reads', ja: '読み込むファイル' } },
    { id: 'lock', text: { en: 'The mutex around the results', ja: '結果を守るミューテックス' } },
    { id: 'collector', text: { en: 'The garbage collector', ja: 'ガベージコレクション' } },
    { id: 'processor', text: { en: 'A free P', ja: '空いているP' } },
  ],
  answer: (trace) => [mainCause(trace)],
  misreadings: [
    {
      id: 'chose-file',
      values: unless('file'),
      hint: {
        en: 'Reading is over within its few stretches in the state syscall. Add them up.',
        ja: '読み込みは、syscallの短い区間だけで終わっています。足してみてください。',
      },
    },
    {
      id: 'chose-collector',
      values: unless('collector'),
      hint: {
        en: 'Some of its waits have frames of the collector in their stacks. Add those up, and the others with the same reason.',
        ja: 'スタックにGCのフレームがある待ちも確かにあります。それを足し、同じ理由のほかの待ちの合計と比べてください。',
      },
    },
    {
      id: 'chose-processor',
      values: unless('processor'),
      hint: {
        en: 'That is the state runnable. Compare its sum with that of waiting.',
        ja: 'それは、実行可能な状態の時間です。待機中の時間の合計と比べてください。',
      },
    },
  ],
  hints: [
    {
      en: 'The goroutine’s page sums its life up by state and reason.',
      ja: 'goroutineの画面に、状態と理由ごとの合計があります。',
    },
    {
      en: 'Under the reason `sync`, select the place of a wait to see its stack: `sync.(*Mutex).Lock`, or functions of the collector?',
      ja: '理由が`sync`の待ちは、「場所」を選ぶとスタックが開きます。`sync.(*Mutex).Lock`でしょうか、GCの関数でしょうか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (trace) => ({
    text: {
      en: 'A moment of work, and a life spent in line. That is what an empty span in a monitoring tool looks like from inside.',
      ja: 'ほんのわずかな仕事のために、一生のほとんどを列の中で過ごしました。監視ツールの空のスパンは、内側から見るとこうなっています。',
    },
    places: place(trace),
  }),
} satisfies Question<'gotrace'>;

export const turns = {
  id: 'turns',
  kind: 'number',
  unit: { en: 'times', ja: '回' },
  tolerance: 0,
  needs: [{ ...needsLockWaits, id: 'own-lock-waits', met: (trace) => locksOf(trace).length > 0 }],
  prompt: {
    en: 'How many times did it wait for the mutex?',
    ja: 'そのgoroutineは、ミューテックスを何回待ちましたか。',
  },
  answer: (trace) => [locksOf(trace).length],
  misreadings: [
    {
      id: 'all-waits',
      values: (trace) => [waitCount(trace)],
      hint: {
        en: 'Those are all its waits, and not all of them were for the mutex. Count the ones with `sync.(*Mutex).Lock` in the stack.',
        ja: 'それは、すべての待ちの回数です。ミューテックス以外を待ったものもあります。スタックに`sync.(*Mutex).Lock`があるものを数えてください。',
      },
    },
    {
      id: 'runs',
      values: (trace) => [runCount(trace)],
      hint: {
        en: 'So often it ran. It also stops running when the runtime takes its P away.',
        ja: 'それは、実行された回数です。ランタイムにPを取り上げられて、止まることもあります。',
      },
    },
  ],
  hints: [
    {
      en: 'The table “Its longest waits”: the rows “waiting: sync”.',
      ja: '「長い待ち」の表で、理由が`sync`の行を探します。',
    },
    {
      en: 'Select the place of each: its stack opens. Count those that hold `sync.(*Mutex).Lock`.',
      ja: 'それぞれの「場所」を選ぶとスタックが開きます。`sync.(*Mutex).Lock`があるものだけを数えます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'It takes the lock once for every match that it finds, and each time it may have to stand in line. If it kept its results to itself until it is done, once would do.',
      ja: '1件見つけるたびにロックを取るので、そのたびに列に並ぶことになります。終わるまで自分の結果を手元に持っていれば、ロックを取るのは1回で済みます。',
    },
    places: place(trace),
  }),
} satisfies Question<'gotrace'>;
