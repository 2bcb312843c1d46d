import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { EvidenceQuestion, RangeQuestion } from '../../../src/grading/exercise.ts';
import { needsProcesses } from '../../../src/grading/strace-needs.ts';
import { callsWhileHeld } from './held.ts';
import { holderAt, type LockTurn, locksOf, turnsAhead } from './locks.ts';

const longestOf = (log: StraceLog): LockTurn | undefined => locksOf(log).longest;

/** The turn that has the lock when the longest wait begins. */
function firstHolder(log: StraceLog): LockTurn | undefined {
  const longest = longestOf(log);
  return longest && holderAt(log, longest, longest.askedNs);
}

/** From the grant to the release, as a list for an answer. */
function heldRange(log: StraceLog, turn: LockTurn | undefined): { fromNs: number; toNs: number }[] {
  if (!turn || !(turn.heldNs >= 0)) return [];
  return [{ fromNs: turn.grantedNs, toNs: log.trace.calls.startNs[turn.release] as number }];
}

const known = (...calls: readonly (number | undefined)[]): number[] =>
  calls.filter((call): call is number => call !== undefined && call >= 0);

export const waitWindow: RangeQuestion = {
  id: 'wait-window',
  kind: 'range',
  prompt: {
    en: 'You want to lay another log beside this one, for the time in which the unluckiest request stood before the lock. From when until when is that?',
    ja: '最も運の悪かったリクエストがロックの前で止まっていた時間について、別のログと突き合わせたいとします。いつからいつまでのログを取り出せばよいでしょうか。',
  },
  tolerance: { overlap: 0.8 },
  answer: (log) => {
    const longest = longestOf(log);
    return longest ? [{ fromNs: longest.askedNs, toNs: longest.grantedNs }] : [];
  },
  misreadings: [
    {
      id: 'its-own-turn',
      values: (log) => heldRange(log, longestOf(log)),
      hint: {
        en: 'In that time the process has the lock already and works. Its wait lies before: it ends where its `F_SETLKW` returns.',
        ja: 'その時間には、プロセスはもうロックを持って仕事をしています。待ちはその前で、`F_SETLKW`が戻ったところで終わります。',
      },
    },
    {
      id: 'last-turn-ahead',
      values: (log) => {
        const longest = longestOf(log);
        return longest ? heldRange(log, turnsAhead(log, longest).at(-1)) : [];
      },
      hint: {
        en: 'That is the turn of the worker served just before. Others were served before it, and the unlucky one stood there all that time: begin where it asks.',
        ja: 'それは、直前に順番が回ったワーカーの1回分です。その前にもほかのワーカーの番があり、ずっと待たされています。ロックを求めたところから数えてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Take the longest `fcntl`. It stands on two lines, since others went on meanwhile.',
      ja: '最も長い`fcntl`を見ます。その間にほかのプロセスが動いたので、2行に分かれています。',
    },
    {
      en: 'The first line says when it asked; the `resumed` line, when it got the lock. You may give these two line numbers, or the two times.',
      ja: '1行目がロックを求めた時刻、`resumed`の行がロックを得た時刻です。2つの行番号で答えても、2つの時刻で答えてもかまいません。',
    },
    {
      en: 'In the analyzer, mark that stretch of the timeline; every view then shows what the others did in it.',
      ja: 'アナライザーのタイムラインでその区間を選ぶと、ほかのプロセスがその間に何をしていたかを、どの画面でも見られます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The time stamp is that of the asking, and the duration leads to the grant. With these two moments you can ask any other log, metric or colleague what happened just then.',
      ja: '時刻はロックを求めた時点、それに所要時間を足すとロックを得た時点です。この2つが分かれば、別のログや監視の値、あるいは同僚に、ちょうどその間に何があったかを尋ねられます。',
    },
    calls: known(longestOf(log)?.ask),
  }),
};

