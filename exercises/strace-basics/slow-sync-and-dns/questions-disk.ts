import type { ChoiceQuestion, DurationQuestion } from '../../../src/grading/exercise.ts';
import { durationOf, longestOf, sumOf } from '../../../src/grading/strace-calls.ts';
import { needsSlowSync, needsTimeout, slowSyncs, syncsOf, timeoutsOf } from './waits.ts';

export const syncTotal: DurationQuestion = {
  id: 'sync-total',
  kind: 'duration',
  tolerance: 0.01,
  needs: [needsSlowSync],
  prompt: {
    en: 'How long does the service wait in all for the journal to reach the disk?',
    ja: 'ジャーナルがディスクに届くのを待った時間は、合計でどれだけですか。',
  },
  answer: (log) => {
    const found = slowSyncs(log);
    return found ? [sumOf(log, found.calls)] : [];
  },
  misreadings: [
    {
      id: 'every-sync',
      verdict: 'close',
      values: (log) => {
        const all = syncsOf(log);
        return all.length > (slowSyncs(log)?.calls.length ?? 0) ? [sumOf(log, all)] : [];
      },
      hint: {
        en: 'That includes another file: the snapshot at the end, megabytes in one go. Keep to the journal.',
        ja: 'それには別のファイルの分も入っています。終了時に何MBもまとめて書くスナップショットです。ジャーナルだけを数えてください。',
      },
    },
    {
      id: 'longest-sync',
      values: (log) => {
        const longest = longestOf(log, slowSyncs(log)?.calls ?? []);
        return longest < 0 ? [] : [durationOf(log, longest)];
      },
      hint: {
        en: 'That is the longest single one. There is one for every order.',
        ja: 'それは最も長い1回です。待ちは、注文1件ごとに1回あります。',
      },
    },
    {
      id: 'name-server',
      values: (log) => (timeoutsOf(log).length > 0 ? [sumOf(log, timeoutsOf(log))] : []),
      hint: {
        en: 'That is the wait for the name server. The disk is waited for in `fdatasync`, by the other thread.',
        ja: 'それはネームサーバーを待った時間です。ディスクを待つのは`fdatasync`で、もう1つのスレッドがしています。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the totals and look for `fdatasync`, or narrow by the file.',
      ja: '集計の画面で`fdatasync`を探すか、ファイルで絞り込みます。',
    },
    {
      en: '`syscall:fdatasync path~journal` leaves only the ones you need; the findings add them up.',
      ja: '`syscall:fdatasync path~journal`で、必要なものだけが残ります。合計は検出結果にも出ています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Every order waits for the disk, and behind it wait the orders that came at the same moment: the thread can do nothing else meanwhile. The last of a burst pays for all.',
      ja: '注文は1件ごとにディスクを待ち、その間スレッドはほかに何もできません。同時に来た注文は、その後ろで待ちます。最後の1件が、全員分の時間を払います。',
    },
    calls: (slowSyncs(log)?.calls ?? []).slice(0, 8),
  }),
};

export const fixFirst: ChoiceQuestion = {
  id: 'fix-first',
  kind: 'choice',
  needs: [needsSlowSync, needsTimeout],
  prompt: {
    en: 'The complaint is: “When many order at once, it takes a second until my order is saved.” What do you change first?',
    ja: '苦情は「注文が集中すると、保存されるまで1秒もかかる」というものです。最初に何を変えますか。',
  },
  options: [
    {
      id: 'name-server',
      text: {
        en: 'Take the silent name server out of `resolv.conf`: it has by far the largest total.',
        ja: '合計時間が飛び抜けて長いので、返事のないネームサーバーを`resolv.conf`から外す',
      },
    },
    {
      id: 'no-sync',
      text: {
        en: 'Leave `fdatasync` out: the kernel writes the data sooner or later anyway.',
        ja: 'カーネルがいずれ書き込むのだから、`fdatasync`をやめる',
      },
    },
    {
      id: 'group',
      text: {
        en: 'Write all orders that have come, then wait for the disk once for all of them.',
        ja: '届いている注文をすべて書いてから、まとめて1回だけディスクを待つ',
      },
    },
    {
      id: 'volume',
      text: {
        en: 'Rent a faster volume.',
        ja: 'もっと速いボリュームを借りる',
      },
    },
  ],
  answer: (log) => (slowSyncs(log) ? ['group'] : []),
  misreadings: [
    {
      id: 'chose-name-server',
      values: () => ['name-server'],
      hint: {
        en: 'That is worth doing, for the messages and for the restart. But does the thread that answers the customer wait for it?',
        ja: '通知と再起動のためには、直す価値があります。しかし、客に返事をするスレッドは、それを待っているでしょうか。',
      },
    },
    {
      id: 'chose-no-sync',
      values: () => ['no-sync'],
      hint: {
        en: 'Fast, and no longer true: “saved” is then said of orders that a power cut takes away. First ask whether the promise can be kept at a lower price.',
        ja: '速くはなりますが、「保存しました」が嘘になります。停電で消える注文にも、そう返事をするからです。まず、約束を守ったまま安くできないかを考えます。',
      },
    },
    {
      id: 'chose-volume',
      verdict: 'close',
      values: () => ['volume'],
      hint: {
        en: 'It helps, every month for money, and the number of waits stays. Look first for waits that can be left out.',
        ja: '効果はありますが、毎月お金がかかり、待つ回数は変わりません。まず、省ける待ちがないかを探してください。',
      },
    },
  ],
  hints: [
    {
      en: 'Which thread writes `saved`, and what does it wait for just before?',
      ja: '`saved`を書くのはどのスレッドで、その直前に何を待っているでしょうか。',
    },
    {
      en: 'How many orders are already there when it waits for the disk once more?',
      ja: 'もう一度ディスクを待つとき、注文はすでにいくつ届いているでしょうか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'A sync waits for the device, not for the bytes, so one for eight orders takes about as long as one for a single order. The promise stays, the queue goes.',
      ja: '同期が待つのはデバイスで、データの量ではありません。注文8件分の1回も、1件分の1回と同じくらいで済みます。約束はそのままで、行列がなくなります。',
    },
    calls: (slowSyncs(log)?.calls ?? []).slice(0, 8),
  }),
};
