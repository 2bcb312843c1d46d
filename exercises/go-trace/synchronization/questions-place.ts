import type { Need, Question } from '../../../src/grading/exercise.ts';
import { lengthNs, lockWaits } from '../../../src/grading/go-trace-sums.ts';
import { collectorNs, collectorPlaces, lockNs, lockPlace, waitGroupNs, waitGroupPlaces } from './waits.ts';

const places = () => [{ kind: 'view', params: { view: 'blocking', kind: 'sync' } } as const];

export const lockShare = {
  id: 'lock-share',
  kind: 'estimate',
  quantity: 'share',
  prompt: {
    en: 'Of all the time in the synchronization profile of this server, which share will be waiting for its one mutex?',
    ja: 'このサーバーの同期のプロファイルに載る時間のうち、1つしかないミューテックスの待ちは、何%を占めるでしょうか。',
  },
  answer: (trace) => [(100 * lockNs(trace)) / trace.figures.profiles.sync.ns],
  hints: [
    {
      en: 'The profile counts channels, `select`, WaitGroups and more besides mutexes.',
      ja: 'このプロファイルは、ミューテックスのほかに、チャネル、`select`、WaitGroupなども数えます。',
    },
    {
      en: 'A guess is enough; the questions below take it apart.',
      ja: '予想で構いません。後の問題で、1つずつ分けていきます。',
    },
  ],
  reveal: { afterTries: 1 },
  why: () => ({
    text: {
      en: 'Less than most expect. The rest is no mutex of the program: handlers that wait for their goroutines, and goroutines that wait for the collector.',
      ja: '多くの人の予想より、少なくなります。残りはプログラムのミューテックスではありません。goroutineの終わりを待つハンドラと、GCを待つgoroutineです。',
    },
    places: places(),
  }),
} satisfies Question<'gotrace'>;

export const whichLock = {
  id: 'which-lock',
  kind: 'function',
  prompt: {
    en: 'In which function of the program do goroutines wait longest for a mutex?',
    ja: 'goroutineがミューテックスを最も長く待つのは、プログラムのどの関数ですか。',
  },
  answer: (trace) => [lockPlace(trace)],
  misreadings: [
    {
      id: 'the-leaf',
      values: () => ['sync.(*Mutex).Lock'],
      hint: {
        en: 'Everybody waits there. The caller says whose lock it is.',
        ja: 'ロックを待つgoroutineは、誰でもそこにいます。どのロックなのかは、呼び出し元で分かります。',
      },
    },
    {
      id: 'wait-group',
      values: waitGroupPlaces,
      hint: {
        en: 'It waits in `WaitGroup.Wait`, for the goroutines that it began. That is no lock; it ends when they do.',
        ja: 'そこは`WaitGroup.Wait`で、自分が始めたgoroutineを待っています。ロックではありません。goroutineが終われば、終わります。',
      },
    },
    {
      id: 'the-collector',
      values: collectorPlaces,
      hint: {
        en: 'The reason reads `sync`, but look at the stack: the goroutine allocates there, and inside of `runtime.mallocgc` it waits for the collector.',
        ja: '理由は`sync`ですが、スタックを見てください。そこでメモリを割り当てようとして、`runtime.mallocgc`の中でGCを待っています。',
      },
    },
  ],
  hints: [
    { en: 'View “Waiting”, kind synchronization.', ja: '待ちの画面で、種類を同期にします。' },
    {
      en: 'Look for a stack with `sync.(*Mutex).Lock`, and read its caller.',
      ja: '`sync.(*Mutex).Lock`のあるスタックを探し、呼び出し元を読みます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'The lock is taken once per match, and under it everything found so far is sorted again. That is what the others wait for.',
      ja: '1件見つかるたびにロックを取り、持ったまま、それまでの結果をすべて並べ直しています。ほかのgoroutineは、これを待っています。',
    },
    places: [{ kind: 'function', name: lockPlace(trace) }, ...places()],
  }),
} satisfies Question<'gotrace'>;

