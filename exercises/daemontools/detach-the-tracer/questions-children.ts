import type { EvidenceQuestion, NumberQuestion } from '../../../src/grading/exercise.ts';
import { forksOf } from '../../../src/grading/strace-signals.ts';
import { lastCall, lastCollected, lastWaits, needsWaitForAll, nobodyLeft, SERVICE } from './whole-life.ts';

export const howManyChildren: NumberQuestion = {
  id: 'how-many-children',
  kind: 'number',
  tolerance: 0,
  needs: [needsWaitForAll],
  prompt: {
    en: 'This manager waits until it has no child left. How many children does it collect after TERM?',
    ja: 'この管理プロセスは、子プロセスが1つもいなくなるまで待ちます。TERMの後、何個の子プロセスの終了を受け取りますか。',
  },
  answer: (log) => [lastCollected(log).length].filter((count) => count > 0),
  misreadings: [
    {
      id: 'calls-not-children',
      values: (log) => [lastWaits(log).length],
      hint: {
        en: 'You counted the calls. The last one returned no child but an error.',
        ja: 'それは呼び出しの数です。最後の1回は、子プロセスではなくエラーを返しています。',
      },
    },
  ],
  hints: [
    {
      en: 'Look at the `wait4` calls of the manager after SIGTERM.',
      ja: 'SIGTERMの後の、管理プロセスの`wait4`を見ます。',
    },
    {
      en: 'A `wait4` that fetched a child returns its pid.',
      ja: '子プロセスの終了を受け取った`wait4`は、そのpidを返します。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'There are as many as it made: its workers, and no tracer among them. With the self-attach of the lesson before, there was one more, and it did not end.',
      ja: '自分で作ったワーカーの数と同じで、トレーサーは含まれていません。前のレッスンの方法では、もう1つ子プロセスがいて、それは終わりませんでした。',
    },
    calls: lastWaits(log),
  }),
};

export const notAChild: EvidenceQuestion = {
  id: 'not-a-child',
  kind: 'evidence',
  needs: [needsWaitForAll],
  prompt: {
    en: 'Prove it to a colleague who has seen the deadlock: strace was not a child of this manager, and so nothing kept it from ending.',
    ja: 'デッドロックを見た同僚に証明してください。straceはこの管理プロセスの子プロセスではなく、終わるのを妨げるものはありませんでした。',
  },
  parts: [
    {
      id: 'nobody-left',
      text: {
        en: 'that no child was left while strace still wrote',
        ja: 'straceがまだ書いている時点で、子プロセスが1つも残っていなかったこと',
      },
      calls: nobodyLeft,
    },
    {
      id: 'goes-on',
      text: { en: 'that the manager then really ended', ja: 'その後、管理プロセスが本当に終わったこと' },
      calls: (log) => [lastCall(log)].filter((call) => call >= 0),
    },
  ],
  irrelevant: [
    {
      id: 'a-worker-ended',
      calls: lastCollected,
      hint: {
        en: 'That a worker was collected says nothing about others: the wait after it could be the one that never returns.',
        ja: 'ワーカーの終了を受け取っただけでは、ほかの子プロセスのことは分かりません。次のwaitが戻らないかもしれないからです。',
      },
    },
    {
      id: 'made-workers',
      calls: (log) => forksOf(log, SERVICE),
      hint: {
        en: 'These are the children that the manager made. The tracer of the deadlock was not made by it either: the shell had made it before.',
        ja: 'これは管理プロセスが作った子プロセスです。デッドロックのときのトレーサーも、管理プロセスではなく、その前のシェルが作ったものでした。',
      },
    },
  ],
  hints: [
    {
      en: 'Who knows all children of a process? The kernel, when the process asks.',
      ja: 'プロセスの子をすべて知っているのは誰でしょうか。プロセスが尋ねれば、カーネルが答えます。',
    },
    {
      en: 'Which errno means that there is no child at all?',
      ja: '子プロセスが1つもいないことを表すerrnoは、どれでしょうか。',
    },
    {
      en: 'Take that line and the last call of the manager.',
      ja: 'その行と、管理プロセスの最後の呼び出しを選びます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: '`ECHILD` is the kernel’s word that this process has no child, and strace printed the line, so strace existed and was none. The manager then ended, and strace after it, because nobody was left to trace.',
      ja: '`ECHILD`は、このプロセスに子がいないという、カーネルの返事です。その行を書いたのはstraceなので、straceは存在していて、子ではなかったことになります。管理プロセスが終わり、トレースする相手がいなくなって、straceも終わりました。',
    },
    calls: [...nobodyLeft(log), lastCall(log)],
  }),
};
