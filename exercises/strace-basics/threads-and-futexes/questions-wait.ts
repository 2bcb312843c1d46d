import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import type {
  CallQuestion,
  ChoiceQuestion,
  EstimateQuestion,
  SeveralQuestion,
} from '../../../src/grading/exercise.ts';
import { joinOptions } from '../../../src/grading/option-set.ts';
import { sumOf } from '../../../src/grading/strace-calls.ts';
import {
  callsOf,
  contendedLock,
  futexOf,
  idleFutexWaits,
  isSync,
  longestLockWait,
  longestOf,
  refusedWaits,
  threadTimeNs,
  wakerOf,
} from './futex-locks.ts';

const lineOf = (log: StraceLog) => (call: number) => lineOfResult(log.trace, call);

export const lockShare: EstimateQuestion = {
  id: 'lock-share',
  kind: 'estimate',
  quantity: 'share',
  prompt: {
    en: 'Of the time that the workers live, what share do you expect them to spend waiting for a lock?',
    ja: 'ワーカーのスレッドが生きている時間のうち、ロック待ちは何パーセントだと思いますか。',
  },
  answer: (log) => {
    const lock = contendedLock(log);
    const time = lock ? threadTimeNs(log, lock) : 0;
    return lock && time > 0 ? [(100 * sumOf(log, lock.waits)) / time] : [];
  },
  hints: [
    {
      en: 'A guess will do: you have seen the symptom, and nothing else yet.',
      ja: '当て推量でかまいません。まだ症状しか見ていないのですから。',
    },
    {
      en: 'More threads than one brought almost nothing. What would each of them have to do most of the time?',
      ja: 'スレッドを増やしても、ほとんど速くなりませんでした。各スレッドは大半の時間、何をしていることになるでしょうか。',
    },
  ],
  reveal: { afterTries: 1 },
  why: (log) => ({
    text: {
      en: 'The sum of the waits at the one address, divided by the time from the first to the last call of the threads that wait there. None of it is CPU time, so a CPU profile of this program looks fine.',
      ja: '同じアドレスでの待ちの合計を、そこで待つスレッドの最初の呼び出しから最後までの時間で割った値です。この間CPUは使われないので、CPUプロファイルには何の異常も現れません。',
    },
    calls: longestLockWait(log),
  }),
};

export const longestLock: CallQuestion = {
  id: 'longest-lock-wait',
  kind: 'call',
  prompt: {
    en: 'Which call is the longest wait for a lock? Pick it in the analyzer or give its line.',
    ja: 'ロック待ちのうち、最も長い呼び出しはどれですか。アナライザーで選ぶか、行番号を入力してください。',
  },
  answer: (log) => longestLockWait(log).map(lineOf(log)),
  misreadings: [
    {
      id: 'nothing-to-do',
      values: (log) => idleFutexWaits(log).map(lineOf(log)),
      hint: {
        en: 'It is a futex, and longer, but no lock: one thread waits there, once, for something to happen. Look for an address where several threads wait again and again.',
        ja: 'これもfutexで、時間も長いのですが、ロックではありません。1つのスレッドが1回だけ、何かが起きるのを待っています。複数のスレッドが何度も待つアドレスを探してください。',
      },
    },
    {
      id: 'disk',
      values: (log) => callsOf(log, (call) => isSync(log, call)).map(lineOf(log)),
      hint: {
        en: 'That call waits for the disk, and it is the one that the lock’s owner makes. The others wait for the owner.',
        ja: 'それはディスクを待つ呼び出しで、しかもロックの持ち主がしているものです。ほかのスレッドは、その持ち主を待っています。',
      },
    },
    {
      id: 'shorter-wait',
      values: (log) => {
        const [longest] = longestLockWait(log);
        return (contendedLock(log)?.waits ?? []).filter((call) => call !== longest).map(lineOf(log));
      },
      hint: {
        en: 'That is a wait for the lock, but there is a longer one. Sort by duration.',
        ja: 'ロック待ちではありますが、もっと長いものがあります。所要時間の順に並べてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Show only the calls of class contention, and sort by duration.',
      ja: '分類が「競合」の呼び出しだけを表示し、所要時間の順に並べます。',
    },
    {
      en: 'Without that class: take the `futex` calls that wait with the value 2, by several threads at one address.',
      ja: '分類に頼らないなら、値2で待つ`futex`のうち、同じアドレスで複数のスレッドが待つものを選びます。',
    },
    { en: 'The first line of that list.', ja: 'その一覧の先頭の行です。' },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The thread gave the lock’s address to the kernel and slept until another thread called `FUTEX_WAKE` there. Its length says how late this order became; whose fault it is stands on other lines.',
      ja: 'このスレッドは、ロックのアドレスをカーネルに渡し、別のスレッドがそこで`FUTEX_WAKE`を呼ぶまで眠っていました。その長さは、この注文の遅れを表します。原因は、ほかの行にあります。',
    },
    calls: longestLockWait(log),
  }),
};

