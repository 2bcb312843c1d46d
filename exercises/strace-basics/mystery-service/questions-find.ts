import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type {
  DurationQuestion,
  EstimateQuestion,
  ProcessQuestion,
  RangeQuestion,
} from '../../../src/grading/exercise.ts';
import { durationOf } from '../../../src/grading/strace-calls.ts';
import {
  allRequests,
  bystanderWaits,
  firstHolder,
  idleAccepts,
  lockWaitOf,
  needsHeldSync,
  needsVainWait,
  pidsOf,
  SLOW_NS,
  slowestRequest,
  tookNs,
  vainWaits,
  waitsBehindSync,
} from './suspects.ts';

const rangeOf = (log: StraceLog) => (call: number) => {
  const fromNs = log.trace.calls.startNs[call]!;
  return { fromNs, toNs: fromNs + durationOf(log, call) };
};

const slowRequests = (log: StraceLog) => allRequests(log).filter((request) => tookNs(request) > SLOW_NS);

export const slowShare: EstimateQuestion = {
  id: 'slow-share',
  kind: 'estimate',
  quantity: 'share',
  prompt: {
    en: 'You know the median and the p99. What share of the requests, do you think, takes longer than 100 ms?',
    ja: '分かっているのは中央値とp99です。100 msを超えるリクエストは、全体の何パーセントだと思いますか。',
  },
  answer: (log) => {
    const all = allRequests(log).length;
    return all > 0 ? [(100 * slowRequests(log).length) / all] : [];
  },
  hints: [
    {
      en: 'More than one in a hundred, less than one in two: that is all the two numbers say.',
      ja: '2つの数字から言えるのは、100件に1件より多く、2件に1件より少ない、ということだけです。',
    },
    {
      en: 'If several causes hide here, each has its own share.',
      ja: '原因がいくつか隠れているなら、割合も原因ごとに違います。',
    },
  ],
  reveal: { afterTries: 1 },
  why: (log) => ({
    text: {
      en: 'Counted from the return of `accept` to the end of `close`. The p99 shows the worst cause only; a second one can hide below it, and moves up when the first is gone.',
      ja: '`accept`から戻った時点から、`close`の終わりまでで数えました。p99に現れるのは、いちばんひどい原因だけです。その下には別の原因が隠れていることがあり、上がなくなると表に出てきます。',
    },
    calls: slowRequests(log)
      .slice(0, 8)
      .map(({ accept }) => accept),
  }),
};

export const slowest: DurationQuestion = {
  id: 'slowest-request',
  kind: 'duration',
  tolerance: 0.01,
  prompt: {
    en: 'How long does the slowest request take, from the return of its `accept` to its `close`?',
    ja: '最も遅いリクエストは、`accept`から戻ってから`close`まで、どれだけかかっていますか。',
  },
  answer: (log) => {
    const request = slowestRequest(log);
    return request ? [tookNs(request)] : [];
  },
  misreadings: [
    {
      id: 'longest-call',
      values: (log) =>
        bystanderWaits(log)
          .slice(0, 1)
          .map((call) => durationOf(log, call)),
      hint: {
        en: 'That is the longest I/O call of the log, in a process that never accepts a connection. A request lies between `accept` and `close` of one process.',
        ja: 'それはログで最も長いI/Oの呼び出しですが、そのプロセスは接続を1つも受けていません。リクエストは、1つのプロセスの`accept`と`close`の間にあります。',
      },
    },
    {
      id: 'idle-worker',
      values: (log) =>
        idleAccepts(log)
          .slice(0, 1)
          .map((call) => durationOf(log, call)),
      hint: {
        en: 'That is a worker waiting for its next request. The request begins when `accept` returns.',
        ja: 'それは、ワーカーが次のリクエストを待っていた時間です。リクエストが始まるのは、`accept`から戻ったときです。',
      },
    },
    {
      id: 'one-wait',
      verdict: 'close',
      values: (log) => {
        const calls = new Set(slowestRequest(log)?.calls);
        return [...vainWaits(log), ...waitsBehindSync(log).map(({ ask }) => ask)]
          .filter((call) => calls.has(call))
          .map((call) => durationOf(log, call));
      },
      hint: {
        en: 'That is one wait of the right request. Is there another before its `close`?',
        ja: 'リクエストは合っていますが、それはその中の1つの待ちです。`close`までに、ほかの待ちはないでしょうか。',
      },
    },
  ],
  hints: [
    {
      en: 'In the timeline a request is what lies between two grey hatched stretches of a worker. Look for the longest.',
      ja: 'タイムラインでは、ワーカーの灰色の斜線（アイドル）にはさまれた部分がリクエストです。最も長いものを探します。',
    },
    {
      en: 'Several of the long ones contain the same wait. Which of them waits a second time?',
      ja: '長いものの多くには、同じ待ちが入っています。その後にもう一度待っているのは、どれでしょうか。',
    },
    {
      en: 'Narrow to its pid and read: the `resumed` stamp of `accept4`, and the stamp of `close` of the same descriptor plus its duration.',
      ja: 'そのpidに絞り込んで、`accept4`が`resumed`した時刻と、同じディスクリプタの`close`の時刻（と所要時間）を読みます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => {
    const request = slowestRequest(log);
    return {
      text: {
        en: 'No single call is that long: the request waits twice, for two reasons. Who sorts by duration sees the halves far apart and never the whole.',
        ja: 'これほど長い呼び出しは、1つもありません。このリクエストは、別々の理由で2回待っています。所要時間の順に並べると2つは離れてしまい、全体が見えません。',
      },
      calls: request ? [request.accept, request.close] : [],
    };
  },
};

export const inVain: RangeQuestion = {
  id: 'in-vain',
  kind: 'range',
  tolerance: { overlap: 0.8 },
  needs: [needsVainWait],
  prompt: {
    en: 'Mark one stretch in which a request waits until a time limit runs out.',
    ja: 'リクエストが、時間の上限に達するまで待っている区間を1つ選んでください。',
  },
  answer: (log) => vainWaits(log).map(rangeOf(log)),
  misreadings: [
    {
      id: 'bystander',
      values: (log) => bystanderWaits(log).map(rangeOf(log)),
      hint: {
        en: 'That wait is long, but it ends with an answer, and no request runs in that process. Look for `= 0 (Timeout)` in a worker.',
        ja: '長い待ちですが、返事が来て終わっています。また、そのプロセスはリクエストを処理していません。ワーカーの`= 0 (Timeout)`を探してください。',
      },
    },
    {
      id: 'lock',
      values: (log) => waitsBehindSync(log).map(({ ask }) => rangeOf(log)(ask)),
      hint: {
        en: 'That is a wait for a lock, and it ends when the lock is given back. A limit that runs out has a round duration.',
        ja: 'それはロックの待ちで、ロックが返されれば終わります。上限まで待ったものは、所要時間が切りのよい値になります。',
      },
    },
    {
      id: 'idle',
      values: (log) => idleAccepts(log).map(rangeOf(log)),
      hint: {
        en: 'That worker has no request: it waits for one.',
        ja: 'そのワーカーは、リクエストが来るのを待っています。まだ何も処理していません。',
      },
    },
  ],
  hints: [
    {
      en: 'Show only the workers’ waits of more than 100 ms. Several have nearly the same duration.',
      ja: 'ワーカーの100 msを超える待ちだけを表示します。所要時間がほぼ同じものがいくつもあります。',
    },
    {
      en: 'Compare the last argument of `poll` with the duration at the end of the line.',
      ja: '`poll`の最後の引数と、行末の所要時間を比べてください。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The limit is in the call and the duration equals it: nobody answers at this address, nobody refuses. The next address is tried afterwards and answers at once, so no error remains, only a slow request.',
      ja: '上限は呼び出しの引数にあり、所要時間もそれと同じです。このアドレスからは、返事も拒否も来ません。その後に試した次のアドレスはすぐに答えるので、エラーは残らず、リクエストが遅くなるだけです。',
    },
    calls: vainWaits(log),
  }),
};

