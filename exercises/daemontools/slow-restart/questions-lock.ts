import type { EvidenceQuestion, ProcessQuestion } from '../../../src/grading/exercise.ts';
import { pidOf } from '../../../src/grading/strace-signals.ts';
import {
  childWaits,
  failedStarts,
  firstLock,
  granted,
  helperEnds,
  leftBehind,
  manager,
  needsRefusal,
  refused,
  supervise,
  sync,
} from './restart.ts';

const pidsOf = (pids: readonly (number | null)[]): number[] => pids.filter((pid) => pid !== null);

export const lockHolder: ProcessQuestion = {
  id: 'lock-holder',
  kind: 'process',
  needs: [needsRefusal],
  prompt: {
    en: 'The starts fail because somebody has the lock of `setlock`. Which process still holds it?',
    ja: '起動に失敗するのは、`setlock`のロックを誰かが持っているからです。まだ持っているのは、どのプロセスですか。',
  },
  answer: leftBehind,
  misreadings: [
    {
      id: 'who-took-it',
      values: (log) => pidsOf([pidOf(log, manager(log))]),
      hint: {
        en: 'That process took the lock, but it has ended before the first refusal. Who still has a copy of its descriptor?',
        ja: 'ロックを取ったのはそのプロセスですが、最初に断られる前に終わっています。そのディスクリプタの複製を、まだ持っているのは誰でしょうか。',
      },
    },
    {
      id: 'supervisor',
      values: (log) => pidsOf([pidOf(log, supervise(log))]),
      hint: {
        en: 'supervise has a lock of its own, on another file. The `flock` on `lock` is called by `setlock`, in the service’s process.',
        ja: 'superviseが持っているのは、別のファイルのロックです。`lock`に対する`flock`を呼ぶのは、サービスのプロセスで動く`setlock`です。',
      },
    },
    {
      id: 'the-refused',
      values: (log) => pidsOf(failedStarts(log).map(({ thread }) => pidOf(log, thread))),
      hint: {
        en: 'That one was refused and ended. It never had the lock.',
        ja: 'それは断られて終わったプロセスです。ロックを得ていません。',
      },
    },
  ],
  hints: [
    {
      en: 'A `flock` belongs to the open file. A child inherits it with the descriptor.',
      ja: '`flock`は、開いたファイルに付きます。子プロセスは、ディスクリプタと一緒にそれを受け継ぎます。',
    },
    {
      en: 'Which process that came from the old service is alive until shortly before the lock is granted?',
      ja: '前のサービスから生まれて、ロックが得られる直前まで生きているプロセスはどれでしょうか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: '`setlock` hands the locked descriptor on through `exec`, and `fork` hands it on again, so the helper holds the lock without a single line that says so. The lock ends with the last copy of the descriptor.',
      ja: '`setlock`は、ロックしたディスクリプタを`exec`の先に渡し、`fork`がさらに子に渡します。ヘルパーは、それを示す行が1つもないまま、ロックを持っています。ディスクリプタの最後の複製が閉じたとき、ロックは解けます。',
    },
    calls: [...firstLock(log), ...refused(log).slice(0, 1), ...helperEnds(log)],
  }),
};

export const lockProof: EvidenceQuestion = {
  id: 'lock-proof',
  kind: 'evidence',
  needs: [needsRefusal],
  prompt: {
    en: 'Prove it: the next start had to wait for the helper, and for nothing else.',
    ja: '証明してください。次の起動が待っていたのはヘルパーで、ほかの何かではありません。',
  },
  parts: [
    {
      id: 'refused',
      text: {
        en: 'that a start was refused the lock while the helper lived',
        ja: 'ヘルパーがいる間、起動がロックを断られたこと',
      },
      calls: refused,
    },
    {
      id: 'helper-ends',
      text: { en: 'that the helper ended', ja: 'ヘルパーが終わったこと' },
      calls: helperEnds,
    },
    {
      id: 'granted',
      text: { en: 'that a start after that got the lock', ja: 'その後の起動がロックを得たこと' },
      calls: granted,
    },
  ],
  irrelevant: [
    {
      id: 'sync',
      calls: (log) => [sync(log)].filter((call) => call >= 0),
      hint: {
        en: 'The journal was on the disk before the manager ended: before the first refusal.',
        ja: 'ジャーナルは、管理プロセスが終わる前、最初に断られるより前に書き終わっています。',
      },
    },
    {
      id: 'workers',
      calls: childWaits,
      hint: {
        en: 'The manager waited for its workers before it ended. They cannot keep a later start waiting.',
        ja: 'ワーカーは、管理プロセスが終わる前に片付いています。後の起動を待たせることはできません。',
      },
    },
    {
      id: 'first-lock',
      calls: firstLock,
      hint: {
        en: 'That is where the lock was taken first. It shows who began to hold it, not who still does.',
        ja: 'それは最初にロックを取ったところです。持ち始めたのが誰かは分かりますが、まだ誰が持っているかは分かりません。',
      },
    },
  ],
  hints: [
    { en: 'Three lines: before, the event, after.', ja: '3行です。前、出来事、後を選びます。' },
    {
      en: 'Query: `syscall:flock`, and the last call of the helper.',
      ja: '`syscall:flock`で絞り込み、ヘルパーの最後の呼び出しも加えます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Refused before, granted after, and between the two the end of the only process that was left over. To end the wait, mark the descriptor close-on-exec in the service, or end the helper with the service.',
      ja: '前は断られ、後は得られ、その間に、1つだけ残っていたプロセスが終わっています。待ちをなくすには、サービスの中でこのディスクリプタにclose-on-execを付けるか、ヘルパーをサービスと一緒に終わらせます。',
    },
    calls: [...refused(log), ...helperEnds(log), ...granted(log)],
  }),
};
