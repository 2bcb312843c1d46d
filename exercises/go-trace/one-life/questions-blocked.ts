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
    en: 'What did that goroutine spend most of its life waiting for?',
    ja: 'そのgoroutineは、一生の大部分、何を待っていましたか。',
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
        en: 'Some of its waits have frames of the collector in their stacks, but not most of the time.',
        ja: 'スタックにGCのフレームがある待ちもありますが、時間の大部分ではありません。',
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
      en: 'Under the reason `sync`, look at the stacks: `sync.(*Mutex).Lock`, or functions of the collector?',
      ja: '理由が`sync`の行では、スタックを見ます。`sync.(*Mutex).Lock`でしょうか、GCの関数でしょうか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (trace) => ({
    text: {
      en: 'A millisecond of work, and a life of hundreds, spent in line. That is what an empty span in a monitoring tool looks like from inside.',
      ja: '1 msほどの仕事に、その何百倍もの一生をかけ、ほとんどを列の中で過ごしました。監視ツールの空のスパンは、内側から見るとこうなっています。',
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
        en: 'Those are all its waits; some are for the collector. Count the ones with `sync.(*Mutex).Lock` in the stack.',
        ja: 'それは、すべての待ちの回数です。GCを待ったものもあります。スタックに`sync.(*Mutex).Lock`があるものを数えてください。',
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
      en: 'Its life, event by event: the rows in the state waiting.',
      ja: '一生を1行ずつ見て、待機中の行を探します。',
    },
    {
      en: 'Only those whose stack holds `sync.(*Mutex).Lock`.',
      ja: 'スタックに`sync.(*Mutex).Lock`があるものだけを数えます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'Once for nearly every match that it found. If it kept its results to itself until it is done, it would have to stand in line once at most.',
      ja: '見つけた件数と、ほぼ同じ回数です。終わるまで自分の結果を手元に持っていれば、並ぶのは多くても1回で済みます。',
    },
    places: place(trace),
  }),
} satisfies Question<'gotrace'>;