/** Which marks hold for every wait at the lock, and for none of the idle futex waits. */
function marksOf(log: StraceLog): readonly string[] {
  const lock = contendedLock(log);
  if (!lock) return [];
  const { calls } = log.trace;
  const idle = idleFutexWaits(log);
  const tells = (test: (call: number) => boolean) => lock.waits.every(test) && !idle.some(test);
  const threadsAt = new Map<string, Set<number>>();
  for (const call of [...lock.waits, ...idle]) {
    const address = futexOf(log, call)?.address ?? '';
    threadsAt.set(address, (threadsAt.get(address) ?? new Set()).add(calls.thread[call] as number));
  }
  const [longest] = longestOf(log, [...lock.waits, ...idle]);
  const marks: Readonly<Record<string, boolean>> = {
    'value-2': tells((call) => futexOf(log, call)?.value === '2'),
    'many-threads': tells((call) => (threadsAt.get(futexOf(log, call)?.address ?? '')?.size ?? 0) > 1),
    woken: tells((call) => wakerOf(log, call).length > 0),
    longest: longest !== undefined && lock.waits.includes(longest),
  };
  return [joinOptions(Object.keys(marks).filter((mark) => marks[mark]))];
}

export const lockMarks: SeveralQuestion = {
  id: 'lock-marks',
  kind: 'several',
  needs: [
    {
      id: 'idle-futex',
      met: (log) => idleFutexWaits(log).length > 0,
      missing: {
        en: 'Every futex wait of this log is for a lock, so there is nothing to tell it from.',
        ja: 'このログのfutexの待ちはすべてロック待ちなので、見分ける相手がありません。',
      },
    },
  ],
  prompt: {
    en: 'Compare the waits at that address with the other long `futex` waits. Which marks tell the lock from the others?',
    ja: 'そのアドレスでの待ちを、ほかの長い`futex`の待ちと比べてください。ロックをほかの待ちと見分ける目印はどれですか。',
  },
  options: [
    {
      id: 'value-2',
      text: { en: 'The waiter expects the value 2', ja: '待つ側の期待する値が2である' },
    },
    {
      id: 'many-threads',
      text: { en: 'Several threads wait at the same address', ja: '同じアドレスで複数のスレッドが待つ' },
    },
    {
      id: 'woken',
      text: {
        en: 'It ends with another thread’s `FUTEX_WAKE`',
        ja: '別のスレッドの`FUTEX_WAKE`で終わる',
      },
    },
    {
      id: 'longest',
      text: { en: 'It is the longest futex call of the log', ja: 'ログの中で最も長いfutexの呼び出しである' },
    },
  ],
  answer: marksOf,
  misreadings: [
    {
      id: 'length',
      values: (log) => (marksOf(log).some((set) => set.includes('longest')) ? [] : ['longest']),
      hint: {
        en: 'Sort by duration: the longest futex calls are those of threads that have nothing to do. Length alone says nothing.',
        ja: '所要時間の順に並べてみてください。最も長いfutexは、することのないスレッドのものです。長さだけでは何もわかりません。',
      },
    },
    {
      id: 'any-wake',
      values: (log) => (marksOf(log).some((set) => set.includes('woken')) ? [] : ['woken']),
      hint: {
        en: 'A condition variable ends with a `FUTEX_WAKE` too: look for the line that wakes the reporter.',
        ja: '条件変数の待ちも`FUTEX_WAKE`で終わります。reporterを起こした行を探してください。',
      },
    },
  ],
  hints: [
    {
      en: 'Filter `syscall:futex` and compare a line of a worker with the one of the reporter and those of the main thread.',
      ja: '`syscall:futex`で絞り込み、ワーカーの行を、reporterの行やメインスレッドの行と比べます。',
    },
    {
      en: 'Check each mark twice: does it hold for the lock, and does it fail for the others?',
      ja: '目印ごとに2つ確かめます。ロックに当てはまるか、そして、ほかの待ちには当てはまらないか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'glibc writes 2 into a mutex that somebody waits for, and only a lock has a crowd. Every futex wait is ended by a wake, and the long ones are mostly those of idle threads.',
      ja: 'glibcは、待つスレッドのいるミューテックスに2を書きます。また、同じ場所に何人も並ぶのはロックだけです。どのfutexの待ちもwakeで終わり、長い待ちはたいてい、することのないスレッドのものです。',
    },
    calls: [...longestLockWait(log), ...longestOf(log, idleFutexWaits(log))],
  }),
};

