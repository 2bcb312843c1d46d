import { WaitClass } from '../../../src/analysis/strace/log.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import type { CallQuestion, ProcessQuestion } from '../../../src/grading/exercise.ts';
import { needsProcesses } from '../../../src/grading/strace-needs.ts';
import { holderAt, locksOf, pidsOf, turnsAhead } from './locks.ts';

const longestOf = (log: Parameters<typeof locksOf>[0]) => locksOf(log).longest;

export const holder: ProcessQuestion = {
  id: 'holder',
  kind: 'process',
  needs: [needsProcesses],
  prompt: {
    en: 'Take the longest wait. Which process holds the lock at the moment when it begins?',
    ja: '最も長い待ちに注目します。その待ちが始まった時点で、ロックを持っているのはどのプロセスですか。',
  },
  answer: (log) => {
    const longest = longestOf(log);
    return longest ? pidsOf(log, holderAt(log, longest, longest.askedNs)) : [];
  },
  misreadings: [
    {
      id: 'waiter',
      values: (log) => pidsOf(log, longestOf(log)),
      hint: {
        en: 'That is the process that waits. It is the victim here: look for another one that was granted the lock before, and has not given it back.',
        ja: 'それは待っている側のプロセスで、ここでは被害者です。その前にロックを取り、まだ返していない別のプロセスを探してください。',
      },
    },
    {
      id: 'last-holder',
      values: (log) => {
        const longest = longestOf(log);
        return longest ? pidsOf(log, turnsAhead(log, longest).at(-1)) : [];
      },
      hint: {
        en: 'That one holds the lock when the wait ends. Between the beginning and the end of the wait the lock changes hands: go back to the line where the wait begins.',
        ja: 'それは、待ちが終わるときにロックを持っているプロセスです。待っている間にロックの持ち主は入れ替わります。待ちが始まった行まで戻ってください。',
      },
    },
    {
      id: 'queued',
      values: (log) => {
        const longest = longestOf(log);
        if (!longest) return [];
        const first = holderAt(log, longest, longest.askedNs);
        return turnsAhead(log, longest).flatMap((turn) =>
          turn.thread === first?.thread ? [] : pidsOf(log, turn),
        );
      },
      hint: {
        en: 'At that moment this process is waiting too: its own `F_SETLKW` is still unfinished. Find the one whose `F_SETLKW` had already returned.',
        ja: 'その時点では、このプロセスも待っています。自分の`F_SETLKW`がまだ終わっていません。すでに`F_SETLKW`から戻っているプロセスを探してください。',
      },
    },
    {
      id: 'parent',
      values: (log) =>
        log.processes.flatMap(({ pid, byClassNs }) =>
          pid !== null && (byClassNs[WaitClass.child] ?? 0) > 0 ? [pid] : [],
        ),
      hint: {
        en: 'That is the parent. It only waits for its workers in `wait4` and never asks for the lock.',
        ja: 'それは親プロセスです。`wait4`でワーカーの終了を待っているだけで、ロックを求めることはありません。',
      },
    },
  ],
  hints: [
    {
      en: 'Select the longest wait, then take the filter away or sort by line: what matters is what happened just before it.',
      ja: '最も長い待ちを選んでから、行番号順に並べ替えてください。その直前に何が起きたかが手がかりです。',
    },
    {
      en: 'Read upwards from the line where the wait begins. Who got `= 0` for `F_WRLCK` and has no `F_UNLCK` yet?',
      ja: '待ちが始まった行から、上へさかのぼってください。`F_WRLCK`に`= 0`が返り、まだ`F_UNLCK`をしていないのは誰でしょうか。',
    },
    {
      en: 'That line begins with the pid you look for.',
      ja: 'その行の先頭の数字が、探しているpidです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => {
    const longest = longestOf(log);
    const found = longest && holderAt(log, longest, longest.askedNs);
    return {
      text: {
        en: 'Its `F_SETLKW` has returned and its `F_UNLCK` is still to come, so the lock is its own. To shorten the wait, ask what this process does between those two lines, not what the waiting one does.',
        ja: 'このプロセスの`F_SETLKW`はすでに戻り、`F_UNLCK`はまだ先なので、ロックはその手にあります。待ちを短くするには、待っている側ではなく、このプロセスが2つの行の間で何をしているかを調べます。',
      },
      calls: longest && found ? [found.ask, longest.ask, found.release] : [],
    };
  },
};

export const endedBy: CallQuestion = {
  id: 'ended-by',
  kind: 'call',
  needs: [needsProcesses],
  prompt: {
    en: 'Which call, in another process, ends the longest wait? Pick it in the analyzer or give its line.',
    ja: '最も長い待ちを終わらせたのは、別のプロセスのどの呼び出しですか。アナライザーで選ぶか、行番号を入力してください。',
  },
  answer: (log) => {
    const longest = longestOf(log);
    const last = longest && turnsAhead(log, longest).at(-1);
    return last ? [lineOfResult(log.trace, last.release)] : [];
  },
  misreadings: [
    {
      id: 'the-wait',
      values: (log) => {
        const longest = longestOf(log);
        return longest ? [lineOfResult(log.trace, longest.ask)] : [];
      },
      hint: {
        en: 'That is the wait itself. It ends because somebody else does something: look at the lines just before its `resumed` line.',
        ja: 'それは待ちそのものです。待ちが終わるのは、ほかの誰かが何かをしたからです。`resumed`の行のすぐ前を見てください。',
      },
    },
    {
      id: 'earlier-unlock',
      values: (log) => {
        const longest = longestOf(log);
        if (!longest) return [];
        return turnsAhead(log, longest)
          .slice(0, -1)
          .map(({ release }) => lineOfResult(log.trace, release));
      },
      hint: {
        en: 'That unlock lets another waiter in, one who came first. The longest wait goes on after it: look further down.',
        ja: 'その解放でロックを得たのは、先に並んでいた別のワーカーです。最も長い待ちは、その後も続きます。もっと下を見てください。',
      },
    },
    {
      id: 'own-unlock',
      values: (log) => {
        const longest = longestOf(log);
        return longest && longest.release >= 0 ? [lineOfResult(log.trace, longest.release)] : [];
      },
      hint: {
        en: 'That is the unlock of the waiting process, after its own turn. The wait was over long before.',
        ja: 'それは、待っていたプロセスが自分の番を終えたときの解放です。待ちはずっと前に終わっています。',
      },
    },
    {
      id: 'holder-lock',
      values: (log) => {
        const longest = longestOf(log);
        const last = longest && turnsAhead(log, longest).at(-1);
        return last ? [lineOfResult(log.trace, last.ask)] : [];
      },
      hint: {
        en: 'There that process gets the lock. The other can go on when it gives the lock back.',
        ja: 'そこは、そのプロセスがロックを得たところです。待っている側が進めるのは、ロックが返されたときです。',
      },
    },
  ],
  hints: [
    {
      en: 'A wait ends where its `resumed` line stands. Go to that line.',
      ja: '待ちは`resumed`の行で終わります。まずその行へ移動してください。',
    },
    {
      en: 'Just above it another process sets the same file to `F_UNLCK`.',
      ja: 'そのすぐ上で、別のプロセスが同じファイルに`F_UNLCK`をしています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => {
    const longest = longestOf(log);
    const ahead = longest ? turnsAhead(log, longest) : [];
    const turns = ahead.length;
    return {
      text: {
        en: `The unlock comes just before the grant. By then the lock had been given back ${turns === 1 ? 'once' : `${turns} times`} during this one wait, so no single holder is to blame: what costs is how many turns there are.`,
        ja: `この解放の直後に、ロックが与えられています。この1回の待ちの間に、ロックは${turns}回返されました。特定の誰かが悪いのではなく、順番待ちの回数そのものが時間を使っています。`,
      },
      calls: longest ? [...ahead.map(({ release }) => release), longest.ask] : [],
    };
  },
};
