import type { CallQuestion, ChoiceQuestion, ProcessQuestion } from '../../../src/grading/exercise.ts';
import { beginLineOf, callsNamed } from '../../../src/grading/strace-calls.ts';
import { callsOfThread, forksOf, pidOf } from '../../../src/grading/strace-signals.ts';
import { becomes, lastCall, SERVICE, workers } from './whole-life.ts';

export const whoIsSupervised: ChoiceQuestion = {
  id: 'who-is-supervised',
  kind: 'choice',
  prediction: true,
  prompt: {
    en: 'The run script ends with `exec strace -D -f -o FILE ./storefront`. Which process does supervise watch from then on?',
    ja: 'runスクリプトの最後は`exec strace -D -f -o FILE ./storefront`です。その後、superviseが見ているのはどのプロセスですか。',
  },
  options: [
    {
      id: 'tracer',
      text: { en: 'strace: it took the place of the shell', ja: 'strace。シェルに代わったから' },
    },
    { id: 'service', text: { en: 'storefront itself', ja: 'storefront自身' } },
    {
      id: 'nobody',
      text: {
        en: 'none: strace goes to the background, so supervise sees an end and starts again',
        ja: 'どれでもない。straceがバックグラウンドに移り、superviseは終わったと見て起動し直す',
      },
    },
  ],
  answer: (log) => (becomes(log).length > 0 ? ['service'] : []),
  misreadings: [],
  hints: [
    {
      en: 'supervise knows the pid that it forked, and no other.',
      ja: 'superviseが知っているのは、自分がforkしたpidだけです。',
    },
    {
      en: 'Two processes come out of this line. One of them keeps the pid.',
      ja: 'この行から2つのプロセスができます。pidを受け継ぐのは、片方だけです。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => ({
    text: {
      en: 'With `-D` it is the forked process that traces, and the one with the pid that becomes your program. So every signal of supervise reaches the program, and the end that supervise sees is the end of the program.',
      ja: '`-D`では、forkしてできたほうがトレースし、元のpidを持つほうがプログラムになります。superviseのシグナルはすべてプログラムに届き、superviseが見る終了もプログラムの終了です。',
    },
    calls: becomes(log).slice(0, 1),
  }),
};

export const firstLine: CallQuestion = {
  id: 'first-line',
  kind: 'call',
  prompt: {
    en: 'A self-attach without the loop came too late, time after time. Which line shows that this trace did not?',
    ja: '待つループのない自己アタッチは、何度やっても間に合いませんでした。この記録が間に合ったことを示すのは、どの行ですか。',
  },
  answer: (log) =>
    becomes(log)
      .slice(0, 1)
      .map((call) => beginLineOf(log, call)),
  misreadings: [
    {
      id: 'first-fork',
      values: (log) => forksOf(log, SERVICE).map((call) => beginLineOf(log, call)),
      hint: {
        en: 'There the service makes its workers. By then it has long been running. What must happen before a program can run at all?',
        ja: 'そこではサービスがワーカーを作っています。サービスはもう動いています。プログラムが動き出す前に、必ず起きることは何でしょうか。',
      },
    },
    {
      id: 'own-file',
      values: (log) =>
        callsNamed(log, 'openat', 'open')
          .filter((call) => log.trace.calls.thread[call] === SERVICE)
          .map((call) => beginLineOf(log, call)),
      hint: {
        en: 'Here somebody already opens files: the loader or the service. Go further up.',
        ja: 'ここではもう、ローダーかサービスがファイルを開いています。もっと上を見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'A process becomes another program by one system call.',
      ja: 'プロセスが別のプログラムになるのは、あるシステムコールによってです。',
    },
    {
      en: 'It is the call that names the program and its arguments.',
      ja: 'プログラムの名前と引数を並べて示す呼び出しです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: '`execve` is the last thing that the process does as strace and the first it does as the service, so nothing of the service can stand before it. A start-up that reads a slow file or waits for a name server is now in the log.',
      ja: '`execve`は、そのプロセスがstraceとして行う最後のことで、サービスとして行う最初のことです。それより前に、サービスの動きはありません。起動時に遅いファイルを読んでも、ネームサーバーを待っても、これで記録に残ります。',
    },
    calls: becomes(log).slice(0, 1),
  }),
};