export const refused: ChoiceQuestion = {
  id: 'refused-wait',
  kind: 'choice',
  needs: [
    {
      id: 'eagain',
      met: (log) => refusedWaits(log).length > 0,
      missing: {
        en: 'No futex wait of this log ended with `EAGAIN`.',
        ja: 'このログには、`EAGAIN`で終わったfutexの待ちがありません。',
      },
    },
  ],
  prompt: {
    en: 'At least one wait ends with `-1 EAGAIN`. What happened there?',
    ja: '`-1 EAGAIN`で終わった待ちがあります。そこで何が起きたのでしょうか。',
  },
  options: [
    {
      id: 'changed',
      text: {
        en: 'The lock changed hands just before the kernel could put the thread to sleep',
        ja: 'カーネルがスレッドを眠らせる直前に、ロックの状態が変わった',
      },
    },
    {
      id: 'timeout',
      text: { en: 'The wait took too long and was given up', ja: '待ちが長すぎて打ち切られた' },
    },
    { id: 'broken', text: { en: 'The mutex is broken', ja: 'ミューテックスが壊れている' } },
    {
      id: 'no-threads',
      text: { en: 'The system has no room for more waiting threads', ja: '待てるスレッドの数の上限に達した' },
    },
  ],
  // futex(2): FUTEX_WAIT compares the value at the address again before it sleeps, and fails with EAGAIN if it differs.
  answer: (log) => (refusedWaits(log).length > 0 ? ['changed'] : []),
  misreadings: [
    {
      id: 'chose-timeout',
      values: () => ['timeout'],
      hint: {
        en: 'A timeout would be `ETIMEDOUT`, and these waits have none: the argument after the value is `NULL`.',
        ja: '時間切れなら`ETIMEDOUT`です。この待ちにはそもそも時間の上限がありません。値の次の引数が`NULL`です。',
      },
    },
    {
      id: 'chose-broken',
      values: () => ['broken'],
      hint: {
        en: 'Look at what the same thread does next: it tries again, gets the lock and goes on.',
        ja: '同じスレッドが次に何をしているかを見てください。もう一度試し、ロックを得て、先へ進んでいます。',
      },
    },
    {
      id: 'chose-no-threads',
      values: () => ['no-threads'],
      hint: {
        en: 'That is the meaning of `EAGAIN` for `clone`. For a futex wait the third argument matters: what the thread expects to find at the address.',
        ja: 'それは`clone`の場合の`EAGAIN`です。futexの待ちでは、3番目の引数、つまりアドレスにあるはずの値が手がかりです。',
      },
    },
  ],
  hints: [
    {
      en: 'Filter `errno:EAGAIN syscall:futex`, select the call and read what its arguments mean.',
      ja: '`errno:EAGAIN syscall:futex`で絞り込み、呼び出しを選んで引数の意味を読みます。',
    },
    {
      en: 'The operation is “sleep if the value is still as given”. Which part of that sentence failed?',
      ja: 'この操作は「値が指定どおりなら眠る」です。このうち、成り立たなかったのはどの部分でしょうか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => ({
    text: {
      en: 'The kernel compares the value at the address with the one that the caller expects, and sleeps only if they are equal; otherwise a wake between the two could be missed. So this error is harmless: the thread tries again.',
      ja: 'カーネルは、アドレスの値を呼び出し側の期待する値と比べ、等しい場合だけ眠らせます。そうしないと、その間に起きたwakeを取りこぼすからです。つまりこのエラーに害はなく、スレッドはもう一度試すだけです。',
    },
    calls: refusedWaits(log),
  }),
};
