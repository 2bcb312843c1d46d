import type { CallQuestion, ChoiceQuestion, NumberQuestion } from '../../../src/grading/exercise.ts';
import { beginLineOf } from '../../../src/grading/strace-calls.ts';
import { collected, lastWaits, made, madeAndEnded, needsStuck, stuck } from './namespace.ts';

export const theStuckCall: CallQuestion = {
  id: 'the-stuck-call',
  kind: 'call',
  needs: [needsStuck],
  prompt: {
    en: 'This service does have a handler, and still it was killed ten seconds after TERM. In which call did it spend them?',
    ja: 'このサービスにはハンドラがありますが、それでもTERMの10秒後に強制終了されました。その時間は、どの呼び出しの中にいたのでしょうか。',
  },
  answer: (log) => stuck(log).map((call) => beginLineOf(log, call)),
  misreadings: [
    {
      id: 'a-wait-that-returned',
      values: (log) => collected(log).map((call) => beginLineOf(log, call)),
      hint: {
        en: 'That wait returned, with the pid of a child that had ended. Look for one without a result.',
        ja: 'そのwaitは、終わった子プロセスのpidを返しています。結果のないものを探してください。',
      },
    },
  ],
  hints: [
    {
      en: 'The end of the log is where it was when KILL came.',
      ja: 'KILLが届いたときにいた場所は、ログの終わりです。',
    },
    {
      en: 'A call that a KILL ends has no result: `= ?`.',
      ja: 'KILLで終わった呼び出しには結果がなく、`= ?`になります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The manager waits until it has no child, and somebody is left. No line says who: a wait for any child does not name one.',
      ja: '管理プロセスは、子プロセスがいなくなるまで待ちます。そして、まだ誰かが残っています。それが誰なのかは、どの行にもありません。どの子でもよいと待つ呼び出しには、相手の名前がないからです。',
    },
    calls: stuck(log),
  }),
};

export const howMany: NumberQuestion = {
  id: 'how-many-collected',
  kind: 'number',
  tolerance: 0,
  needs: [needsStuck],
  prompt: {
    en: 'How many children has it collected before that?',
    ja: 'それまでに、いくつの子プロセスの終了を受け取っていますか。',
  },
  answer: (log) => [collected(log).length],
  misreadings: [
    {
      id: 'with-the-stuck-one',
      values: (log) => [collected(log).length + stuck(log).length],
      hint: { en: 'The last wait got nobody.', ja: '最後のwaitは、誰の終了も受け取っていません。' },
    },
  ],
  hints: [
    { en: 'A wait that got a child returns its pid.', ja: '終了を受け取ったwaitは、そのpidを返します。' },
    { en: 'Query: `syscall:wait4 pid:1`.', ja: '`syscall:wait4 pid:1`で絞り込みます。' },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'As many as it ever made. So the one that is left was not made by this program.',
      ja: '自分で作った数と同じです。つまり、残っているのは、このプログラムが作ったプロセスではありません。',
    },
    calls: [...made(log), ...collected(log)],
  }),
};

export const forWhom: ChoiceQuestion = {
  id: 'for-whom',
  kind: 'choice',
  needs: [needsStuck],
  prompt: {
    en: 'For whom does it wait?',
    ja: '誰を待っているのでしょうか。',
  },
  options: [
    { id: 'worker', text: { en: 'a worker that has not ended', ja: 'まだ終わっていないワーカー' } },
    { id: 'tracer', text: { en: 'strace', ja: 'strace' } },
    {
      id: 'zombie',
      text: {
        en: 'a worker that has ended and was not collected',
        ja: '終わったのに、受け取られていないワーカー',
      },
    },
    {
      id: 'nobody',
      text: { en: 'nobody: process 1 cannot use `wait`', ja: '誰でもない。プロセス1は`wait`を使えない' },
    },
  ],
  answer: (log) => {
    if (stuck(log).length === 0) return [];
    return [madeAndEnded(log).length < made(log).length ? 'worker' : 'tracer'];
  },
  misreadings: [
    {
      id: 'all-have-ended',
      values: (log) => ['worker'].filter(() => madeAndEnded(log).length === made(log).length),
      hint: {
        en: 'Each worker has its `+++ exited` line. Count them.',
        ja: 'どのワーカーにも`+++ exited`の行があります。数えてみてください。',
      },
    },
    {
      id: 'all-collected',
      values: () => ['zombie'],
      hint: {
        en: 'A child that has ended makes a `wait` return at once. And each worker’s pid was returned.',
        ja: '終わった子がいれば、`wait`はすぐに戻ります。それに、どのワーカーのpidも、もう返されています。',
      },
    },
    {
      id: 'has-no-children',
      values: () => ['nobody'],
      hint: {
        en: 'It collected its workers with the same call. Without any child the answer would be ECHILD.',
        ja: '同じ呼び出しで、ワーカーの終了を受け取っています。子が1つもいなければ、ECHILDが返るはずです。',
      },
    },
  ],
  hints: [
    {
      en: 'All that it made have ended. Which process becomes its child without being made by it?',
      ja: '自分で作った子は、すべて終わっています。作っていないのに子になるプロセスは、どれでしょうか。',
    },
    {
      en: 'Below stands the list of its children at that time.',
      ja: 'そのときの子プロセスの一覧が、下にあります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: '`-D` makes the tracer an orphan, and orphans of a namespace become children of its process 1: here, of the service itself. The deadlock is back, one waiting for the other, until KILL.',
      ja: '`-D`は、トレーサーを親のないプロセスにします。名前空間で親を失ったプロセスは、プロセス1の子になります。ここでは、サービス自身の子です。こうしてデッドロックが戻り、KILLが届くまで互いに待ち合います。',
    },
    calls: [...madeAndEnded(log), ...lastWaits(log)],
  }),
};
