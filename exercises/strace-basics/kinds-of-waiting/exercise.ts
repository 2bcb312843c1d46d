import { type StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import type { Exercise, Need } from '../../../src/grading/exercise.ts';
import { allCalls, callsNamed, durationOf, longestOf, sumOf } from '../../../src/grading/strace-calls.ts';
import { needsClock, needsDurations } from '../../../src/grading/strace-needs.ts';
import {
  accepts,
  allWaits,
  answers,
  childOf,
  childWaits,
  classOf,
  costs,
  exchanges,
  futexes,
  lockWaits,
  longestExchange,
  mainCallOf,
  mostExpensive,
  ofClass,
  percentOf,
  pidOf,
  sleeps,
} from './waits.ts';

const needsLock: Need = {
  id: 'lock',
  met: (log) => lockWaits(log).length > 0 && ofClass(log, futexes(log), WaitClass.idle).length > 0,
  missing: {
    en: 'In this log no `futex` waits both for a lock and for work. Record a program with several threads, with `-f`.',
    ja: 'このログには、ロックを待つ`futex`と仕事を待つ`futex`の両方がそろっていません。スレッドが複数あるプログラムを、`-f`を付けて記録してください。',
  },
};

const needsChild: Need = {
  id: 'child',
  met: (log) => childWaits(log).some((call) => mainCallOf(log, childOf(log, call)) >= 0),
  missing: {
    en: 'In this log nobody waits for a child that was traced too. Record with `-f` a program that starts others.',
    ja: 'このログには、一緒に記録された子プロセスを待つところがありません。ほかのプログラムを起動するプログラムを、`-f`を付けて記録してください。',
  },
};

const needsExchange: Need = {
  id: 'exchange',
  met: (log) => exchanges(log).length > 0,
  missing: {
    en: 'In this log nobody asks a peer and waits for its answer.',
    ja: 'このログには、相手に問い合わせて返事を待つところがありません。',
  },
};

/** The candidates of the question about idle waits: one call that stands for each. */
const candidates = (log: StraceLog): [id: string, call: number][] => [
  ['accept', longestOf(log, accepts(log))],
  ['database', longestOf(log, answers(log))],
  ['lock', longestOf(log, lockWaits(log))],
  ['queue', longestOf(log, ofClass(log, futexes(log), WaitClass.idle))],
  ['sleep', longestOf(log, sleeps(log))],
];

function idleOnes(log: StraceLog): string[] {
  const idle = candidates(log).filter(([, call]) => call >= 0 && classOf(log, call) === WaitClass.idle);
  return idle.length > 0 ? [idle.map(([id]) => id).join(',')] : [];
}

const longestChildWait = (log: StraceLog): number => longestOf(log, childWaits(log));

const costly = (log: StraceLog, id: string): boolean => mostExpensive(log)?.[0] === id;

const evidence = (...calls: readonly number[]): number[] => [...new Set(calls.filter((call) => call >= 0))];

export default {
  title: { en: 'Five kinds of time', ja: '5種類の時間' },
  format: 'strace',
  fixture: ['kinds-of-waiting.log'],
  needs: [needsDurations, needsClock],
  questions: [
    {
      id: 'idle-share',
      kind: 'estimate',
      quantity: 'share',
      prompt: {
        en: 'Add up the time that all threads of such a service spend in system calls. What share of it do you expect to be idle: waiting for work, with nobody waiting behind?',
        ja: 'このようなサービスで、全スレッドがシステムコールの中で過ごした時間を合計します。そのうち、仕事を待っているだけで、後ろで誰も待っていない時間は、何%だと思いますか。',
      },
      answer: (log) => percentOf(log, WaitClass.idle),
      hints: [
        {
          en: 'Count the threads, and ask how many of them are busy at a quiet moment.',
          ja: 'スレッドの数を数え、静かなときに働いているのが何個かを考えます。',
        },
        {
          en: 'A thread that waits adds a second of waiting per second, as long as it lives.',
          ja: '待っているスレッドは、生きている間、1秒につき1秒の待ちを足していきます。',
        },
      ],
      reveal: { afterTries: 0 },
      why: (log) => ({
        text: {
          en: 'A service that copes has threads to spare, and a spare thread waits. So a list by time begins with waits that cost nobody anything, and the healthier the service, the longer that part of the list.',
          ja: '処理が追いついているサービスには余ったスレッドがあり、余ったスレッドは待っています。そのため、時間順の一覧の先頭には、誰も困らない待ちが並びます。余裕があるサービスほど、その部分は長くなります。',
        },
        calls: ofClass(log, [...log.slowest(3, [WaitClass.idle])], WaitClass.idle),
      }),
    },
    {
      id: 'idle',
      kind: 'several',
      needs: [needsLock, needsExchange],
      prompt: {
        en: 'Which of these waits are idle?',
        ja: '次の待ちのうち、アイドルなのはどれですか。',
      },
      options: [
        {
          id: 'accept',
          text: {
            en: 'the long `accept` of the thread that takes connections',
            ja: '接続を受け付けるスレッドの、長い`accept`',
          },
        },
        {
          id: 'queue',
          text: {
            en: 'a worker’s long `futex` with `FUTEX_WAIT_BITSET`, which ends when a connection was put into the queue',
            ja: 'ワーカーの、`FUTEX_WAIT_BITSET`の長い`futex`（接続がキューに入ると終わる）',
          },
        },
        {
          id: 'lock',
          text: {
            en: 'a worker’s `futex` with `FUTEX_WAIT` and the value 2, which ends when another worker lets go of the table',
            ja: 'ワーカーの、`FUTEX_WAIT`で値が2の`futex`（別のワーカーが表を手放すと終わる）',
          },
        },
        {
          id: 'database',
          text: { en: 'a worker’s `read` from port 9401', ja: 'ワーカーの、ポート9401からの`read`' },
        },
        {
          id: 'sleep',
          text: { en: 'the timer’s `clock_nanosleep`', ja: 'タイマーの`clock_nanosleep`' },
        },
      ],
      answer: idleOnes,
      misreadings: [
        {
          id: 'lock-is-idle',
          values: (log) => (idleOnes(log).some((ids) => ids.includes('lock')) ? [] : ['lock']),
          hint: {
            en: 'That worker has a visitor and cannot go on: it waits in the middle of a request. It has the name of the idle wait beside it, and nothing else in common.',
            ja: 'そのワーカーは、リクエストの途中で先へ進めなくなっています。アイドルの待ちと同じなのは、名前だけです。',
          },
        },
        {
          id: 'database-is-idle',
          values: (log) => (idleOnes(log).some((ids) => ids.includes('database')) ? [] : ['database']),
          hint: {
            en: 'It has just asked a question on that socket, and a visitor waits for what it will do with the answer.',
            ja: 'そのソケットに問い合わせを送ったばかりで、その先では利用者が待っています。',
          },
        },
        {
          id: 'queue-is-contention',
          values: () => ['accept,sleep'],
          hint: {
            en: 'Not every `futex` is a lock. What ends this one? New work, put into the queue by another thread.',
            ja: '`futex`がすべてロックとは限りません。これを終わらせるのは何でしょうか。別のスレッドがキューに入れた、新しい仕事です。',
          },
        },
      ],
      hints: [
        {
          en: 'The name of the call does not tell. Ask of each what ends it.',
          ja: '呼び出しの名前ではわかりません。それぞれ、何があると終わるのかを考えます。',
        },
        {
          en: 'And who is worse off while it lasts? If nobody, it is idle.',
          ja: 'その間、誰かが困っているでしょうか。誰も困っていなければ、アイドルです。',
        },
        {
          en: 'Three of the five end because something new comes, or because a time of its own is over.',
          ja: '5つのうち3つは、新しい何かが来るか、自分の決めた時間が過ぎると終わります。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'A wait is idle when it ends because new work comes. The same name, `futex` or `read`, stands for an idle wait on one line and for a lost moment on the next, so classify calls, not names.',
          ja: '新しい仕事が来たことで終わる待ちは、アイドルです。`futex`や`read`のような同じ名前が、ある行ではアイドル、次の行では失われた時間になります。分類するのは名前ではなく、1つ1つの呼び出しです。',
        },
        calls: evidence(...candidates(log).map(([, call]) => call)),
      }),
    },
    {
      id: 'lock-time',
      kind: 'duration',
      tolerance: 0.05,
      needs: [needsLock],
      prompt: {
        en: '`futex` has the largest total of all. How much of it was spent waiting for a lock?',
        ja: '`futex`は、合計時間が最も長いシステムコールです。そのうち、ロックを待っていた時間はどれだけですか。',
      },
      answer: (log) => [sumOf(log, lockWaits(log))].filter((ns) => ns > 0),
      misreadings: [
        {
          id: 'every-futex',
          values: (log) => [sumOf(log, futexes(log))],
          hint: {
            en: 'That is all of `futex`, most of it workers that wait for a connection in the queue. Look at the classes.',
            ja: 'それは`futex`の全体で、ほとんどは、キューに接続が入るのを待つワーカーです。分類を見てください。',
          },
        },
        {
          id: 'longest-lock-wait',
          verdict: 'close',
          values: (log) =>
            lockWaits(log).length > 1 ? [durationOf(log, longestOf(log, lockWaits(log)))] : [],
          hint: {
            en: 'That is the longest of them. Add them up.',
            ja: 'それは、そのうち最も長い1回です。合計してください。',
          },
        },
      ],
      hints: [
        {
          en: 'Show only `futex`, and of the classes only contention.',
          ja: '`futex`だけを表示し、分類を競合だけにします。',
        },
        {
          en: 'The sum of what is shown stands above the table.',
          ja: '表示中の呼び出しの合計時間は、表の上に出ています。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'glibc sleeps in `futex` for a mutex and for a condition variable alike. A total by name adds a worker that has nothing to do to one that cannot go on, and says nothing about either.',
          ja: 'glibcは、ミューテックスでも条件変数でも`futex`の中で眠ります。名前ごとの合計には、することのないワーカーと、先へ進めないワーカーが一緒に入り、どちらのこともわかりません。',
        },
        calls: evidence(
          ...lockWaits(log).slice(0, 6),
          longestOf(log, ofClass(log, futexes(log), WaitClass.idle)),
        ),
      }),
    },
    {
      id: 'whose-time',
      kind: 'process',
      needs: [needsChild],
      prompt: {
        en: 'Find the longest `wait4`. Which process do you have to look at to see where that time went?',
        ja: '最も長い`wait4`を探してください。その時間がどこへ行ったのかを知るには、どのプロセスを見ればよいですか。',
      },
      answer: (log) => {
        const wait = longestChildWait(log);
        return wait >= 0 ? [childOf(log, wait)] : [];
      },
      misreadings: [
        {
          id: 'who-waits',
          values: (log) => [pidOf(log, longestChildWait(log))].flatMap((pid) => (pid === null ? [] : [pid])),
          hint: {
            en: 'That thread waits. It does nothing meanwhile, so looking at it longer explains nothing. Whom does `wait4` return?',
            ja: 'それは待っているスレッドです。その間は何もしていないので、いくら見ても説明は出てきません。`wait4`は誰を返していますか。',
          },
        },
        {
          id: 'other-child',
          values: (log) => {
            const right = childOf(log, longestChildWait(log));
            return childWaits(log)
              .map((call) => childOf(log, call))
              .filter((pid) => pid !== right);
          },
          hint: {
            en: 'A child, but of another `wait4`. Take the longest.',
            ja: '子プロセスですが、別の`wait4`のものです。最も長いものを選んでください。',
          },
        },
        {
          id: 'first-process',
          values: (log) => {
            const first = log.trace.threads[0]?.pid;
            return first == null || first === pidOf(log, longestChildWait(log)) ? [] : [first];
          },
          hint: {
            en: 'That is the main thread, which waits for a signal all the time.',
            ja: 'それはメインスレッドで、ずっとシグナルを待っています。',
          },
        },
      ],
      hints: [
        {
          en: 'Filter by `wait4`, longest first.',
          ja: '`wait4`で絞り込み、長い順に並べます。',
        },
        {
          en: 'Its result, after `=`, is the pid of the child that has ended.',
          ja: '`=`の後の結果は、終了した子プロセスのpidです。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => {
        const wait = longestChildWait(log);
        const cause = mainCallOf(log, childOf(log, wait));
        return {
          text: {
            en: `Most of it is one \`${callName(log.trace, cause)}\` of the child. The visitor did wait for it, so this wait is not idle; but the cure is in the child, and whoever adds both lines counts the same time twice.`,
            ja: `ほとんどは、子プロセスの1回の\`${callName(log.trace, cause)}\`です。利用者は実際に待たされたので、アイドルではありません。ただし、直すところは子プロセスにあります。2つの行を足すと、同じ時間を2度数えることになります。`,
          },
          calls: evidence(wait, cause),
        };
      },
    },
    {
      id: 'first-fix',
      kind: 'choice',
      needs: [needsExchange, needsChild, needsLock],
      prompt: {
        en: 'Visitors want their pages sooner. What do you work on first?',
        ja: '利用者にもっと早くページを届けたいとします。最初に手を付けるのはどれですか。',
      },
      options: [
        {
          id: 'futex',
          text: { en: '`futex`: the largest total of all', ja: '`futex`：合計時間が最も長い' },
        },
        {
          id: 'accept',
          text: {
            en: '`accept`: the network seems slow',
            ja: '`accept`：ネットワークが遅いように見える',
          },
        },
        {
          id: 'database',
          text: { en: 'the answers of the database', ja: 'データベースの返事' },
        },
        {
          id: 'thumbnail',
          text: {
            en: 'the thumbnails: the longest single wait that a visitor had',
            ja: 'サムネイル：利用者にとって、1回の待ちが最も長い',
          },
        },
        {
          id: 'lock',
          text: { en: 'the lock on the table', ja: '表のロック' },
        },
      ],
      answer: (log) => {
        const most = mostExpensive(log);
        return most ? [most[0]] : [];
      },
      misreadings: [
        {
          id: 'top-of-the-list',
          values: () => ['futex'],
          hint: {
            en: 'Nearly all of that total is workers waiting for a visitor, not visitors waiting for workers.',
            ja: 'その合計のほとんどは、ワーカーが利用者を待つ時間です。利用者がワーカーを待つ時間ではありません。',
          },
        },
        {
          id: 'slow-network',
          values: () => ['accept'],
          hint: {
            en: '`accept` is long because nobody comes. It ends at the moment when somebody does.',
            ja: '`accept`が長いのは、誰も来ないからです。来た瞬間に終わります。',
          },
        },
        {
          id: 'longest-single',
          values: (log) => (costly(log, 'thumbnail') ? [] : ['thumbnail']),
          hint: {
            en: 'Long, but it happened to a few visitors. Compare the sums: what does every request pay?',
            ja: '1回は長いのですが、待った利用者は数人です。合計を比べてください。すべてのリクエストが払っているのはどれですか。',
          },
        },
        {
          id: 'locks-are-bad',
          values: (log) => (costly(log, 'lock') ? [] : ['lock']),
          hint: {
            en: 'It is contention, but its sum is small beside the others. The class says what a wait is, not that it matters.',
            ja: '競合には違いありませんが、合計はほかよりずっと小さくなっています。分類でわかるのは待ちの種類で、重要かどうかではありません。',
          },
        },
      ],
      hints: [
        {
          en: 'Take the idle waits out of the totals, and sort what is left.',
          ja: '集計からアイドルの待ちを除き、残りを並べます。',
        },
        {
          en: 'For each kind, multiply: how many requests pay it, and how much each.',
          ja: '種類ごとに、何件のリクエストが、それぞれどれだけ払っているかを掛け合わせます。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'It is the largest sum among the waits that a visitor stands behind, and every request pays it. Once it is shorter, the thumbnails come next; no work on an idle wait would ever be noticed.',
          ja: '利用者が後ろで待っているものの中で合計が最も大きく、すべてのリクエストにかかっています。ここが短くなれば、次はサムネイルです。アイドルの待ちは、いくら短くしても誰も気づきません。',
        },
        calls: evidence(
          ...costs(log).map(([, calls]) => longestOf(log, calls)),
          longestOf(log, allWaits(log)),
        ),
      }),
    },
    {
      id: 'prove-it',
      kind: 'evidence',
      needs: [needsExchange],
      prompt: {
        en: 'A colleague who runs the database says: “Your worker was idle, nobody had asked us anything.” Choose the lines that prove the opposite for the longest wait for the database.',
        ja: 'データベースの担当者が「そちらのワーカーは暇だっただけで、こちらには何も来ていない」と言います。データベースを待った最も長い時間について、そうではないことを証明する行を選んでください。',
      },
      parts: [
        {
          id: 'asked',
          text: {
            en: 'that the worker had sent a query on this connection',
            ja: 'ワーカーがこの接続で問い合わせを送っていたこと',
          },
          calls: (log) => [longestExchange(log)].flatMap((exchange) => (exchange ? [exchange.question] : [])),
        },
        {
          id: 'waited',
          text: {
            en: 'that the same worker then waited for the answer, and how long',
            ja: '同じワーカーがその返事を待ち、どれだけかかったか',
          },
          calls: (log) => [longestExchange(log)].flatMap((exchange) => (exchange ? [exchange.answer] : [])),
        },
      ],
      irrelevant: [
        {
          id: 'other-exchange',
          calls: (log) => exchanges(log).flatMap(({ question, answer }) => [question, answer]),
          hint: {
            en: 'a query or an answer, but not of the longest wait.',
            ja: '問い合わせか返事ですが、最も長い待ちのものではありません。',
          },
        },
        {
          id: 'visitor',
          calls: (log) => callsNamed(log, 'read', 'accept', 'close'),
          hint: {
            en: 'that line shows the visitor or a file, and says nothing about what the database was asked.',
            ja: 'その行は利用者やファイルに関するもので、データベースに何を頼んだかは示していません。',
          },
        },
        {
          id: 'other-wait',
          calls: (log) => allCalls(log).filter((call) => classOf(log, call) !== WaitClass.work),
          hint: {
            en: 'a wait, but not for the database.',
            ja: '待ちですが、相手はデータベースではありません。',
          },
        },
      ],
      hints: [
        {
          en: 'Filter by `:9401`, longest first. That is one of the lines.',
          ja: '`:9401`で絞り込み、長い順に並べます。それが証拠の1行です。',
        },
        {
          en: 'A wait for an answer is one only if a question came first. What did the same pid do just before, on the same descriptor?',
          ja: '返事待ちと言えるのは、先に問い合わせがあるときだけです。同じpidが、直前に同じディスクリプタで何をしたかを見ます。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => {
        const exchange = longestExchange(log);
        return {
          text: {
            en: 'The query went out, and the same thread slept until the answer came: that is I/O. Without the first line, the second could as well be a connection on which nobody speaks.',
            ja: '問い合わせが送られ、返事が来るまで同じスレッドが眠っていました。これはI/O待ちです。1行目がなければ、2行目は、誰も話していない接続とも読めてしまいます。',
          },
          calls: exchange ? [exchange.question, exchange.answer] : [],
        };
      },
    },
  ],
} satisfies Exercise;
