import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { Exercise, Need } from '../../../src/grading/exercise.ts';
import {
  allCalls,
  beginLineOf,
  callsNamed,
  durationOf,
  longestOf,
  sumOf,
} from '../../../src/grading/strace-calls.ts';
import { needsClock, needsDurations } from '../../../src/grading/strace-needs.ts';
import { answered, atAttach, begunBefore, interruptedName, leftBehind, restarts } from './view.ts';

const needsRestart: Need = {
  id: 'restart',
  met: (log) => interruptedName(log).length > 0,
  missing: {
    en: 'No thread of this log was asleep when strace attached. Attach with `-p` to a process that has a timer.',
    ja: 'このログには、アタッチしたときに眠っていたスレッドがありません。タイマーを使うプロセスに、`-p`でアタッチしてください。',
  },
};

const needsBegun: Need = {
  id: 'begun-before',
  met: (log) => begunBefore(log).length > 0,
  missing: {
    en: 'No thread of this log was waiting for an answer when strace attached. Attach with `-p` to a worker under load, more than once if need be.',
    ja: 'このログには、アタッチしたときに返事を待っていたスレッドがありません。負荷のあるワーカーに`-p`でアタッチしてください。何度か試す必要があるかもしれません。',
  },
};

const needsAnswers: Need = {
  id: 'answers',
  met: (log) => answered(log).length > 0,
  missing: {
    en: 'In this log nobody asks a peer and reads its answer. Attach to a worker that uses another service.',
    ja: 'このログには、相手に問い合わせて返事を読むところがありません。ほかのサービスを使うワーカーにアタッチしてください。',
  },
};

const evidence = (...calls: readonly number[]): number[] => [...new Set(calls.filter((call) => call >= 0))];

/** Pauses that the log shows whole, of the thread whose first one it does not. */
const wholePauses = (log: StraceLog): number[] =>
  callsNamed(log, ...interruptedName(log)).filter((call) => durationOf(log, call) > 0);

const lastCall = (log: StraceLog): number => allCalls(log).at(-1) ?? -1;

