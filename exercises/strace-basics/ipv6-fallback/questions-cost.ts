import type {
  DurationQuestion,
  EstimateQuestion,
  Need,
  TargetQuestion,
} from '../../../src/grading/exercise.ts';
import { callsNamed, durationOf } from '../../../src/grading/strace-calls.ts';
import { costOf, dearest, fallbackGroups, mostFrequent, probesOf } from './fallbacks.ts';

/** Most questions make no sense without a fallback; the count of them does, and is then zero. */
export const needsFallback: Need = {
  id: 'fallback',
  met: (log) => fallbackGroups(log).length > 0,
  missing: {
    en: 'No connection in this log fails over IPv6 and then works over IPv4, at least not twice. That is good news.',
    ja: 'このログには、IPv6で失敗してからIPv4でつながる接続が、少なくとも2回はありません。良い知らせです。',
  },
};

export const refusedCost: EstimateQuestion = {
  id: 'refused-cost',
  kind: 'estimate',
  quantity: 'duration',
  needs: [needsFallback],
  prompt: {
    en: 'Take the IPv6 address on which the program fails most often. What do all these failures cost together? Estimate before you look.',
    ja: 'IPv6での接続に最も多く失敗しているアドレスについて考えます。その失敗すべてで、合わせてどれだけの時間を失っていると思いますか。見る前に見積もってください。',
  },
  answer: (log) => {
    const group = mostFrequent(log);
    return group ? [group.totalNs] : [];
  },
  hints: [
    {
      en: 'What does it take to learn that nobody listens on a port of the same machine?',
      ja: '同じマシンのポートで誰も待ち受けていないと分かるまでに、どれだけかかるでしょうか。',
    },
    {
      en: 'One failure is a `connect` and the `poll` after it. Multiply.',
      ja: '1回の失敗は、`connect`と、その後の`poll`です。それに回数を掛けます。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => {
    const group = mostFrequent(log);
    const calls = (group?.fallbacks ?? []).slice(0, 3).flatMap(({ first, wait }) => [first, wait]);
    return {
      text: {
        en: 'A refusal is an answer, and it comes as fast as any other answer from that machine. A number of failures says nothing yet about their cost.',
        ja: '拒否も返事のうちで、そのマシンからのほかの返事と同じ速さで届きます。失敗の回数だけでは、コストはまだ何も分かりません。',
      },
      calls: calls.filter((call) => call >= 0),
    };
  },
};

export const costliestPeer: TargetQuestion = {
  id: 'costliest-peer',
  kind: 'target',
  needs: [needsFallback],
  prompt: {
    en: 'Which address takes most of the time that is lost this way? Name the peer as the analyzer does (`tcp [address]:port`).',
    ja: 'こうして失われる時間の大半は、どのアドレスのものですか。アナライザーの表記（`tcp [アドレス]:ポート`）で答えてください。',
  },
  answer: (log) => {
    const group = dearest(log);
    return group ? [group.target] : [];
  },
  misreadings: [
    {
      id: 'most-frequent',
      values: (log) => {
        const group = mostFrequent(log);
        return group && group !== dearest(log) ? [group.target] : [];
      },
      hint: {
        en: 'That is the address that fails most often. Look at the duration of the `poll` after each `connect`: how long does the program wait for each of the two?',
        ja: 'それは、失敗の回数が最も多いアドレスです。`connect`の後の`poll`の所要時間を見てください。2つのアドレスで、それぞれどれだけ待っているでしょうか。',
      },
    },
    {
      id: 'probe',
      values: (log) => probesOf(log).map((call) => log.fds.targetOf(call)),
      hint: {
        en: 'A UDP `connect` sends nothing and waits for nobody. The same address appears with TCP a few lines further on.',
        ja: 'UDPの`connect`は何も送らず、誰も待ちません。数行先に、同じアドレスがTCPで現れます。',
      },
    },
    {
      id: 'answering-peer',
      values: (log) =>
        fallbackGroups(log).flatMap(({ fallbacks }) =>
          fallbacks.map(({ second }) => log.fds.targetOf(second)),
        ),
      hint: {
        en: 'That is the IPv4 address, the one that answers. Look at what the program tried before it.',
        ja: 'それは返事をしたIPv4のアドレスです。その前に何を試していたかを見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'Sort by duration, longest first. What do the first rows have in common?',
      ja: '所要時間の長い順に並べます。先頭の数行に共通するものは何でしょうか。',
    },
    {
      en: 'The fd of each of these `poll` calls carries its connection: `3<TCPv6:[[own address]:port->[peer]:port]>`.',
      ja: 'これらの`poll`のfdには、接続が書かれています（`3<TCPv6:[[自分のアドレス]:ポート->[相手]:ポート]>`）。',
    },
    {
      en: 'What stands to the right of the arrow is the peer.',
      ja: '矢印の右が相手のアドレスです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Nobody refuses there and nobody answers, so each try lasts until the program loses its patience. A few such tries weigh more than any number of refusals.',
      ja: 'そこでは拒否も返事もないので、プログラムが待つのをあきらめるまで終わりません。こうした試みが数回あれば、拒否が何回あるよりも高くつきます。',
    },
    calls: (dearest(log)?.fallbacks ?? []).map(({ first, wait }) => (wait < 0 ? first : wait)),
  }),
};

export const perOrder: DurationQuestion = {
  id: 'per-order',
  kind: 'duration',
  needs: [needsFallback],
  tolerance: 0.05,
  prompt: {
    en: 'How much longer does one order take because of that address?',
    ja: 'そのアドレスのために、1つの注文はどれだけ長くかかりますか。',
  },
  answer: (log) => {
    const group = dearest(log);
    return group ? group.fallbacks.map((fallback) => costOf(log, fallback)) : [];
  },
  misreadings: [
    {
      id: 'all-orders',
      values: (log) => {
        const group = dearest(log);
        return group && group.fallbacks.length > 1 ? [group.totalNs] : [];
      },
      hint: {
        en: 'That is the sum over the whole recording. The orders come one after the other, and each of them meets the address once.',
        ja: 'それは記録全体の合計です。注文は1つずつ処理され、それぞれがこのアドレスに1回ずつ出会います。',
      },
    },
    {
      id: 'connect-only',
      values: (log) =>
        (dearest(log)?.fallbacks ?? [])
          .filter(({ wait }) => wait >= 0)
          .map(({ first }) => durationOf(log, first)),
      hint: {
        en: 'That is the `connect` alone. It returns at once with `EINPROGRESS`, “I have begun”. The waiting happens in a later call.',
        ja: 'それは`connect`だけの時間です。`connect`は`EINPROGRESS`（「始めました」）を返してすぐに戻ります。待つのは、その後の呼び出しです。',
      },
    },
    {
      id: 'answer-wait',
      values: (log) => {
        const peers = new Set((dearest(log)?.fallbacks ?? []).map(({ second }) => log.fds.targetOf(second)));
        return callsNamed(log, 'poll')
          .filter((call) => peers.has(log.fds.targetOf(call)) && durationOf(log, call) > 1_000_000)
          .map((call) => durationOf(log, call));
      },
      hint: {
        en: 'In that `poll` the program waits for the answer to its request, over IPv4. It would wait so long without any detour.',
        ja: 'その`poll`で待っているのは、IPv4で送ったリクエストへの返事です。回り道がなくても、同じだけ待ちます。',
      },
    },
  ],
  hints: [
    {
      en: 'Find the `poll` behind one `connect` to that address.',
      ja: 'そのアドレスへの`connect`を1つ選び、続く`poll`を探してください。',
    },
    {
      en: 'It returns `0 (Timeout)`. Its last argument is how long it may wait, in milliseconds; `<…>` is how long it did.',
      ja: '`0 (Timeout)`で戻っている行です。最後の引数が待ってよい時間（ミリ秒）、`<…>`が実際に待った時間です。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => {
    const [fallback] = dearest(log)?.fallbacks ?? [];
    return {
      text: {
        en: 'The time is the client’s own limit for one address: a round number that stands in the program or its configuration. Whatever the service does faster, the order pays this first.',
        ja: 'この時間は、1つのアドレスにかけてよい時間としてクライアント自身が決めた上限です。プログラムか設定に書かれた、切りのよい数字です。相手のサービスがいくら速くなっても、注文はまずこの時間を払います。',
      },
      calls: fallback ? [fallback.first, fallback.wait, fallback.second].filter((call) => call >= 0) : [],
    };
  },
};