export const heldProof: EvidenceQuestion = {
  id: 'held-proof',
  kind: 'evidence',
  needs: [needsProcesses],
  prompt: {
    en: 'A colleague doubts it. “When the longest wait began, another worker had the lock, and gave it back only afterwards.” Choose the lines that prove this.',
    ja: '同僚が疑っています。「最も長い待ちが始まったとき、ロックは別のワーカーが持っていて、返したのはその後だ」。これを示す行を選んでください。',
  },
  parts: [
    {
      id: 'wait',
      text: {
        en: 'that a process asked for the lock and had to wait',
        ja: 'プロセスがロックを求めて待たされたこと',
      },
      calls: (log) => known(longestOf(log)?.ask),
    },
    {
      id: 'granted',
      text: {
        en: 'that another one had been granted the lock before',
        ja: 'その前に別のプロセスがロックを得ていたこと',
      },
      calls: (log) => known(firstHolder(log)?.ask),
    },
    {
      id: 'released',
      text: {
        en: 'that this other one gave it back only after the wait had begun',
        ja: 'そのプロセスがロックを返したのは、待ちが始まった後だったこと',
      },
      calls: (log) => known(firstHolder(log)?.release),
    },
  ],
  irrelevant: [
    {
      id: 'work-under-lock',
      calls: (log) => {
        const first = firstHolder(log);
        return first ? callsWhileHeld(log, first) : [];
      },
      hint: {
        en: 'It shows what the holder did meanwhile. A process that has no lock could do the same: what proves the lock is where it is taken and given back.',
        ja: '持ち主がその間に何をしていたかは分かります。しかし、ロックを持たないプロセスにも同じことができます。証拠になるのは、ロックを得た行と返した行です。',
      },
    },
    {
      id: 'queue',
      calls: (log) => {
        const [longest, first] = [longestOf(log), firstHolder(log)];
        const others = longest ? turnsAhead(log, longest).filter((turn) => turn !== first) : [];
        return known(...others.flatMap((turn) => [turn.ask, turn.release]));
      },
      hint: {
        en: 'This one queues as well, and has its turn while the longest wait goes on. The claim is about the moment when that wait begins.',
        ja: 'これも順番を待っていたワーカーで、最も長い待ちの途中で番が来ています。ここで示すのは、待ちが始まった時点のことです。',
      },
    },
    {
      id: 'afterwards',
      calls: (log) => known(longestOf(log)?.release),
      hint: {
        en: 'With it the process that waited gives the lock back in its turn. By then the wait is over.',
        ja: '待っていたプロセスが、自分の番を終えてロックを返した行です。待ちはもう終わっています。',
      },
    },
  ],
  hints: [
    {
      en: 'A proof takes three lines: who waits, who has it, and how long.',
      ja: '必要なのは3行です。誰が待ち、誰が持ち、いつまで持っていたか。',
    },
    {
      en: 'You know the process from the question before. Keep its pid and `fcntl` in the table, and find the grant above the wait and the unlock below it.',
      ja: '持ち主は前の問いで分かっています。そのpidと`fcntl`で絞り込み、待ちより上にあるロックの取得と、下にある解放を探してください。',
    },
    {
      en: 'Take the last `F_WRLCK` with `= 0` by that process before the wait, and its first `F_UNLCK` after.',
      ja: '待ちの前にあるそのプロセスの最後の`F_WRLCK`（`= 0`）と、その後の最初の`F_UNLCK`です。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Between its grant and its unlock the lock is its own, and the wait begins in between: no other reading fits these three lines. Paste them into the ticket, and nobody needs to believe you.',
      ja: 'ロックを得てから返すまでの間、ロックはこのプロセスのものです。待ちはその途中で始まっていて、この3行をほかの意味に読むことはできません。チケットに貼っておけば、信じてもらう必要はありません。',
    },
    calls: known(firstHolder(log)?.ask, longestOf(log)?.ask, firstHolder(log)?.release),
  }),
};
