import { type StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import type { CallQuestion, ChoiceQuestion, EvidenceQuestion } from '../../../src/grading/exercise.ts';
import { beginOf, durationOf, endOf } from '../../../src/grading/strace-calls.ts';
import {
  callsOf,
  contendedLock,
  during,
  idleFutexWaits,
  isSync,
  longestLockWait,
  wakerOf,
} from './futex-locks.ts';

const lineOf = (log: StraceLog) => (call: number) => lineOfResult(log.trace, call);
const ofLongest = (log: StraceLog, of: (wait: number) => readonly number[]): number[] =>
  longestLockWait(log).flatMap(of);

/** Wakes of the lock by other threads while the longest wait lasts, but for the one that ends it. */
function earlierWakes(log: StraceLog): number[] {
  const wakes = new Set(contendedLock(log)?.wakes);
  return ofLongest(log, (wait) => {
    const [last] = wakerOf(log, wait);
    return during(log, wait, (call) => wakes.has(call)).filter((call) => call !== last);
  });
}

export const endedBy: CallQuestion = {
  id: 'ended-by',
  kind: 'call',
  prompt: {
    en: 'Which call of another thread ends that wait? Pick it in the analyzer or give its line.',
    ja: 'その待ちを終わらせたのは、別のスレッドのどの呼び出しですか。アナライザーで選ぶか、行番号を入力してください。',
  },
  answer: (log) => ofLongest(log, (wait) => wakerOf(log, wait)).map(lineOf(log)),
  misreadings: [
    {
      id: 'the-wait',
      values: (log) => longestLockWait(log).map(lineOf(log)),
      hint: {
        en: 'That is the wait itself. Look for the `FUTEX_WAKE` at the same address, shortly before its `resumed` line.',
        ja: 'それは待ちそのものです。`resumed`の行の少し前にある、同じアドレスの`FUTEX_WAKE`を探してください。',
      },
    },
    {
      id: 'earlier-wake',
      values: (log) => earlierWakes(log).map(lineOf(log)),
      hint: {
        en: 'That wake was for somebody else: this thread slept on. Take the last one before it resumes.',
        ja: 'そのwakeで起きたのは別のスレッドで、このスレッドはまだ眠っています。再開の直前のものを選んでください。',
      },
    },
    {
      id: 'flush',
      values: (log) =>
        ofLongest(log, (wait) => during(log, wait, (call) => isSync(log, call))).map(lineOf(log)),
      hint: {
        en: 'While the disk works the lock is still held. It is given back one line later.',
        ja: 'ディスクを待つ間、ロックはまだ返されていません。返すのは、その次の行です。',
      },
    },
  ],
  hints: [
    {
      en: 'Select the wait, take the filter away, and read upwards from its `resumed` line.',
      ja: '待ちを選び、絞り込みを解除して、`resumed`の行から上へ読みます。',
    },
    {
      en: 'It has the same address, the operation is `FUTEX_WAKE_PRIVATE`, and the result says that one thread was woken.',
      ja: 'アドレスが同じで、操作は`FUTEX_WAKE_PRIVATE`、戻り値は起こしたスレッドが1つだったことを示しています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Its thread gave the mutex back and, since the value said that somebody waits, asked the kernel to wake one. The line names the last owner; what the owner did before it is the cause.',
      ja: 'このスレッドはミューテックスを返し、値から待つスレッドがいるとわかるので、1つ起こすようカーネルに頼みました。この行から直前の持ち主がわかります。原因は、その持ち主がそれまでにしていたことです。',
    },
    calls: [...ofLongest(log, (wait) => wakerOf(log, wait)), ...longestLockWait(log)],
  }),
};

