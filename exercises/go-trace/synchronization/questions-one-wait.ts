import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { Question } from '../../../src/grading/exercise.ts';
import { idOf, lengthNs, lockWaits, totalNs } from '../../../src/grading/go-trace-sums.ts';
import { earlierHolders, enderOf, otherLongestNs } from './waits.ts';

const longest = (trace: WholeTrace) => lockWaits(trace).slice(0, 1);

export const longestWait = {
  id: 'longest-wait',
  kind: 'duration',
  tolerance: 0.02,
  prompt: {
    en: 'How long was the longest single wait for a mutex?',
    ja: 'ミューテックスの待ちのうち、最も長い1回はどれだけでしたか。',
  },
  answer: (trace) => longest(trace).map(lengthNs),
  misreadings: [
    {
      id: 'the-sum',
      values: (trace) => [totalNs(lockWaits(trace))],
      hint: { en: 'That is the sum of all of them.', ja: 'それは、すべての合計です。' },
    },
    {
      id: 'the-mean',
      values: (trace) => [totalNs(lockWaits(trace)) / Math.max(1, lockWaits(trace).length)],
      hint: {
        en: 'That is the mean, all that a block profile could tell. The longest is several times as long.',
        ja: 'それは平均で、blockプロファイルから分かるのはここまでです。最も長い待ちは、その何倍もあります。',
      },
    },
    {
      id: 'another-row',
      values: otherLongestNs,
      hint: {
        en: 'That is a longest wait, but of another row: a handler at its WaitGroup, a channel, the collector.',
        ja: 'それは、別の行の最長です。WaitGroupで待つハンドラか、チャネルか、GCの待ちです。',
      },
    },
  ],
  hints: [
    {
      en: 'View “Waiting”, complete counting: the column of the longest wait, in the row with `sync.(*Mutex).Lock`.',
      ja: '待ちの画面を完全な数え方にし、`sync.(*Mutex).Lock`のある行の「最長」の列を読みます。',
    },
    {
      en: 'Filter the view “Waiting” for `Mutex` first: waits for the collector are rows of their own.',
      ja: '先に、待ちの画面を`Mutex`で絞り込みます。GCの待ちは、別の行です。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'One goroutine, one lock, one wait: a search that holds such a goroutine cannot be faster than this.',
      ja: '1つのgoroutineの、1つのロックの、1回の待ちです。そのgoroutineを含む検索は、これより速くなりません。',
    },
    places: longest(trace).map(({ goroutine, fromNs, toNs }) => ({
      kind: 'goroutine',
      id: idOf(trace, goroutine),
      range: { fromNs, toNs },
    })),
  }),
} satisfies Question<'gotrace'>;

export const whoEnded = {
  id: 'who-ended',
  kind: 'goroutine',
  prompt: {
    en: 'Which goroutine ended that longest wait by giving the mutex back?',
    ja: 'その最も長い待ちを、ミューテックスを返して終わらせたのは、どのgoroutineですか。',
  },
  answer: (trace) => longest(trace).map((wait) => enderOf(trace, wait)),
  misreadings: [
    {
      id: 'the-waiter',
      values: (trace) => longest(trace).map(({ goroutine }) => idOf(trace, goroutine)),
      hint: {
        en: 'That is the one that waited. Open it and read who ended the wait.',
        ja: 'それは、待っていた側です。開いて、誰が待ちを終わらせたかを読んでください。',
      },
    },
    {
      id: 'earlier-holder',
      values: (trace) => longest(trace).flatMap((wait) => earlierHolders(trace, wait)),
      hint: {
        en: 'It held the lock earlier in that time, and passed it on to another. The last one before the end was asked for.',
        ja: 'それは、その待ちの間の早い時期にロックを持ち、ほかへ渡したgoroutineです。聞かれているのは、最後に渡した側です。',
      },
    },
  ],
  hints: [
    {
      en: 'Filter the view “Who ended it” for `Mutex`. The longest waits are listed one by one, the longest first.',
      ja: '「待ちを終わらせた側」の画面を`Mutex`で絞り込みます。待ちが1回ずつ、長い順に並びます。',
    },
    {
      en: 'Its row names the waiter and the one that ended the wait. The second one is asked for.',
      ja: 'その行には、待った側と終わらせた側があります。聞かれているのは、後のほうです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'Its unlock is the moment in which the waiter became runnable. Neither profile has this pair: the one knows the waiter, the other the holder.',
      ja: 'この解放の瞬間に、待っていた側が実行可能になりました。この組み合わせは、どちらのプロファイルにもありません。一方は待った側だけを、他方は持っていた側だけを知っています。',
    },
    places: longest(trace).map((wait) => ({ kind: 'goroutine', id: enderOf(trace, wait) })),
  }),
} satisfies Question<'gotrace'>;
