import type { WholeTrace } from '../../src/analysis/gotrace/whole-trace.ts';
import { GoState } from '../../src/formats/gotrace/events.ts';
import type { ChoiceQuestion, GoroutineQuestion } from '../../src/grading/exercise.ts';
import {
  goroutineId,
  lengthOf,
  lifeOf,
  longestWait,
  ownGoroutines,
  slowGoroutines,
  slowPlaces,
  slowWait,
  slowWork,
  stretches,
  timeIn,
} from './slow-work.ts';

/** Share of the slow work’s time that its goroutine spent in a state. */
function shareOf(trace: WholeTrace, state: number): number {
  const work = slowWork(trace);
  if (!work) return 0;
  return timeIn(trace, work.goroutine, work.startNs, work.endNs, state) / (work.endNs - work.startNs);
}

/** What the slow work did most of its time: an option of `whatKept`. */
export function kept(trace: WholeTrace): string {
  if (shareOf(trace, GoState.running) > 0.5) return 'running';
  if (shareOf(trace, GoState.runnable) > 0.5) return 'runnable';
  const wait = slowWait(trace);
  if (!wait || shareOf(trace, GoState.waiting) < 0.5) return '';
  const { reason } = wait;
  return reason === 'sync' || reason === 'sleep' || reason === 'network'
    ? reason
    : reason.startsWith('chan')
      ? reason.replace(' ', '-')
      : '';
}

/** The one whose goroutine is slow. */
export const slowOne: GoroutineQuestion = {
  id: 'slow-one',
  kind: 'goroutine',
  prompt: {
    en: 'Which goroutine handled the slow order of this snapshot? Where several orders were slow together, name one of them.',
    ja: 'このスナップショットの遅い注文を処理したのは、どのgoroutineですか。いくつかの注文が一緒に遅くなっていたら、そのうちの1つを答えてください。',
  },
  answer: (trace) => slowGoroutines(trace).map((goroutine) => goroutineId(trace, goroutine)),
  misreadings: [
    {
      id: 'longest-wait',
      values: (trace) => {
        const wait = longestWait(trace);
        const open = ownGoroutines(trace)
          .filter((goroutine) => {
            const [first] = stretches(trace, goroutine);
            return first !== undefined && first.toNs - first.fromNs > trace.figures.trace.durationNs * 0.9;
          })
          .map((goroutine) => goroutineId(trace, goroutine));
        return wait ? [goroutineId(trace, wait.goroutine), ...open] : open;
      },
      hint: {
        en: 'That goroutine waits longest, but nobody waits for it: it has nothing to do. Look for the longest task.',
        ja: 'そのgoroutineは最も長く待っていますが、誰も遅らせていません。することがないだけです。最も長いタスクを探してください。',
      },
    },
  ],
  hints: [
    {
      en: 'Every order is a task. Open the view of tasks.',
      ja: '注文1つがタスク1つです。タスクの画面を開いてください。',
    },
    {
      en: 'The longest task stands first; its row names the goroutine.',
      ja: '最も長いタスクが先頭にあり、その行にgoroutineの番号が出ています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'The task carries the order from its beginning to its end. Without tasks you would have to guess which of the long waits somebody noticed.',
      ja: 'タスクは、注文の始まりから終わりまでを示します。タスクがなければ、いくつもある長い待ちのうち、どれが誰かを待たせたのかを推測することになります。',
    },
    places: slowPlaces(trace),
  }),
};

/** What it did most of its time. */
export const whatKept: ChoiceQuestion<'gotrace'> = {
  id: 'what-kept',
  kind: 'choice',
  prompt: {
    en: 'What did the goroutine of the slowest order do for most of that time?',
    ja: '最も遅い注文のgoroutineは、その時間のほとんどを何に使いましたか。',
  },
  options: [
    { id: 'sync', text: { en: 'It waited for a lock', ja: 'ロックを待っていた' } },
    { id: 'chan-send', text: { en: 'It waited to send on a channel', ja: 'チャネルへの送信を待っていた' } },
    {
      id: 'chan-receive',
      text: { en: 'It waited to receive from a channel', ja: 'チャネルからの受信を待っていた' },
    },
    { id: 'sleep', text: { en: 'It slept', ja: 'スリープしていた' } },
    { id: 'network', text: { en: 'It waited for the network', ja: 'ネットワークを待っていた' } },
    { id: 'running', text: { en: 'It ran', ja: '動いていた' } },
    {
      id: 'runnable',
      text: {
        en: 'It was ready and waited for a P',
        ja: '動ける状態で、Pの空きを待っていた',
      },
    },
  ],
  answer: (trace) => [kept(trace)].filter((id) => id !== ''),
  misreadings: [
    {
      id: 'idle-workers',
      values: (trace) => (kept(trace) === 'chan-receive' ? [] : ['chan-receive']),
      hint: {
        en: 'The workers wait there between orders, which is idle time. Look only at the time from the beginning of the slowest task to its end.',
        ja: 'ワーカーは、注文の合間にそこで待ちます。それはアイドル時間です。最も遅いタスクの始まりから終わりまでだけを見てください。',
      },
    },
    {
      id: 'by-count',
      values: (trace) => (kept(trace) === 'network' ? [] : ['network']),
      hint: {
        en: 'That is the most frequent wait, and each one is short. Count time, not how often.',
        ja: '回数が最も多い待ちですが、1回ずつは短いものです。回数ではなく、時間を見てください。',
      },
    },
    {
      id: 'another-state',
      values: (trace) =>
        ['sync', 'chan-send', 'sleep', 'running', 'runnable'].filter((id) => id !== kept(trace)),
      hint: {
        en: 'Some goroutine did that, but not this one for most of this time. Open its life for the range of the slowest task.',
        ja: 'そうしていたgoroutineもありますが、このgoroutineの、この時間のほとんどはそうではありません。最も遅いタスクの範囲で、その一生を開いてください。',
      },
    },
  ],
  hints: [
    { en: 'Open the goroutine of the slowest task.', ja: '最も遅いタスクのgoroutineを開いてください。' },
    {
      en: 'Its life lists what it did, with sums. Which row has nearly all of the time of the order?',
      ja: '一生には、何をしていたかが合計と一緒に出ています。注文の時間のほとんどを占めるのは、どの行ですか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => {
    const work = slowWork(trace);
    const wait = slowWait(trace);
    const inside = work && wait && lengthOf(wait) > (work.endNs - work.startNs) / 2 ? wait : undefined;
    return {
      text: {
        en: 'This answer decides where to look next: a wait leads to whoever ended it, a sleep to the line that asked for it, and running time to the code that ran.',
        ja: '次にどこを見るかは、この答えで決まります。待ちなら終わらせた相手、スリープならそれを呼んだ行、動いていたなら動いていたコードを見ます。',
      },
      places: work && inside ? [lifeOf(trace, work.goroutine, inside)] : slowPlaces(trace),
    };
  },
};
