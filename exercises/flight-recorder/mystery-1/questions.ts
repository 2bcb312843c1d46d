import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import { GoState } from '../../../src/formats/gotrace/events.ts';
import type { ChoiceQuestion, GoroutineQuestion, Need } from '../../../src/grading/exercise.ts';
import { kept } from '../mystery-questions.ts';
import {
  goroutineId,
  headOfLine,
  headPlaces,
  lengthOf,
  lifeOf,
  longestWait,
  slowPlaces,
  slowWait,
  slowWork,
  timeIn,
} from '../slow-work.ts';

export const needsChannel: Need<'gotrace'> = {
  id: 'channel',
  met: (trace) => kept(trace) === 'chan-send' && headOfLine(trace) !== undefined,
  missing: {
    en: 'In this trace the slow order did not wait for a channel. Take a snapshot of `./delay -mystery 1`.',
    ja: 'このトレースの遅い注文は、チャネルを待っていません。`./delay -mystery 1`のスナップショットを使ってください。',
  },
};

export const whoDidNotReceive: GoroutineQuestion = {
  id: 'who-did-not-receive',
  kind: 'goroutine',
  prompt: {
    en: 'The channel was full. Which goroutine should have received from it?',
    ja: 'チャネルは一杯でした。受信するはずだったのは、どのgoroutineですか。',
  },
  needs: [needsChannel],
  answer: (trace) => {
    const head = headOfLine(trace);
    return head === undefined ? [] : [goroutineId(trace, head)];
  },
  misreadings: [
    {
      id: 'the-sender',
      values: (trace) => {
        const work = slowWork(trace);
        return work ? [goroutineId(trace, work.goroutine)] : [];
      },
      hint: {
        en: 'That one wanted to send. It stands in front of the channel; the receiver is on the other side.',
        ja: 'それは送ろうとしていた側です。チャネルの手前で待っています。受信する側は、その向こうにいます。',
      },
    },
    {
      id: 'longest-wait',
      values: (trace) => {
        const wait = longestWait(trace);
        return wait ? [goroutineId(trace, wait.goroutine)] : [];
      },
      hint: {
        en: 'The longest wait of the trace belongs to a goroutine that delays nobody. Ask who ended the wait of the slow order.',
        ja: 'トレースで最も長い待ちは、誰も遅らせていないgoroutineのものです。遅い注文の待ちを終わらせたのは誰かを見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'Whoever takes something from a full channel unblocks a sender. The life of the slow goroutine says who ended its wait.',
      ja: '一杯のチャネルから誰かが受け取ると、送信側の待ちが解けます。待ちを終わらせた相手は、遅いgoroutineの一生に出ています。',
    },
    {
      en: 'Follow that link and look at what the other one did meanwhile.',
      ja: 'リンクをたどり、その間に相手が何をしていたかを見てください。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => {
    return {
      text: {
        en: 'One receiver serves all workers. While it is busy with something else, every order ends in front of the channel as soon as its few places are taken.',
        ja: '受信するのは1つのgoroutineだけで、全ワーカーを相手にしています。それが別のことをしている間に空きがなくなり、どの注文もチャネルの手前で止まります。',
      },
      places: headPlaces(trace),
    };
  },
};

function receiverDid(trace: WholeTrace): string {
  const head = headOfLine(trace);
  const wait = slowWait(trace);
  if (head === undefined || !wait) return '';
  const share = (state: number) => timeIn(trace, head, wait.fromNs, wait.toNs, state) / lengthOf(wait);
  if (share(GoState.running) + share(GoState.runnable) > 0.5) return 'computed';
  if (share(GoState.waiting) > 0.5) return 'waited';
  return share(GoState.syscall) > 0.5 ? 'system-call' : '';
}

export const receiversTime: ChoiceQuestion<'gotrace'> = {
  id: 'receivers-time',
  kind: 'choice',
  prompt: {
    en: 'What did the receiver do instead?',
    ja: 'その間、受信側は何をしていましたか。',
  },
  needs: [needsChannel],
  options: [
    { id: 'computed', text: { en: 'It computed', ja: '計算していた' } },
    { id: 'waited', text: { en: 'It waited for something itself', ja: '自分も何かを待っていた' } },
    {
      id: 'system-call',
      text: {
        en: 'It was in a system call, writing to a disk',
        ja: 'システムコールの中で、ディスクに書いていた',
      },
    },
  ],
  answer: (trace) => [receiverDid(trace)].filter((id) => id !== ''),
  misreadings: [
    {
      id: 'its-usual-wait',
      values: (trace) => (receiverDid(trace) === 'waited' ? [] : ['waited']),
      hint: {
        en: 'Over the whole window it mostly waits, for entries. Look at the time of the slow order only.',
        ja: '窓全体では、ほとんどの時間、次の記録を待っています。遅い注文の時間だけを見てください。',
      },
    },
    {
      id: 'from-its-name',
      values: (trace) => (receiverDid(trace) === 'system-call' ? [] : ['system-call']),
      hint: {
        en: 'Its name sounds like a disk. The trace shows each system call; there is none of that length.',
        ja: '名前からはディスクへの書き込みに思えます。トレースにはシステムコールも出ますが、これほど長いものはありません。',
      },
    },
  ],
  hints: [
    {
      en: '“Show only this” in the row of the slow order, then open the life of the receiver.',
      ja: '遅い注文の行の「この範囲だけ表示」を押してから、受信側の一生を開いてください。',
    },
    { en: 'Which state fills that range?', ja: 'その範囲を埋めているのは、どの状態ですか。' },
  ],
  reveal: { afterTries: 2 },
  why: (trace) => {
    const head = headOfLine(trace);
    const wait = slowWait(trace);
    return {
      text: {
        en: 'A CPU profile would show this function, and not that orders wait for it. The trace shows both. Let another goroutine do the summing, so that the orders need not pass it.',
        ja: 'CPUプロファイルでもこの関数は見つかりますが、注文がそれを待っていることは分かりません。トレースには両方が出ます。集計を別のgoroutineに任せ、注文がそこを通らないようにします。',
      },
      places: head === undefined || !wait ? slowPlaces(trace) : [lifeOf(trace, head, wait)],
    };
  },
};
