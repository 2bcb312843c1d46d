import { type StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import { callName, callPid } from '../../../src/formats/strace/text.ts';
import type { Exercise } from '../../../src/grading/exercise.ts';
import { durationOf, longestOf, sumOf } from '../../../src/grading/strace-calls.ts';
import { needsClock, needsDurations, needsProcesses } from '../../../src/grading/strace-needs.ts';
import { answerEndNs, callsNamed, heldUpBy, queuedAccepts, requestsOf } from './requests.ts';

/** Neither waiting for work nor for a child: the calls that somebody else waits for. */
const busyClasses = [WaitClass.work, WaitClass.io, WaitClass.contention];

const slowestBusy = (log: StraceLog): readonly number[] => log.slowest(1, busyClasses);

const accepts = (log: StraceLog): number[] => callsNamed(log, 'accept', 'accept4');
const childWaits = (log: StraceLog): number[] => callsNamed(log, 'wait4', 'waitid');
const syncs = (log: StraceLog): number[] => callsNamed(log, 'fdatasync', 'fsync');

/** Share of the workers' busy time that lies inside system calls, in whole percent. */
function insidePercent(log: StraceLog): number[] {
  const requests = requestsOf(log);
  const insideNs = requests.reduce((sum, request) => sum + sumOf(log, request.calls), 0);
  const busyNs = requests.reduce((sum, request) => sum + request.toNs - request.fromNs, 0);
  return busyNs > 0 ? [Math.round((100 * insideNs) / busyNs)] : [];
}

/** The request that holds the slowest busy call, from accept() to its complete answer. */
function wholeRequestNs(log: StraceLog): number[] {
  const [slow = -1] = slowestBusy(log);
  return requestsOf(log)
    .filter((request) => request.calls.includes(slow))
    .map((request) => answerEndNs(log, request) - request.fromNs);
}

/** The handler after the slowest call, as the span saw it: until the worker writes its line to spans.log. */
function spanNs(log: StraceLog): number[] {
  const [slow = -1] = slowestBusy(log);
  const request = requestsOf(log).find(({ calls }) => calls.includes(slow));
  if (!request) return [];
  const after = request.calls.slice(request.calls.indexOf(slow) + 1);
  const written = after.find((call) => log.fds.targetOf(call).endsWith('spans.log'));
  const { startNs } = log.trace.calls;
  return written === undefined || after[0] === undefined ? [] : [startNs[written]! - startNs[after[0]]!];
}

const toSessions = (log: StraceLog): number[] =>
  callsNamed(log, 'read', 'recvfrom').filter((call) => log.fds.targetOf(call).includes(':9101'));

/** The syncs for which a connection in the queue had to wait. */
const blockingSyncs = (log: StraceLog): number[] => {
  const all = new Set(syncs(log));
  return queuedAccepts(log)
    .map((call) => heldUpBy(log, call))
    .filter((call) => all.has(call));
};

function victimsOf(log: StraceLog): string[] {
  const session = durationOf(log, longestOf(log, toSessions(log))) > 1_000_000;
  const sync = blockingSyncs(log).length > 0;
  const costly = [...(session ? ['session'] : []), ...(sync ? ['sync'] : [])];
  return costly.length > 0 ? [costly.join(',')] : [];
}

/** Total time by syscall over the calls of the classes above, largest first. */
function busyTotals(log: StraceLog): [name: string, ns: number][] {
  const totals = new Map<string, number>();
  for (const call of log.slowest(log.trace.calls.count, busyClasses)) {
    const ns = durationOf(log, call);
    if (ns >= 0) totals.set(callName(log.trace, call), (totals.get(callName(log.trace, call)) ?? 0) + ns);
  }
  return [...totals].sort(([, left], [, right]) => right - left);
}

/** The pids of some calls, each once; empty in a log without pids. */
const pidsOf = (log: StraceLog, calls: readonly number[]): number[] => [
  ...new Set(calls.flatMap((call) => callPid(log.trace, call) ?? [])),
];

const evidence = (...calls: readonly number[]): number[] => [...new Set(calls.filter((call) => call >= 0))];

export default {
  title: { en: 'The time that no span shows', ja: 'スパンに現れない時間' },
  format: 'strace',
  fixture: ['missing-time.log'],
  needs: [
    needsDurations,
    needsClock,
    {
      id: 'requests',
      met: (log) => requestsOf(log).length > 0,
      missing: {
        en: 'No worker takes a connection with `accept` and closes it here. Record a server of that kind from its start, with `-f`.',
        ja: '`accept`で接続を受け取り、自分で閉じるワーカーが見つかりません。その形のサーバーを、`-f`を付けて起動から記録してください。',
      },
    },
  ],
  questions: [
    {
      id: 'inside-calls',
      kind: 'estimate',
      quantity: 'share',
      prompt: {
        en: 'While a worker is busy with a request, what share of that time does it spend inside system calls? Estimate, in percent.',
        ja: 'ワーカーが1つのリクエストを処理している間、そのうちシステムコールの中にいる時間は何%くらいだと思いますか。見積もってみてください。',
      },
      answer: insidePercent,
      hints: [
        {
          en: 'Think of what the program does itself: parse a line, fill in a template.',
          ja: 'プログラム自身がしていることを考えます。1行を解析し、テンプレートに値を埋めるだけです。',
        },
        {
          en: 'Everything else goes through the kernel: sockets, files, the disk.',
          ja: 'それ以外はすべてカーネルを通ります。ソケット、ファイル、ディスクです。',
        },
      ],
      reveal: { afterTries: 0 },
      why: (log) => {
        const longest = requestsOf(log).reduce((best, request) =>
          request.toNs - request.fromNs > best.toNs - best.fromNs ? request : best,
        );
        return {
          text: {
            en: `It is ${insidePercent(log)[0]} %. What is left is computing, and strace itself. So the list of system calls accounts for that share of the time, span or no span.`,
            ja: `実測では${insidePercent(log)[0]}%です。残りは、計算とstrace自身の時間です。システムコールを並べれば、スパンの有無にかかわらず、それだけの時間を説明できます。`,
          },
          calls: evidence(longest.accept, longestOf(log, longest.calls), longest.close),
        };
      },
    },
    {
      id: 'slow-call',
      kind: 'duration',
      tolerance: 0.05,
      prompt: {
        en: 'Leave out the waits for new work and for children. How long did the longest single call take?',
        ja: '次の仕事を待つ呼び出しと、子プロセスを待つ呼び出しを除きます。残りのうち、最も長い呼び出し1回の所要時間はどれだけですか。',
      },
      answer: (log) => slowestBusy(log).map((call) => durationOf(log, call)),
      misreadings: [
        {
          id: 'child',
          values: (log) => childWaits(log).map((call) => durationOf(log, call)),
          hint: {
            en: 'That is `wait4`: the first process waits for its workers to end. Its time is theirs, and no user waits for it.',
            ja: 'それは`wait4`です。最初のプロセスがワーカーの終了を待っているだけで、利用者は待っていません。',
          },
        },
        {
          id: 'whole-request',
          verdict: 'close',
          values: wholeRequestNs,
          hint: {
            en: 'Right request, but that is all of it, from `accept` to the complete answer. Which one call takes most of it?',
            ja: 'リクエストは合っていますが、それは`accept`から応答を返し終えるまでの全体です。そのほとんどを占める1つの呼び出しはどれですか。',
          },
        },
        {
          id: 'span',
          values: spanNs,
          hint: {
            en: 'That is about the length of the span, the part that the APM saw. Look at what the same worker did before it.',
            ja: 'それはほぼスパンの長さ、つまりAPMに見えていた部分です。同じワーカーがその前に何をしていたかを見てください。',
          },
        },
        {
          id: 'sync',
          values: (log) => [durationOf(log, longestOf(log, syncs(log)))],
          hint: {
            en: 'That is the longest `fdatasync`. It is a real wait, but one call of another name is longer.',
            ja: 'それは最長の`fdatasync`です。待ちには違いありませんが、別の名前の呼び出しに、もっと長いものが1つあります。',
          },
        },
        {
          id: 'idle',
          values: (log) => accepts(log).map((call) => durationOf(log, call)),
          hint: {
            en: 'That is an `accept`: a worker with nothing to do. It ends when a request comes, so the request did not wait for it. Take `accept` out and look again.',
            ja: 'それは`accept`で、することのないワーカーです。リクエストが来ると終わるので、リクエストを待たせてはいません。`accept`を除いて、もう一度見てください。',
          },
        },
      ],
      hints: [
        {
          en: 'Sort the calls by duration, and take the classes “idle” and “child” out of the list.',
          ja: '呼び出しを所要時間の順に並べ、分類から「アイドル」と「子プロセス待ち」を外します。',
        },
        {
          en: 'The number in `<…>` at the end of a line is the duration in seconds. A call on two lines has it on the second.',
          ja: '行末の`<…>`が所要時間で、単位は秒です。2行に分かれた呼び出しでは2行目に付きます。',
        },
        {
          en: 'It is a `read` from a socket to port 9101, and it happens once.',
          ja: 'ポート9101につながるソケットからの`read`で、1回だけ起きています。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'The worker asked another service and waited for its answer before the handler began, and the span measures the handler. The time is missing from the span because the span starts too late.',
          ja: 'ワーカーは、ハンドラに入る前に別のサービスへ問い合わせ、その返事を待っていました。スパンが測るのはハンドラだけです。スパンが始まる前に過ぎた時間なので、スパンには現れません。',
        },
        calls: slowestBusy(log),
      }),
    },
    {
      id: 'which-process',
      kind: 'process',
      prompt: {
        en: 'Which process made that call?',
        ja: 'その呼び出しをしたのは、どのプロセスですか。',
      },
      needs: [needsProcesses],
      answer: (log) => pidsOf(log, slowestBusy(log)),
      misreadings: [
        {
          id: 'parent',
          values: (log) => pidsOf(log, childWaits(log)),
          hint: {
            en: 'That one has the longest line of all, but it is `wait4`: the first process, which only waits for its workers to end.',
            ja: 'それは全体で最も長い行のプロセスですが、呼び出しは`wait4`です。最初のプロセスが、ワーカーの終了を待っているだけです。',
          },
        },
        {
          id: 'other-worker',
          values: (log) =>
            pidsOf(log, accepts(log)).filter((pid) => !pidsOf(log, slowestBusy(log)).includes(pid)),
          hint: {
            en: 'That worker is idle for long, in `accept`. Take `accept` out, sort again, and read the number in front of the first line.',
            ja: 'それは、`accept`で長く暇にしているワーカーです。`accept`を除いて並べ替え、先頭の行の左端の番号を読んでください。',
          },
        },
      ],
      hints: [
        {
          en: 'With `-f`, each line begins with the pid of the process that made the call.',
          ja: '`-f`を付けたログでは、各行の先頭が、その呼び出しをしたプロセスのpidです。',
        },
        {
          en: 'Select the call that you found, and look at its process in the detail.',
          ja: '見つけた呼び出しを選び、詳細に出ているプロセスを見てください。',
        },
      ],
      reveal: { afterTries: 2 },
      why: (log) => ({
        text: {
          en: 'A pid at the front of the line is the thread of the story: keep to it, and what is left are the steps of one request after the other, in order. The other processes had their own requests meanwhile.',
          ja: '行頭のpidで絞り込むと、1つのリクエストの流れが順番どおりに残ります。ほかのプロセスは、その間に別のリクエストを処理しています。',
        },
        calls: evidence(...slowestBusy(log)),
      }),
    },
    {
      id: 'queued',
      kind: 'number',
      tolerance: 0,
      prompt: {
        en: 'How many requests had to queue because both workers were busy? In the trace, such a request is an `accept` that returns at once: the connection was already there.',
        ja: 'ワーカーが2つとも処理中で、順番を待たされたリクエストはいくつありますか。トレースでは、`accept`がすぐに戻ったところがそれにあたります。接続は先に来ていたからです。',
      },
      answer: (log) => {
        const queued = queuedAccepts(log).length;
        return queued > 0 ? [queued] : [];
      },
      misreadings: [
        {
          id: 'all-requests',
          values: (log) => [requestsOf(log).length],
          hint: {
            en: 'Those are all requests. Most of them came to a worker that was waiting: their `accept` is long.',
            ja: 'それは全リクエストの数です。多くは待機中のワーカーに届いていて、その`accept`は長くなっています。',
          },
        },
        {
          id: 'long-accepts',
          values: (log) => {
            const taken = requestsOf(log).length - queuedAccepts(log).length;
            return [taken, accepts(log).length - queuedAccepts(log).length, accepts(log).length];
          },
          hint: {
            en: 'A long `accept` is a worker that waits for a request. You want the opposite: requests that wait for a worker.',
            ja: '長い`accept`は、ワーカーがリクエストを待っているところです。探すのは逆で、リクエストがワーカーを待っていたところです。',
          },
        },
      ],
      hints: [
        {
          en: 'Filter by `accept` and sort by duration, shortest first.',
          ja: '`accept`で絞り込み、所要時間の短い順に並べます。',
        },
        {
          en: 'There are two groups with nothing between them: tens of microseconds, and hundreds of milliseconds. Count the first.',
          ja: '所要時間は、数十マイクロ秒と数百ミリ秒の2つの群にはっきり分かれます。前者を数えてください。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'The kernel completes a connection without the program and keeps it in the listen queue until a worker calls `accept`. The user waits meanwhile, and neither a span nor a system call of that request has begun.',
          ja: '接続はプログラムが関わらなくてもカーネルが完了させ、ワーカーが`accept`を呼ぶまで待ち行列に置きます。利用者はその間も待っていますが、そのリクエストのスパンもシステムコールもまだ始まっていません。',
        },
        calls: queuedAccepts(log),
      }),
    },
    {
      id: 'victims',
      kind: 'several',
      prompt: {
        en: 'Which of these waits cost a user time?',
        ja: '次の待ちのうち、利用者の時間を奪ったのはどれですか。',
      },
      options: [
        {
          id: 'accept',
          text: { en: 'a worker’s `accept` of half a second', ja: '0.5秒におよぶ、ワーカーの`accept`' },
        },
        {
          id: 'wait4',
          text: { en: 'the first process’s `wait4`', ja: '最初のプロセスの`wait4`' },
        },
        {
          id: 'session',
          text: {
            en: 'the `read` from the session service, port 9101',
            ja: 'セッションサービス（ポート9101）からの`read`',
          },
        },
        {
          id: 'sync',
          text: {
            en: 'the `fdatasync` after the answer was sent',
            ja: '応答を返した後の`fdatasync`',
          },
        },
      ],
      answer: victimsOf,
      misreadings: [
        {
          id: 'idle-counts',
          values: () => ['accept'],
          hint: {
            en: '`accept` waits because nobody asks for anything. It ends the moment somebody does, so nobody waited for it.',
            ja: '`accept`が待つのは、誰もリクエストを送っていないからです。来た瞬間に終わるので、待たされた人はいません。',
          },
        },
        {
          id: 'child-counts',
          values: () => ['wait4'],
          hint: {
            en: '`wait4` lasts as long as the workers live. It tells how long the service ran, not how long anybody waited.',
            ja: '`wait4`は、ワーカーが生きている間ずっと続きます。わかるのはサービスの稼働時間で、誰かが待った時間ではありません。',
          },
        },
        {
          id: 'only-before-the-answer',
          values: () => ['session'],
          hint: {
            en: 'The client of that request has its answer before `fdatasync`, true. But who sits in the queue while the worker is in it? Look at the line after each one.',
            ja: '確かに、`fdatasync`の前に、そのリクエストの応答は返っています。では、ワーカーがその中にいる間、待ち行列には誰がいるでしょうか。それぞれの次の行を見てください。',
          },
        },
      ],
      hints: [
        {
          en: 'For each wait ask: if it were shorter, whose page would come sooner?',
          ja: '待ちごとに考えます。それが短くなったら、誰のページが早く届くでしょうか。',
        },
        {
          en: 'Two of them end because something came. The other two make something come later.',
          ja: '2つは、何かが来たから終わります。残りの2つは、何かを遅らせます。',
        },
        {
          en: 'See what a worker does right after a long `fdatasync`: how long is its next `accept`?',
          ja: '長い`fdatasync`の直後を見ます。そのワーカーの次の`accept`は、どれだけ続きますか。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'The session check delays its own request; `fdatasync` delays the next one, which sits in the queue until the worker is free. A wait is a cost only if somebody waits behind it.',
          ja: 'セッション確認は、そのリクエスト自身を遅らせます。`fdatasync`が遅らせるのは次のリクエストで、ワーカーが空くまで待ち行列に置かれます。待ちがコストになるのは、その後ろで誰かが待っているときだけです。',
        },
        calls: evidence(longestOf(log, toSessions(log)), ...blockingSyncs(log)),
      }),
    },
    {
      id: 'first-fix',
      kind: 'syscall',
      prompt: {
        en: 'Idle and child waits left out, which system call took the most time in all?',
        ja: 'アイドルと子プロセス待ちを除いて、合計時間が最も長いシステムコールはどれですか。',
      },
      answer: (log) =>
        busyTotals(log)
          .slice(0, 1)
          .map(([name]) => name),
      misreadings: [
        {
          id: 'idle-total',
          values: () => ['accept', 'accept4'],
          hint: {
            en: '`accept` has the largest total because the service had little to do. That is spare capacity, not cost.',
            ja: '`accept`の合計が最大なのは、サービスが暇だったからです。それは余力であり、コストではありません。',
          },
        },
        {
          id: 'child-total',
          values: () => ['wait4', 'waitid'],
          hint: {
            en: '`wait4` is the first process waiting for its children. Whatever they spent is already counted in them.',
            ja: '`wait4`は、最初のプロセスが子プロセスを待つ時間です。子プロセスが使った時間は、子プロセスの側で数えられています。',
          },
        },
        {
          id: 'longest-not-largest',
          values: (log) => {
            const [top] = busyTotals(log);
            return slowestBusy(log)
              .map((call) => callName(log.trace, call))
              .filter((name) => name !== top?.[0]);
          },
          hint: {
            en: 'That one has the longest single call. The question is about the sum: many calls of medium length can cost more than one long one.',
            ja: '1回の長さではそれが最長です。ここで問うのは合計です。中くらいの呼び出しが何度もあれば、長い1回より高くつきます。',
          },
        },
      ],
      hints: [
        {
          en: 'Open the totals and look at the largest sums, one after the other.',
          ja: '集計の画面を開き、合計の大きいものから順に見ます。',
        },
        {
          en: 'Ask of each what it waits for. The first two wait for work and for children.',
          ja: 'それぞれ、何を待っているかを考えます。上の2つは、仕事と子プロセスを待っています。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => {
        const [top] = busyTotals(log);
        const calls = top ? callsNamed(log, top[0]) : [];
        return {
          text: {
            en: 'Together these calls keep the workers from the queue longer than anything else, even if one call of another kind is longer. Shorten a single slow answer and one user gains; shorten these and every queued request does.',
            ja: '1回だけならもっと長い呼び出しがあるとしても、合計では、ほかの何よりも長くワーカーをふさいでいます。遅い返事を1つ直して助かるのは1人ですが、こちらを直せば、順番を待つ全員が助かります。',
          },
          calls: evidence(longestOf(log, calls), ...calls.slice(0, 4)),
        };
      },
    },
  ],
} satisfies Exercise;