/** Flushes by the thread that ends the longest wait, with the lock in hand: after it got it and before it gives it back. */
function flushesBefore(log: StraceLog): number[] {
  const { thread } = log.trace.calls;
  return ofLongest(log, (wait) =>
    wakerOf(log, wait).flatMap((wake) =>
      during(
        log,
        wait,
        (call) =>
          isSync(log, call) && thread[call] === thread[wake] && endOf(log, call) <= beginOf(log, wake),
      ).slice(-1),
    ),
  );
}

export const heldDuring: EvidenceQuestion = {
  id: 'held-while-flushing',
  kind: 'evidence',
  prompt: {
    en: 'A colleague says: “The disk has nothing to do with it, this is a locking problem.” Prove with lines that, while the longest wait lasted, the lock was held across a flush to the disk.',
    ja: '同僚は「ディスクは関係ない。これはロックの問題だ」と言います。最も長い待ちの間、ディスクへの書き出しが終わるまでロックが持たれていたことを、行を選んで示してください。',
  },
  parts: [
    {
      id: 'wait',
      text: {
        en: 'that a thread waited for the lock at that time',
        ja: 'その間、ロックを待つスレッドがあったこと',
      },
      calls: longestLockWait,
    },
    {
      id: 'flush',
      text: {
        en: 'that the owner flushed to the disk meanwhile',
        ja: 'その間、持ち主がディスクへの書き出しを待っていたこと',
      },
      calls: flushesBefore,
    },
    {
      id: 'release',
      text: {
        en: 'that the owner gave the lock back only afterwards',
        ja: '持ち主がロックを返したのは、その後だったこと',
      },
      calls: (log) => ofLongest(log, (wait) => wakerOf(log, wait)),
    },
  ],
  irrelevant: [
    {
      id: 'idle',
      calls: idleFutexWaits,
      hint: {
        en: 'That thread waits for something to do, not for this lock: another address.',
        ja: 'そのスレッドは、することができるのを待っているだけで、このロックを待ってはいません。アドレスが違います。',
      },
    },
    {
      id: 'other-flush',
      calls: (log) => callsOf(log, (call) => isSync(log, call)),
      hint: {
        en: 'That flush is another turn’s. Take the one by the thread that ends the wait, just before it does.',
        ja: 'その書き出しは、別の順番のものです。待ちを終わらせたスレッドの、その直前の書き出しを選びます。',
      },
    },
    {
      id: 'other-turn',
      calls: (log) => [...(contendedLock(log)?.waits ?? []), ...(contendedLock(log)?.wakes ?? [])],
      hint: {
        en: 'That belongs to another wait. The claim is about the longest one.',
        ja: 'それは別の待ちに関する行です。主張は、最も長い待ちについてのものです。',
      },
    },
  ],
  hints: [
    {
      en: 'Three lines: the wait, the call that ends it, and what the same thread did just before that.',
      ja: '3行です。待ちと、それを終わらせた呼び出しと、同じスレッドがその直前にしたこと。',
    },
    {
      en: 'Filter by the pid of the thread that ends the wait. Between its `write` to the journal and its `FUTEX_WAKE` stands one call more.',
      ja: '待ちを終わらせたスレッドのpidで絞り込みます。ジャーナルへの`write`と`FUTEX_WAKE`の間に、もう1つ呼び出しがあります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Flush, then release: the order of two lines of one thread shows that the lock covers the disk. The lock only hands the slowness on; without the flush inside it there would be nothing to wait for.',
      ja: '書き出し、それから解放。1つのスレッドの2行の順序が、ロックの範囲にディスクが含まれることを示しています。ロックは遅さをほかへ広げているだけで、その中に書き出しがなければ、待つ理由もありません。',
    },
    calls: [...longestLockWait(log), ...flushesBefore(log), ...ofLongest(log, (wait) => wakerOf(log, wait))],
  }),
};

