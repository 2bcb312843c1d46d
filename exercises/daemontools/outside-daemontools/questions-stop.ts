import type { ChoiceQuestion, NumberQuestion } from '../../../src/grading/exercise.ts';
import { callsOfThread, signalsOf } from '../../../src/grading/strace-signals.ts';
import { endedTooEarly, fromSystemd, processes, SERVICE, tells, workers } from './unit.ts';

const known = (...calls: readonly number[]): number[] => [...new Set(calls.filter((call) => call >= 0))];

export const howManyTold: NumberQuestion = {
  id: 'how-many-told',
  kind: 'number',
  tolerance: 0,
  prompt: {
    en: 'Under supervise one process got the TERM. How many processes get it from systemd here?',
    ja: 'superviseでは、TERMを受け取るのは1つのプロセスでした。ここでは、いくつのプロセスがsystemdからTERMを受け取りますか。',
  },
  answer: (log) => [new Set(fromSystemd(log).map(({ thread }) => thread)).size],
  misreadings: [
    {
      id: 'main-only',
      values: (log) => [1].filter(() => fromSystemd(log).length > 1),
      hint: {
        en: 'That is what supervise does. Look at `si_pid` in each `--- SIGTERM` line.',
        ja: 'それはsuperviseの場合です。`--- SIGTERM`の各行の`si_pid`を見てください。',
      },
    },
    {
      id: 'with-the-managers',
      values: (log) => [fromSystemd(log).length + tells(log).length].filter(() => tells(log).length > 0),
      hint: {
        en: 'You counted what the manager sends as well. Look for the lines where a signal arrives, and at `si_pid`.',
        ja: '管理プロセスが送ったものも数えています。シグナルが届いた行と、その`si_pid`を見てください。',
      },
    },
    {
      id: 'with-cont',
      values: (log) =>
        [fromSystemd(log).length + signalsOf(log, 'SIGCONT').length].filter(
          (count) => count !== fromSystemd(log).length,
        ),
      hint: {
        en: 'You counted SIGCONT as well, which systemd sends after it, so that a stopped process can react.',
        ja: 'SIGCONTも数えています。止まっているプロセスも反応できるように、systemdがTERMの後に送るものです。',
      },
    },
  ],
  hints: [
    { en: 'Search for `SIGTERM` and read `si_pid`.', ja: '`SIGTERM`で検索し、`si_pid`を読みます。' },
    {
      en: 'systemd is process 1. Count the processes, not the lines.',
      ja: 'systemdはプロセス1です。行ではなく、プロセスを数えます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Without a setting, systemd signals every process in the control group of the unit: manager, workers, helpers, and the tracer, which ignores it. So nobody is overlooked, and nobody can be told in turn.',
      ja: '何も設定しなければ、systemdは、ユニットのコントロールグループにいるすべてのプロセスにシグナルを送ります。管理プロセス、ワーカー、ヘルパー、そしてトレーサーにもです（トレーサーは無視します）。見落としはありませんが、順番に知らせることもできません。',
    },
    calls: [SERVICE, ...workers(log)].flatMap((thread) => callsOfThread(log, thread).slice(-1)),
  }),
};