export default {
  title: { en: 'A view of a running worker', ja: '動いているワーカーを覗く' },
  format: 'strace',
  fixture: ['attach.log'],
  needs: [needsDurations, needsClock],
  questions: [
    {
      id: 'at-attach',
      kind: 'choice',
      prediction: true,
      prompt: {
        en: 'You attach to a worker at a random moment. Where do you expect most of its threads to be?',
        ja: '適当な瞬間に、ワーカーにアタッチします。そのスレッドの多くは、どこにいると思いますか。',
      },
      options: [
        {
          id: 'own-code',
          text: {
            en: 'in their own code, between two calls',
            ja: '自身のコードの中、呼び出しと呼び出しの間',
          },
        },
        {
          id: 'in-a-wait',
          text: {
            en: 'inside a call that began before and is still waiting',
            ja: '前に始まり、まだ待っている呼び出しの中',
          },
        },
        {
          id: 'short-call',
          text: { en: 'inside a short call that is about to return', ja: 'すぐに戻る短い呼び出しの中' },
        },
      ],
      answer: (log) => {
        const { waiting, other } = atAttach(log);
        if (waiting + other === 0) return [];
        return [waiting >= other ? 'in-a-wait' : 'own-code'];
      },
      misreadings: [],
      hints: [
        {
          en: 'What does a thread of a service do for most of a second?',
          ja: 'サービスのスレッドは、1秒の大半を何に使っているでしょうか。',
        },
        {
          en: 'The longer a call lasts, the more likely it is to be hit by a random moment.',
          ja: '長く続く呼び出しほど、適当な瞬間に当たりやすくなります。',
        },
      ],
      reveal: { afterTries: 0 },
      why: (log) => ({
        text: {
          en: 'A random moment falls into long calls, so nearly every attach cuts a wait in two. The log has only the second part of each, and the first is gone.',
          ja: '適当な瞬間は、長い呼び出しの中に落ちます。そのため、アタッチすればほぼ必ず、待ちが2つに切れます。ログに残るのは後半だけで、前半は失われます。',
        },
        calls: evidence(...restarts(log), ...begunBefore(log)),
      }),
    },
    {
      id: 'view',
      kind: 'duration',
      tolerance: 0.01,
      prompt: {
        en: 'How much time does this log really cover?',
        ja: 'このログが実際にカバーしている時間は、どれだけですか。',
      },
      answer: (log) => [log.trace.endNs].filter((ns) => ns > 0),
      misreadings: [
        {
          id: 'asked-for',
          values: (log) =>
            [Math.ceil(log.trace.endNs / 1e9) * 1e9].filter((ns) => ns > 1.01 * log.trace.endNs),
          hint: {
            en: 'That is what you asked `timeout` for. Starting, attaching to each thread and letting go again come out of it. Subtract the first stamp from the last.',
            ja: 'それは`timeout`に指定した時間です。起動、各スレッドへのアタッチ、切り離しも、そこに含まれます。最後の時刻から最初の時刻を引いてください。',
          },
        },
        {
          id: 'sum',
          values: (log) => [sumOf(log, allCalls(log))],
          hint: {
            en: 'That adds up the calls of all threads, which wait at the same time. Subtract stamps instead.',
            ja: 'それは、同時に待っているスレッドの呼び出しをすべて足した値です。足すのではなく、時刻どうしを引いてください。',
          },
        },
        {
          id: 'longest-call',
          values: (log) => [durationOf(log, longestOf(log, allCalls(log)))],
          hint: {
            en: 'That is the longest call in it.',
            ja: 'それは、このログで最も長い呼び出しです。',
          },
        },
      ],
      hints: [
        {
          en: 'With `-ttt` a stamp is in seconds since 1970. Look at the first line and at the last.',
          ja: '`-ttt`の時刻は、1970年からの秒数です。最初の行と最後の行を見ます。',
        },
        {
          en: 'The last stamp minus the first. Give at least three digits.',
          ja: '最後の時刻から最初の時刻を引きます。3桁以上で答えてください。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'Rates need this number: requests per second, syncs per second. Divide by the view, not by the time in the command.',
          ja: '1秒あたりのリクエスト数や同期の回数を出すときは、この値で割ります。コマンドに書いた時間ではありません。',
        },
        calls: evidence(0, lastCall(log)),
      }),
    },
    {
      id: 'interrupted',
      kind: 'syscall',
      needs: [needsRestart],
      prompt: {
        en: 'A line begins with `restart_syscall(<... resuming interrupted`. Which system call was that thread really in?',
        ja: '`restart_syscall(<... resuming interrupted`で始まる行があります。そのスレッドは、実際にはどのシステムコールの中にいましたか。',
      },
      answer: interruptedName,
      misreadings: [
        {
          id: 'as-printed',
          values: (log) => ['read'].filter((name) => !interruptedName(log).includes(name)),
          hint: {
            en: 'That is what the line says, but strace did not see that call begin: 6.1 prints a name it does not know. See what this thread does in its later lines.',
            ja: '行にはそう書かれていますが、straceはその呼び出しの始まりを見ていません。6.1は、知らない名前を埋めて出力します。このスレッドの、後の行を見てください。',
          },
        },
        {
          id: 'the-helper',
          values: () => ['restart_syscall'],
          hint: {
            en: '`restart_syscall` is how the kernel goes on with an interrupted wait. No program calls it. Which wait was it?',
            ja: '`restart_syscall`は、中断された待ちをカーネルが再開するための仕組みで、プログラムが呼ぶことはありません。中断されたのは、どの待ちですか。',
          },
        },
        {
          id: 'other-thread',
          values: () => ['epoll_wait'],
          hint: {
            en: 'That is a call of another thread. Filter by the pid of the line.',
            ja: 'それは別のスレッドの呼び出しです。その行のpidで絞り込んでください。',
          },
        },
      ],
      hints: [
        {
          en: 'Note the pid of that line, and show only this pid.',
          ja: 'その行のpidを確かめ、そのpidだけを表示します。',
        },
        {
          en: 'This thread does the same few things in turn. Which of them stands where the first line stands?',
          ja: 'このスレッドは、同じことを順に繰り返しています。最初の行の位置にあたるのは、そのうちのどれですか。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'The rhythm of the thread tells, the line does not: the name was corrected in strace 6.12. Its duration counts from the attach, so it is shorter than the whole waits after it.',
          ja: '手がかりになるのは、その行ではなく、スレッドの繰り返しです（名前の誤りは、strace 6.12で直りました）。行末の所要時間はアタッチから数えた値なので、後に続く完全な待ちより短くなっています。',
        },
        calls: evidence(...restarts(log), ...wholePauses(log).slice(0, 2)),
      }),
    },
    {
      id: 'too-short',
      kind: 'call',
      needs: [needsBegun],
      prompt: {
        en: 'One more duration is too small, and nothing on its line says so: the call began before strace came. Which line is it?',
        ja: 'もう1つ、実際より短い所要時間があります。アタッチの前から始まっていた呼び出しなのに、その行には何の印もありません。どの行ですか。',
      },
      answer: (log) => begunBefore(log).map((call) => beginLineOf(log, call)),
      misreadings: [
        {
          id: 'marked',
          values: (log) => restarts(log).map((call) => beginLineOf(log, call)),
          hint: {
            en: 'True, but this one says so itself. There is another, printed like any other call.',
            ja: '確かに短くなっていますが、その行には自分でそう書かれています。ほかにもう1つ、普通の呼び出しのように見える行があります。',
          },
        },
        {
          id: 'cut-at-the-end',
          values: (log) => leftBehind(log).map((call) => beginLineOf(log, call)),
          hint: {
            en: '`<detached ...>` marks a call that was still running when strace left. It has no duration at all, which is at least honest.',
            ja: '`<detached ...>`は、straceが離れたときにまだ続いていた呼び出しです。所要時間は出ていないので、誤解する心配はありません。',
          },
        },
        {
          id: 'longest-answer',
          values: (log) =>
            [longestOf(log, answered(log))].flatMap((call) => (call < 0 ? [] : [beginLineOf(log, call)])),
          hint: {
            en: 'Its question stands on the line before, so you see that wait from its beginning: its duration is right.',
            ja: 'その直前の行に問い合わせがあるので、待ちの始まりから見えています。所要時間は正しい値です。',
          },
        },
      ],
      hints: [
        {
          en: 'Look at the first line of each thread.',
          ja: '各スレッドの最初の行を見ます。',
        },
        {
          en: 'In this program an answer is read after a question was written to the same descriptor. Where is an answer without a question?',
          ja: 'このプログラムでは、問い合わせを書いた同じディスクリプタから、返事を読みます。問い合わせのない返事はどこでしょうか。',
        },
        {
          en: 'It reads from the socket to port 9501.',
          ja: 'ポート9501につながるソケットから読んでいる行です。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'strace interrupts each thread to attach; the kernel then starts the wait again, and strace sees that as its beginning. Leave the first call of each thread out of every maximum and every mean.',
          ja: 'straceはアタッチのために各スレッドを一度止めます。カーネルはその後で待ちをやり直し、straceにはそれが始まりに見えます。最大や平均を出すときは、各スレッドの最初の呼び出しを除きます。',
        },
        calls: evidence(...begunBefore(log), ...answered(log).slice(0, 1)),
      }),
    },
    {
      id: 'can-tell',
      kind: 'several',
      needs: [needsRestart, needsAnswers],
      prompt: {
        en: 'Which of these can you answer from this log?',
        ja: 'このログから答えられるのは、次のうちどれですか。',
      },
      options: [
        {
          id: 'slowest',
          text: {
            en: 'how long the slowest answer took that was asked for in the view',
            ja: 'この間に問い合わせたもののうち、最も遅い返事にかかった時間',
          },
        },
        {
          id: 'others',
          text: {
            en: 'whether the other workers waited for the same service',
            ja: 'ほかのワーカーも同じサービスを待っていたか',
          },
        },
        {
          id: 'rhythm',
          text: {
            en: 'how often the worker writes its statistics',
            ja: 'ワーカーが統計を書き出す間隔',
          },
        },
        {
          id: 'silent',
          text: {
            en: 'what the thread computes that has no line here',
            ja: 'ここに1行もないスレッドが、何を計算しているか',
          },
        },
      ],
      answer: (log) => (answered(log).length > 0 && wholePauses(log).length > 0 ? ['rhythm,slowest'] : []),
      misreadings: [
        {
          id: 'one-is-all',
          values: () => ['others'],
          hint: {
            en: 'You attached to one worker. The others may be idle, or stuck in the same wait: this log does not know them.',
            ja: 'アタッチしたのは1つのワーカーだけです。ほかのワーカーが暇なのか、同じ待ちに入っているのか、このログではわかりません。',
          },
        },
        {
          id: 'no-line-no-news',
          values: () => ['silent'],
          hint: {
            en: 'A thread without a line made no system call. That it computed is a guess; what it computed is a question for a profiler.',
            ja: '行のないスレッドは、システムコールを呼ばなかっただけです。計算していたというのは推測で、何を計算していたかはプロファイラの仕事です。',
          },
        },
      ],
      hints: [
        {
          en: 'For each, name the lines that you would show to a colleague.',
          ja: 'それぞれについて、同僚に見せる行を挙げられるか考えます。',
        },
        {
          en: 'strace shows the system calls of the threads it is attached to, while it is attached. Nothing else.',
          ja: 'straceに見えるのは、アタッチしているスレッドが、アタッチしている間に呼んだシステムコールだけです。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'A short view of one worker is enough for waits that are frequent and whole. For a wait that comes once a minute, or for who holds a lock, take more time or more workers, and pay for it.',
          ja: '1つのワーカーを短い間見るだけで足りるのは、頻繁に起き、始まりから終わりまで見える待ちです。1分に1度の待ちや、ロックを持っている相手を知るには、時間かワーカーを増やし、その分の負荷を払います。',
        },
        calls: evidence(longestOf(log, answered(log)), ...wholePauses(log).slice(0, 2)),
      }),
    },
    {
      id: 'command',
      kind: 'choice',
      prompt: {
        en: 'Production: sixteen workers, busy, each request makes some hundred short calls, one in fifty is slow. The requests carry session cookies. Which command do you run?',
        ja: '本番環境です。ワーカーは16個で、負荷が高く、1リクエストあたり100回ほどの短い呼び出しがあり、50件に1件が遅くなります。リクエストにはセッションのCookieが含まれます。どのコマンドを実行しますか。',
      },
      options: [
        {
          id: 'summary-of-all',
          text: {
            en: '`strace -c -w -f -p` with all sixteen pids, until enough was counted: a summary writes nothing, so it is the gentlest',
            ja: '`strace -c -w -f -p`に16個のpidをすべて渡し、十分に数えるまで続ける。集計だけなら何も書かないので、最も負荷が軽い',
          },
        },
        {
          id: 'filtered-in-kernel',
          text: {
            en: '`strace --seccomp-bpf -f -e trace=%net -p` with all sixteen pids: the kernel drops everything else',
            ja: '`strace --seccomp-bpf -f -e trace=%net -p`に16個のpidをすべて渡す。ほかの呼び出しはカーネルが捨ててくれる',
          },
        },
        {
          id: 'one-short',
          text: {
            en: '`timeout -s INT 5 strace -f -ttt -T -yy -s 0 -o FILE -p` with one pid, after trying it in staging',
            ja: '`timeout -s INT 5 strace -f -ttt -T -yy -s 0 -o FILE -p`に1個のpidを渡す。先にステージング環境で試しておく',
          },
        },
        {
          id: 'everything-once',
          text: {
            en: '`strace -f -tt -T -s 4096 -o FILE -p` with one pid, stopped by hand: better too much than too little',
            ja: '`strace -f -tt -T -s 4096 -o FILE -p`に1個のpidを渡し、手で止める。足りないよりは多いほうがよい',
          },
        },
      ],
      answer: () => ['one-short'],
      misreadings: [
        {
          id: 'summary-is-cheap',
          values: () => ['summary-of-all'],
          hint: {
            en: 'The cost is the two stops per call, not the writing. See the table: `-c` is no cheaper. And sixteen times one worker, without an end, is the whole service.',
            ja: '負荷になるのは、呼び出しのたびに2回止めることで、書き出すことではありません。表のとおり、`-c`は軽くありません。しかも16個すべてを、終わりを決めずに止めれば、サービス全体に影響します。',
          },
        },
        {
          id: 'seccomp-with-p',
          values: () => ['filtered-in-kernel'],
          hint: {
            en: '`--seccomp-bpf` has no effect on processes attached with `-p`: a seccomp filter can only be set up by the process itself. strace says so and stops at every call.',
            ja: '`-p`でアタッチしたプロセスには、`--seccomp-bpf`は効きません。seccompのフィルターは、プロセス自身しか設定できないからです。straceはそう知らせたうえで、すべての呼び出しで止めます。',
          },
        },
        {
          id: 'cookies-in-the-log',
          values: () => ['everything-once'],
          hint: {
            en: 'That file would hold the sessions of your users, and nothing ends it when you are called away. `-tt` also leaves out the date.',
            ja: 'そのファイルには利用者のセッションが入ります。席を外しても、自動では終わりません。`-tt`には日付もありません。',
          },
        },
      ],
      hints: [
        {
          en: 'Ask three things of each: who pays, for how long, and what ends up in the file.',
          ja: 'それぞれについて、3つのことを考えます。誰が負荷を負うのか、どれだけ続くのか、ファイルに何が残るのか。',
        },
        {
          en: 'One slow request in fifty shows up within seconds on any busy worker.',
          ja: '50件に1件なら、負荷の高いワーカーのどれを見ても、数秒で現れます。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'One worker in sixteen limits the damage, the timeout ends it, `-s 0` leaves the payloads out, and `-yy` still names every peer. If that view is too short, take the next worker rather than a longer one.',
          ja: '16個のうち1個なら影響は限られ、`timeout`で必ず終わります。`-s 0`なら中身は残らず、相手の名前は`-yy`で残ります。短すぎたら、時間を延ばすより、次のワーカーで同じことをします。',
        },
        calls: evidence(...callsNamed(log, 'write').slice(0, 1), lastCall(log)),
      }),
    },
  ],
} satisfies Exercise;