/** What the owners do while somebody waits: the part of the waiting time that overlaps with calls of class I/O. */
function ioShareOfWaits(log: StraceLog): number {
  const waits = contendedLock(log)?.waits ?? [];
  let waited = 0;
  let covered = 0;
  for (const wait of waits) {
    const io = during(log, wait, (call) => log.waits.classOf[call] === WaitClass.io);
    waited += durationOf(log, wait);
    let until = beginOf(log, wait);
    for (const call of io.sort((a, b) => beginOf(log, a) - beginOf(log, b))) {
      const from = Math.max(until, beginOf(log, call));
      const to = Math.min(endOf(log, wait), endOf(log, call));
      if (to > from) {
        covered += to - from;
        until = to;
      }
    }
  }
  return waited > 0 ? covered / waited : 0;
}

const whatToFix = (log: StraceLog): readonly string[] => (ioShareOfWaits(log) > 0.3 ? ['shorten'] : []);

export const fixFirst: ChoiceQuestion = {
  id: 'fix-first',
  kind: 'choice',
  prompt: {
    en: 'You may change one thing today. Which one?',
    ja: '今日変えられるのは1つだけです。どれを変えますか。',
  },
  options: [
    { id: 'more-threads', text: { en: 'Start more workers', ja: 'ワーカーを増やす' } },
    {
      id: 'shorten',
      text: {
        en: 'Collect lines under the lock, write and flush after giving it back',
        ja: 'ロックの中では行を溜めるだけにし、書き込みと書き出しはロックを返してから行う',
      },
    },
    {
      id: 'spin',
      text: {
        en: 'Replace the mutex by a spinlock, which needs no futex',
        ja: 'ミューテックスを、futexの要らないスピンロックに替える',
      },
    },
    {
      id: 'split',
      text: { en: 'Give every worker a mutex of its own', ja: 'ワーカーごとに別のミューテックスを持たせる' },
    },
  ],
  answer: whatToFix,
  misreadings: [
    {
      id: 'chose-more-threads',
      values: (log) => (whatToFix(log).length > 0 ? ['more-threads'] : []),
      hint: {
        en: 'Only one thread at a time gets past the lock. More threads make the queue longer, not the door wider.',
        ja: 'ロックの先へ進めるのは、一度に1つのスレッドだけです。スレッドを増やすと列が伸びるだけで、入り口は広くなりません。',
      },
    },
    {
      id: 'chose-spin',
      values: (log) => (whatToFix(log).length > 0 ? ['spin'] : []),
      hint: {
        en: 'The futex calls would vanish from the log, and the wait would stay: now as CPU time burnt while the owner sits in the disk.',
        ja: 'ログからfutexは消えますが、待ちは残ります。持ち主がディスクを待つ間、ほかのスレッドはCPUを空回りさせることになります。',
      },
    },
    {
      id: 'chose-split',
      values: (log) => (whatToFix(log).length > 0 ? ['split'] : []),
      hint: {
        en: 'They share one journal. Without a common lock their lines would mix; with one file and one disk they would still queue there.',
        ja: 'ジャーナルは共有しています。共通のロックがなければ行が混ざりますし、ファイルもディスクも1つなので、結局そこに並びます。',
      },
    },
  ],
  hints: [
    {
      en: 'Which part of the owner’s turn takes the time, and does it need the lock?',
      ja: '持ち主は、どの作業に時間をかけているでしょうか。それにロックは必要でしょうか。',
    },
    {
      en: 'What the lock protects is the order of the lines. The disk does not need protecting.',
      ja: 'ロックが守るのは、行の順序です。ディスクを守る必要はありません。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => ({
    text: {
      en: 'While threads wait here, the owner is mostly in calls to the disk. Taken out of the lock and done for many lines at once, they cost each order a fraction, and nobody waits behind them.',
      ja: 'スレッドが待つ間、持ち主は主にディスクへの呼び出しの中にいます。これをロックの外に出し、何行分もまとめて行えば、1件あたりの費用はわずかになり、その後ろに誰も並びません。',
    },
    calls: [...flushesBefore(log), ...ofLongest(log, (wait) => wakerOf(log, wait))],
  }),
};