export const lockTime = {
  id: 'lock-time',
  kind: 'duration',
  tolerance: 0.02,
  prompt: {
    en: 'How long did goroutines wait for mutexes in all?',
    ja: 'goroutineがミューテックスを待った時間は、合わせてどれだけですか。',
  },
  answer: (trace) => [lockNs(trace)],
  misreadings: [
    {
      id: 'whole-profile',
      values: ({ figures }) => [figures.profiles.sync.ns],
      hint: {
        en: 'That is the whole synchronization profile. Only the rows with `sync.(*Mutex).Lock` were asked for.',
        ja: 'それは、同期のプロファイル全体です。聞かれているのは、`sync.(*Mutex).Lock`のある行だけです。',
      },
    },
    {
      id: 'longest',
      values: (trace) => lockWaits(trace).slice(0, 1).map(lengthNs),
      hint: {
        en: 'That is the longest single wait. Sum them.',
        ja: 'それは、最も長い1回です。合計してください。',
      },
    },
    {
      id: 'wait-group',
      values: (trace) => [waitGroupNs(trace)],
      hint: {
        en: 'That is `WaitGroup.Wait`: the handlers, waiting for all of it to be over.',
        ja: 'それは`WaitGroup.Wait`で、ハンドラがすべての終わりを待った時間です。',
      },
    },
  ],
  hints: [
    {
      en: 'View “Waiting”, kind synchronization, filter `Mutex`.',
      ja: '待ちの画面で種類を同期にし、`Mutex`で絞り込みます。',
    },
    { en: 'Add the totals of what is left.', ja: '残った行の合計を足します。' },
  ],
  reveal: { afterTries: 3 },
  why: () => ({
    text: {
      en: 'Many times as long as the trace itself: hundreds stood in line at once. As a sum it ranks places; it is no one’s delay.',
      ja: 'トレースの長さの何倍にもなります。何百ものgoroutineが、同時に並んでいたからです。場所の順位を決める合計であって、誰かの遅れではありません。',
    },
    places: places(),
  }),
} satisfies Question<'gotrace'>;

const needsCollectorWaits: Need<'gotrace'> = {
  id: 'collector-waits',
  met: (trace) => collectorNs(trace) > 0,
  missing: {
    en: 'In this trace no goroutine waited for the collector.',
    ja: 'このトレースでは、どのgoroutineもGCを待っていません。',
  },
};

export const notALock = {
  id: 'not-a-lock',
  kind: 'choice',
  needs: [needsCollectorWaits],
  prompt: {
    en: 'Filter for `os.open`, then for `strings.Fields`: goroutines wait there too, and the reason reads `sync`. What do they wait for?',
    ja: '`os.open`で、次に`strings.Fields`で絞り込んでください。そこでも、理由`sync`で待っているgoroutineがあります。何を待っているのでしょうか。',
  },
  options: [
    { id: 'same-mutex', text: { en: 'The same mutex as the others', ja: 'ほかと同じミューテックス' } },
    {
      id: 'files',
      text: {
        en: 'The file system, which locks the folder',
        ja: 'フォルダーをロックしているファイルシステム',
      },
    },
    {
      id: 'collector',
      text: {
        en: 'The garbage collector, which begins or ends a cycle',
        ja: 'サイクルを始めるか終えようとしているGC',
      },
    },
    { id: 'processor', text: { en: 'A free P', ja: '空いているP' } },
  ],
  answer: (trace) => (collectorNs(trace) > 0 ? ['collector'] : []),
  misreadings: [
    {
      id: 'chose-mutex',
      values: () => ['same-mutex'],
      hint: {
        en: 'There is no `sync.(*Mutex).Lock` in these stacks, and the program takes no lock there.',
        ja: 'これらのスタックに、`sync.(*Mutex).Lock`はありません。そこでは、プログラムはロックを取っていません。',
      },
    },
    {
      id: 'chose-files',
      values: () => ['files'],
      hint: {
        en: 'A wait inside the system call would be in the state syscall. And `strings.Fields` opens no file.',
        ja: 'システムコールの中の待ちなら、状態はsyscallになります。それに、`strings.Fields`はファイルを開きません。',
      },
    },
    {
      id: 'chose-processor',
      values: () => ['processor'],
      hint: {
        en: 'Then it would be runnable, not waiting. Something has to happen before it may go on.',
        ja: 'それなら、待機ではなく実行可能です。何かが起きるまで、先に進めない状態にあります。',
      },
    },
  ],
  hints: [
    {
      en: 'What do opening a file and splitting a text have in common? Both need new memory.',
      ja: 'ファイルを開くことと、文字列を分けることの共通点は何でしょうか。どちらも、新しいメモリが要ります。',
    },
    {
      en: 'Select the place of a row to see its stack: the innermost frames are functions of the runtime.',
      ja: '行の「場所」を選ぶと、スタックが開きます。最も内側のフレームは、ランタイムの関数です。',
    },
  ],
  reveal: { afterTries: 2 },
  why: () => ({
    text: {
      en: 'A goroutine that allocates may have to begin or finish a collection, and stands in line for it at a semaphore of the runtime, booked as `sync`. Fewer allocations shorten this part; no change to the mutex will.',
      ja: 'メモリを割り当てるgoroutineは、GCを始めるか終える役に当たることがあり、ランタイムのセマフォの前に並びます。その理由も`sync`です。この部分を減らすのは割り当ての削減で、ミューテックスを直しても減りません。',
    },
    places: places(),
  }),
} satisfies Question<'gotrace'>;
