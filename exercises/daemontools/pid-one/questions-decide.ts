import type { ChoiceQuestion } from '../../../src/grading/exercise.ts';
import { collected, lastWaits, made, SERVICE, stuck } from './namespace.ts';

export const noHandler: ChoiceQuestion = {
  id: 'no-handler',
  kind: 'choice',
  prediction: true,
  prompt: {
    en: 'A container runs `sleep 60` as its only process, and `docker stop` sends it TERM. `sleep` has no handler. What do you expect?',
    ja: 'コンテナの中で`sleep 60`だけが動いていて、`docker stop`がTERMを送ります。`sleep`にはハンドラがありません。どうなると思いますか。',
  },
  options: [
    {
      id: 'ends',
      text: {
        en: 'It ends at once: that is what TERM does to a program without a handler.',
        ja: 'すぐに終わる。ハンドラのないプログラムにTERMを送れば、そうなる。',
      },
    },
    {
      id: 'ignores',
      text: {
        en: 'Nothing, until KILL comes ten seconds later.',
        ja: '何も起きない。10秒後にKILLが届くまで。',
      },
    },
    { id: 'sixty', text: { en: 'It sleeps to the end of its sixty seconds.', ja: '60秒眠りきるまで動く。' } },
  ],
  answer: (log) => (lastWaits(log).length > 0 ? ['ignores'] : []),
  misreadings: [],
  hints: [
    {
      en: 'Which pid has the only process of a container?',
      ja: 'コンテナの唯一のプロセスのpidは、何番でしょうか。',
    },
    {
      en: 'The kernel protects the first process of a namespace.',
      ja: 'カーネルは、名前空間の最初のプロセスを守ります。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => ({
    text: {
      en: 'Process 1 of a PID namespace gets only signals that it has a handler for; the default action of TERM does not happen. KILL from outside always works. The service of this exercise does have a handler, and hangs for another reason.',
      ja: 'PID名前空間のプロセス1に効くのは、ハンドラを用意したシグナルだけです。TERMの既定の動作は起きません。外からのKILLは必ず効きます。この演習のサービスにはハンドラがあり、止まらない理由は別にあります。',
    },
    calls: lastWaits(log).slice(-1),
  }),
};

export const theRemedy: ChoiceQuestion = {
  id: 'the-remedy',
  kind: 'choice',
  prompt: {
    en: 'You want to trace this service in its container from the first call to the last. What do you change?',
    ja: 'このサービスを、コンテナの中で、最初の呼び出しから最後までトレースします。何を変えますか。',
  },
  options: [
    { id: 'ddd', text: { en: '`-DDD` in place of `-D`', ja: '`-D`を`-DDD`にする' } },
    { id: 'longer', text: { en: '`docker stop --time 60`', ja: '`docker stop --time 60`にする' } },
    {
      id: 'init',
      text: {
        en: 'a small init as process 1: `docker run --init`, or `tini --` in front',
        ja: '小さなinitをプロセス1にする（`docker run --init`、または先頭に`tini --`）',
      },
    },
    {
      id: 'no-d',
      text: {
        en: 'no `-D`: strace as process 1, with `-o FILE`',
        ja: '`-D`を外し、`-o FILE`を付けたstraceをプロセス1にする',
      },
    },
  ],
  answer: (log) => (stuck(log).length > 0 ? ['init'] : []),
  misreadings: [
    {
      id: 'adopted-all-the-same',
      values: () => ['ddd'],
      hint: {
        en: 'Group and session do not matter to `wait`. The parent does, and whoever loses its parent in this namespace gets process 1.',
        ja: '`wait`に、グループやセッションは関係ありません。関係するのは親です。この名前空間で親を失ったプロセスの親は、プロセス1になります。',
      },
    },
    {
      id: 'waits-longer',
      values: () => ['longer'],
      hint: {
        en: 'Two processes that wait for each other do so for any time you give them.',
        ja: '互いに待ち合っている2つのプロセスは、いくら時間を与えても待ち続けます。',
      },
    },
    {
      id: 'tracer-gets-term',
      values: () => ['no-d'],
      hint: {
        en: 'Then TERM goes to strace, which ignores it with `-o`: the service never hears of it.',
        ja: 'それでは、TERMがstraceに届き、`-o`があるので無視されます。サービスには伝わりません。',
      },
    },
  ],
  hints: [
    {
      en: 'The tracer needs a parent that is not the service.',
      ja: 'トレーサーには、サービスではない親が必要です。',
    },
    { en: 'Who is the parent of orphans?', ja: '親を失ったプロセスの親になるのは、誰でしょうか。' },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'With an init at 1, the service has another pid, the orphaned tracer is the init’s child, and TERM gets its default action back. Or attach from the host, where the container’s process is one of many and the tracer none of its children.',
      ja: 'initがプロセス1になれば、サービスは別のpidになり、親を失ったトレーサーはinitの子になります。TERMの既定の動作も戻ります。または、ホストからアタッチします。ホストから見れば、コンテナのプロセスは数あるプロセスの1つで、トレーサーはその子ではありません。',
    },
    calls: [...made(log), ...collected(log), ...stuck(log)].filter((call) => call >= SERVICE),
  }),
};