export const supervised: ProcessQuestion = {
  id: 'supervised',
  kind: 'process',
  prompt: {
    en: 'Which pid does `svstat` show for the service while this trace is made?',
    ja: 'この記録を取っている間、`svstat`はサービスのpidとしてどれを表示しますか。',
  },
  answer: (log) => [pidOf(log, SERVICE)].filter((pid) => pid !== null),
  misreadings: [
    {
      id: 'a-worker',
      values: workers,
      hint: {
        en: 'That one was made by the service: look at the result of the `clone` before its first line. supervise does not know it.',
        ja: 'それはサービスが作ったプロセスです。その最初の行より前にある`clone`の結果を見てください。superviseは知らないpidです。',
      },
    },
  ],
  hints: [
    {
      en: 'Who becomes the program, and who gets the TERM?',
      ja: 'プログラムになったのは誰で、TERMを受け取ったのは誰でしょうか。',
    },
    {
      en: 'The same pid stands at the `execve` of the first line and at the first SIGTERM.',
      ja: '最初の行の`execve`と、最初のSIGTERMには、同じpidがあります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The pid on the first line is the one that the run script had, and strace before it became the service. The TERM of supervise arrives there, with nobody between.',
      ja: '最初の行のpidは、runスクリプトのものであり、その後しばらくはstraceのものでした。superviseのTERMは、間に誰も挟まず、そこに届きます。',
    },
    calls: [...becomes(log).slice(0, 1), lastCall(log)],
  }),
};

export const whichForm: ChoiceQuestion = {
  id: 'which-form',
  kind: 'choice',
  prompt: {
    en: 'The run script begins with `exec pgrphack`, and a watchdog sends KILL to that whole process group when the service does not end in time. You want to see those last seconds. What is the least that does it?',
    ja: 'runスクリプトは`exec pgrphack`で始まり、サービスが時間内に終わらないと、監視プログラムがそのプロセスグループ全体にKILLを送ります。その最後の数秒を見たいのです。最小限の変更はどれですか。',
  },
  options: [
    { id: 'd', text: { en: '`-D`', ja: '`-D`' } },
    { id: 'dd', text: { en: '`-DD`', ja: '`-DD`' } },
    { id: 'ddd', text: { en: '`-DDD`', ja: '`-DDD`' } },
    {
      id: 'i4',
      text: {
        en: '`-D` and `-I4`, so that strace ignores signals',
        ja: '`-D`と`-I4`。straceはシグナルを受け付けない',
      },
    },
  ],
  answer: (log) => (lastCall(log) >= 0 ? ['dd'] : []),
  misreadings: [
    {
      id: 'same-group',
      values: () => ['d'],
      hint: {
        en: 'With `-D` the tracer is another parent’s child, and still a member of the group. Compare the PGID columns above.',
        ja: '`-D`のトレーサーは親が変わるだけで、グループには残っています。上のPGIDの列を比べてください。',
      },
    },
    {
      id: 'more-than-needed',
      values: () => ['ddd'],
      verdict: 'close',
      hint: {
        en: 'That works, and does more: a new session. Which smaller step already leaves the group?',
        ja: 'それでもできますが、セッションまで新しくなります。グループを抜けるだけなら、もっと小さい変更で足ります。',
      },
    },
    {
      id: 'blocks-kill',
      values: () => ['i4'],
      hint: {
        en: 'No process can ignore KILL, and `-I4` is what `-D` uses anyway.',
        ja: 'KILLは、どのプロセスにも止められません。それに`-I4`は、`-D`を付ければ初めからそうなっています。',
      },
    },
  ],
  hints: [
    {
      en: 'KILL goes to everyone whose PGID is that of the service.',
      ja: 'KILLは、PGIDがサービスと同じプロセスすべてに届きます。',
    },
    {
      en: 'Which forms give the tracer a PGID of its own?',
      ja: 'トレーサーが自分のPGIDを持つのは、どの形でしょうか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: '`-DD` puts the tracer into a group of its own, so it outlives the group and writes down who was killed. `-DDD` adds a session of its own, for tools that end a whole session, such as a log-out.',
      ja: '`-DD`ならトレーサーは自分のグループに移るので、KILLの後まで残り、誰が殺されたかを書けます。`-DDD`はさらにセッションも分けます。ログアウトのように、セッションごと終わらせる場合に使います。',
    },
    calls: callsOfThread(log, SERVICE).slice(-2),
  }),
};