export const lostDrain: ChoiceQuestion = {
  id: 'lost-drain',
  kind: 'choice',
  prompt: {
    en: 'The stop is shorter here than under supervise. At what price?',
    ja: 'ここでは、superviseのときより短い時間で止まります。その代わりに、何が失われましたか。',
  },
  options: [
    {
      id: 'nothing',
      text: {
        en: 'None: the processes end side by side instead of one after the other.',
        ja: '何も失われていない。順番ではなく、並行して終わるだけ。',
      },
    },
    {
      id: 'drain',
      text: {
        en: 'The workers stop at once, while the manager still drains: orders that come meanwhile find nobody.',
        ja: '管理プロセスが受付を閉じている間に、ワーカーはもう止まる。その間に来た注文を受ける者がいない。',
      },
    },
    {
      id: 'killed',
      text: {
        en: 'The workers are killed in the middle of their last order.',
        ja: 'ワーカーが、最後の注文の途中で強制終了される。',
      },
    },
    {
      id: 'journal',
      text: {
        en: 'The journal is no longer synced before the end.',
        ja: '終了前にジャーナルが同期されなくなる。',
      },
    },
  ],
  answer: (log) => (fromSystemd(log).length > 1 ? [endedTooEarly(log) ? 'drain' : 'nothing'] : []),
  misreadings: [
    {
      id: 'only-faster',
      values: (log) => ['nothing'].filter(() => endedTooEarly(log)),
      hint: {
        en: 'Compare two moments: when the last worker has ended, and when the handler of the manager has drained. Who takes orders between them?',
        ja: '2つの時点を比べてください。最後のワーカーが終わったときと、管理プロセスのハンドラが受付を閉じ終えたときです。その間、注文を受けるのは誰でしょうか。',
      },
    },
    {
      id: 'not-killed',
      values: () => ['killed'],
      hint: {
        en: 'Read the end of a worker: it finishes what it has, says so, and exits with 0.',
        ja: 'ワーカーの終わりを読んでください。手元の注文を終え、そう出力し、終了コード0で終わっています。',
      },
    },
    {
      id: 'still-synced',
      values: () => ['journal'],
      hint: {
        en: 'The `fsync` is there, near the end of the log.',
        ja: '`fsync`は、ログの終わり近くにあります。',
      },
    },
  ],
  hints: [
    {
      en: 'Look at what the workers do while the manager sleeps in its handler.',
      ja: '管理プロセスがハンドラの中で眠っている間の、ワーカーの動きを見ます。',
    },
    {
      en: 'When does each worker write its last order, and when does it exit?',
      ja: '各ワーカーが最後の注文を書いたのはいつで、終わったのはいつでしょうか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The manager was written to tell its workers when it has drained, and systemd has told them before. A shorter stop is not always a better one: check what the program does in the order that it now gets.',
      ja: '管理プロセスは、受付を閉じ終えてからワーカーに知らせるように書かれています。ところが、systemdが先に知らせてしまいました。早く止まれば良いとは限りません。シグナルの届く順序が変わったとき、プログラムがどう動くかを確かめます。',
    },
    calls: known(...tells(log), ...workers(log).flatMap((thread) => callsOfThread(log, thread).slice(-1))),
  }),
};

export const whichMode: ChoiceQuestion = {
  id: 'which-mode',
  kind: 'choice',
  prompt: {
    en: 'You want the order that supervise gave: TERM to the manager only, which then tells its workers; and no process may survive the unit. Which setting is it?',
    ja: 'superviseと同じ順序にします。TERMは管理プロセスだけに送り、管理プロセスがワーカーに知らせます。ただし、ユニットが止まった後にプロセスを残したくありません。どの設定ですか。',
  },
  options: [
    { id: 'control-group', text: { en: '`KillMode=control-group`', ja: '`KillMode=control-group`' } },
    { id: 'mixed', text: { en: '`KillMode=mixed`', ja: '`KillMode=mixed`' } },
    { id: 'process', text: { en: '`KillMode=process`', ja: '`KillMode=process`' } },
    { id: 'none', text: { en: '`KillMode=none`', ja: '`KillMode=none`' } },
  ],
  answer: (log) => (fromSystemd(log).length > 0 && processes(log) > 1 ? ['mixed'] : []),
  misreadings: [
    {
      id: 'the-default',
      values: () => ['control-group'],
      hint: {
        en: 'That is the default, and the recording above.',
        ja: 'それは既定の設定で、上の記録がそうです。',
      },
    },
    {
      id: 'leaves-others',
      values: () => ['process'],
      hint: {
        en: 'The order is right, but a helper that the manager does not wait for stays, as under daemontools.',
        ja: '順序は合っていますが、管理プロセスが待たないヘルパーは、daemontoolsのときと同じように残ります。',
      },
    },
    {
      id: 'nobody-told',
      values: () => ['none'],
      hint: {
        en: 'With that, systemd sends no signal at all when the unit stops.',
        ja: 'この設定では、ユニットの停止時に、systemdはシグナルを一切送りません。',
      },
    },
  ],
  hints: [
    {
      en: 'The table above says who got the TERM in each recording.',
      ja: '上の表に、各記録で誰がTERMを受け取ったかがあります。',
    },
    {
      en: 'Two signals can go to different processes: the one that asks, and the one that forces.',
      ja: '頼むシグナルと、強制するシグナルは、別々のプロセスに送れます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: '`mixed` asks the main process only and, when it has ended, kills what is left in the group. A tracer in the group is left as well: it has a moment to write its last line, and no promise.',
      ja: '`mixed`は、メインプロセスだけに終了を頼み、それが終わった後に、グループに残ったものを強制終了します。トレーサーもグループに残っているものの1つです。最後の行を書く時間はふつうありますが、保証はありません。',
    },
    calls: known(...tells(log)),
  }),
};