export const holder: ProcessQuestion = {
  id: 'holder',
  kind: 'process',
  needs: [needsHeldSync],
  prompt: {
    en: 'Which process has the lock at the moment when the slowest request asks for it?',
    ja: '最も遅いリクエストがロックを求めたとき、ロックを持っていたのはどのプロセスですか。',
  },
  answer: (log) => pidsOf(log, [firstHolder(log)?.ask ?? -1]),
  misreadings: [
    {
      id: 'the-waiter',
      values: (log) => pidsOf(log, [slowestRequest(log)?.accept ?? -1]),
      hint: {
        en: 'That one waits. Who gives the lock back while it does?',
        ja: 'それは待っている側です。その間にロックを返したのは誰でしょうか。',
      },
    },
    {
      id: 'bystander',
      values: (log) => pidsOf(log, bystanderWaits(log)),
      hint: {
        en: 'That process only reads the file. It never asks for the lock.',
        ja: 'そのプロセスは、ファイルを読むだけです。ロックを求めることはありません。',
      },
    },
    {
      id: 'other-waiter',
      values: (log) => {
        const turn = lockWaitOf(log, slowestRequest(log));
        const right = pidsOf(log, [firstHolder(log)?.ask ?? -1]);
        const others = waitsBehindSync(log).filter(
          ({ askedNs, grantedNs }) => turn && askedNs < turn.grantedNs && grantedNs > turn.askedNs,
        );
        return pidsOf(
          log,
          others.filter(({ ask }) => ask !== turn?.ask).map(({ ask }) => ask),
        ).filter((pid) => !right.includes(pid) && !pidsOf(log, [turn?.ask ?? -1]).includes(pid));
      },
      hint: {
        en: 'That process stands in the same queue at that time. Look for the one that was granted the lock before and has not yet given it back.',
        ja: 'それは、そのとき同じ列に並んでいたプロセスです。それより前にロックを得て、まだ返していないものを探してください。',
      },
    },
  ],
  hints: [
    {
      en: 'Select the `fcntl` of the slowest request: its detail says what ended the wait.',
      ja: '最も遅いリクエストの`fcntl`を選びます。何で待ちが終わったかが詳細に出ます。',
    },
    {
      en: 'More than one may have had it during the wait. Look at the moment when the wait begins: whose `F_WRLCK` returned last before?',
      ja: '待つ間に、持ち主が替わったかもしれません。待ちが始まったときを見ます。その直前に`F_WRLCK`から戻ったのは誰でしょうか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => {
    const turn = firstHolder(log);
    return {
      text: {
        en: 'It serves an order and waits for the disk with the lock in its hand. Everyone who wants to note one line stands behind that disk, also those who need no disk at all.',
        ja: 'このプロセスは注文を処理していて、ロックを持ったままディスクを待っています。1行書きたいだけのほかのプロセスも、ディスクには用がないのに、その後ろで待つことになります。',
      },
      calls: turn ? [turn.ask, ...(turn.release >= 0 ? [turn.release] : [])] : [],
    };
  },
};
