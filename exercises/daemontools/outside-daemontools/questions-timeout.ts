import type { ChoiceQuestion } from '../../../src/grading/exercise.ts';
import { callsOfThread } from '../../../src/grading/strace-signals.ts';
import { fromSystemd, SERVICE, tells } from './unit.ts';

export const cutLog: ChoiceQuestion = {
  id: 'cut-log',
  kind: 'choice',
  prompt: {
    en: 'With a shorter `TimeoutStopSec`, the log ends in the middle of a line and nobody is “killed by” anything. What happened?',
    ja: '`TimeoutStopSec`を短くすると、ログは行の途中で終わり、`killed by`の行もありません。何が起きたのでしょうか。',
  },
  options: [
    {
      id: 'hung',
      text: {
        en: 'The service hangs in that call, and strace waits for it.',
        ja: 'サービスがその呼び出しの中で止まり、straceが待っている。',
      },
    },
    {
      id: 'tracer-killed',
      text: {
        en: 'systemd killed the whole control group, and the tracer is in it.',
        ja: 'systemdがコントロールグループ全体を強制終了し、その中にトレーサーもいた。',
      },
    },
    {
      id: 'disk-full',
      text: {
        en: 'The disk was full, so the last lines are missing.',
        ja: 'ディスクがいっぱいになり、最後の行が書けなかった。',
      },
    },
    {
      id: 'detached',
      text: {
        en: 'strace let go of the service when it got TERM.',
        ja: 'straceがTERMを受け取り、サービスを切り離した。',
      },
    },
  ],
  answer: (log) => (fromSystemd(log).length > 0 ? ['tracer-killed'] : []),
  misreadings: [
    {
      id: 'still-there',
      values: () => ['hung'],
      hint: {
        en: 'systemd gave the result `timeout` and the unit has no process left. A cut line is no wait: nobody is there to finish it.',
        ja: 'systemdの結果は`timeout`で、ユニットにプロセスは残っていません。途中で切れた行は、待ちではありません。続きを書く者がいないのです。',
      },
    },
    {
      id: 'other-cause',
      values: () => ['disk-full'],
      hint: {
        en: 'Possible elsewhere, but the time of the last line tells: it is `TimeoutStopSec` after TERM.',
        ja: 'ほかではありえますが、最後の行の時刻を見てください。TERMから`TimeoutStopSec`だけ後です。',
      },
    },
    {
      id: 'let-go',
      values: () => ['detached'],
      hint: {
        en: 'Then the line would end in `<detached ...>`. And with `-D -o FILE` strace ignores TERM.',
        ja: 'それなら、行末に`<detached ...>`と出ます。それに、`-D -o FILE`のstraceはTERMを無視します。',
      },
    },
  ],
  hints: [
    {
      en: 'Who can end strace without leaving it time for a word?',
      ja: 'straceに一言も書かせずに終わらせられるのは、何でしょうか。',
    },
    {
      en: 'Whom does systemd kill when the time is over? The settings name the group, not the process.',
      ja: '時間が過ぎると、systemdは誰を終わらせるでしょうか。対象は、プロセスではなくグループです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Everything that the unit started is in its control group, and neither `-DD` nor `-DDD` leaves it. To see the end of a stop that runs into the limit, raise `TimeoutStopSec` while you look, or attach from outside the unit.',
      ja: 'ユニットから始まったプロセスは、すべてそのコントロールグループに入ります。`-DD`でも`-DDD`でも、そこからは抜けられません。時間切れになる停止を最後まで見るには、調べる間だけ`TimeoutStopSec`を延ばすか、ユニットの外からアタッチします。',
    },
    calls: [...tells(log), callsOfThread(log, SERVICE).at(-1) ?? -1].filter((call) => call >= 0),
  }),
};
