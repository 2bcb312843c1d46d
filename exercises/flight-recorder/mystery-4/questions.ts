import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import { GoState } from '../../../src/formats/gotrace/events.ts';
import type {
  ChoiceQuestion,
  DurationQuestion,
  FunctionQuestion,
  Need,
} from '../../../src/grading/exercise.ts';
import { kept } from '../mystery-questions.ts';
import {
  headOfLine,
  lengthOf,
  lifeOf,
  longestOf,
  placeOf,
  rootOf,
  type Stretch,
  slowPlaces,
  slowWait,
  stretches,
} from '../slow-work.ts';

const needsLock: Need<'gotrace'> = {
  id: 'lock',
  met: (trace) => kept(trace) === 'sync' && headOfLine(trace) !== undefined,
  missing: {
    en: 'In this trace the slow order did not wait for a lock. Take a snapshot of `./delay -mystery 4`.',
    ja: 'このトレースの遅い注文は、ロックを待っていません。`./delay -mystery 4`のスナップショットを使ってください。',
  },
};

/** The longest stretch of the lock’s holder while the slow order waited. */
function whileHeld(trace: WholeTrace): Stretch | undefined {
  const wait = slowWait(trace);
  const head = headOfLine(trace);
  return wait && head !== undefined ? longestOf(stretches(trace, head, wait.fromNs, wait.toNs)) : undefined;
}

const places = (trace: WholeTrace) => {
  const held = whileHeld(trace);
  return held ? [lifeOf(trace, held.goroutine, held), ...slowPlaces(trace)] : slowPlaces(trace);
};

export const holder: FunctionQuestion<'gotrace'> = {
  id: 'holder',
  kind: 'function',
  prompt: {
    en: 'One goroutine held the lock meanwhile. In which function did it begin?',
    ja: 'その間ロックを持っていたgoroutineは、どの関数から始まっていますか。',
  },
  needs: [needsLock],
  answer: (trace) => {
    const head = headOfLine(trace);
    return head === undefined ? [] : [rootOf(trace, head)];
  },
  misreadings: [
    {
      id: 'where-they-wait',
      values: (trace) => {
        const wait = slowWait(trace);
        return wait ? [placeOf(trace, wait), rootOf(trace, wait.goroutine)] : [];
      },
      hint: {
        en: 'There the orders wait. The one that holds the lock is busy elsewhere; ask who ended the wait.',
        ja: 'それは、注文が待っている側です。ロックを持っている側は、別の場所で何かをしています。待ちを終わらせた相手を見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'In the life of the slow goroutine, the long wait names the goroutine that ended it.',
      ja: '遅いgoroutineの一生で、長い待ちの行に、それを終わらせたgoroutineが出ています。',
    },
    {
      en: 'If that one is a worker that waited too, follow its wait to the next.',
      ja: 'それが同じように待っていたワーカーなら、その待ちをさらにたどります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'One goroutine held the lock once. All workers stood behind it, and in a table of waits for the lock they have the large numbers.',
      ja: 'ロックを持っていたのは、1つのgoroutineの1回だけです。ワーカーは全員その後ろに並び、ロックの待ちの表で大きな数字が付くのは、ワーカーのほうです。',
    },
    places: places(trace),
  }),
};

const activity = (trace: WholeTrace): string => {
  const held = whileHeld(trace);
  if (!held) return '';
  if (held.state === GoState.waiting && (held.reason === 'network' || held.reason === 'sleep'))
    return held.reason;
  return held.state === GoState.running ? 'running' : '';
};

export const holdersTime: ChoiceQuestion<'gotrace'> = {
  id: 'holders-time',
  kind: 'choice',
  prompt: {
    en: 'What did the holder do while it held the lock?',
    ja: '持ち主は、ロックを持ったまま何をしていましたか。',
  },
  needs: [needsLock],
  options: [
    {
      id: 'network',
      text: { en: 'It waited for an answer over the network', ja: 'ネットワークの応答を待っていた' },
    },
    { id: 'running', text: { en: 'It computed', ja: '計算していた' } },
    { id: 'sleep', text: { en: 'It slept', ja: 'スリープしていた' } },
  ],
  answer: (trace) => [activity(trace)].filter((id) => id !== ''),
  misreadings: [
    {
      id: 'holding-is-computing',
      values: (trace) => (activity(trace) === 'running' ? [] : ['running']),
      hint: {
        en: 'Look at its execution time: it is tiny beside the time that it held the lock.',
        ja: '実行時間を見てください。ロックを持っていた時間に比べると、ごくわずかです。',
      },
    },
    {
      id: 'any-pause',
      values: (trace) => (activity(trace) === 'sleep' ? [] : ['sleep']),
      hint: {
        en: 'It waits, but the reason is another. Read the reason of its longest stretch.',
        ja: '待ってはいますが、理由が違います。最も長い区間の理由を読んでください。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the life of the holder for the range of the wait.',
      ja: '待ちの範囲で、持ち主の一生を開いてください。',
    },
    {
      en: 'One stretch fills nearly all of it. Which state, which reason?',
      ja: '1つの区間がほとんどを占めています。状態と理由は何でしょうか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (trace) => ({
    text: {
      en: 'The lock guards a map in memory, and it is held over a question to another service. Everybody now waits as long as that service takes to answer.',
      ja: 'このロックが守るのはメモリ上のマップですが、別のサービスへの問い合わせの間も持たれています。そのサービスの応答が遅れれば、全員が同じだけ待ちます。',
    },
    places: places(trace),
  }),
};

export const askedFor: DurationQuestion<'gotrace'> = {
  id: 'asked-for',
  kind: 'duration',
  prompt: {
    en: 'How long did the holder’s longest stretch with the lock last? If it did this before taking the lock, everybody would wait that much less.',
    ja: 'ロックを持ったままの、持ち主の最も長い区間は、どれだけ続きましたか。ロックを取る前にこれを済ませれば、その分だけ全員の待ちが減ります。',
  },
  tolerance: 0.005,
  needs: [needsLock],
  answer: (trace) => {
    const held = whileHeld(trace);
    return held ? [lengthOf(held)] : [];
  },
  misreadings: [
    {
      id: 'the-victims-wait',
      values: (trace) => {
        const wait = slowWait(trace);
        return wait ? [lengthOf(wait)] : [];
      },
      hint: {
        en: 'That is how long the slow order waited. It came when the lock was held already; the holder’s stretch began before.',
        ja: 'それは遅い注文が待った時間です。注文が来たとき、ロックはすでに持たれていました。持ち主の区間は、その前に始まっています。',
      },
    },
    {
      id: 'all-victims',
      values: ({ figures }) =>
        figures.waits.sites.filter(({ reason }) => reason === 'sync').map(({ totalNs }) => totalNs),
      hint: {
        en: 'That is what all workers waited together. They waited at the same time; the lock was held once.',
        ja: 'それは全ワーカーの待ちの合計です。待っていたのは同じ時間で、ロックが持たれていたのは1回です。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the life of the holder. It is short; one stretch is not.',
      ja: '持ち主の一生を開いてください。短い区間が並ぶ中に、1つだけ長い区間があります。',
    },
    { en: 'Read the length of that stretch.', ja: 'その区間の長さを読んでください。' },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'Ask first, then lock, then copy the answer: only the copying remains under the lock. The question takes as long as before, but nobody else waits behind it.',
      ja: '先に問い合わせ、それからロックを取り、結果を書き写します。ロックの下に残るのは書き写しだけです。問い合わせにかかる時間は変わりませんが、その後ろに並ぶ注文はなくなります。',
    },
    places: places(trace),
  }),
};
