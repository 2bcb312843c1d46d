import { lineOfResult } from '../../../src/grading/call-lines.ts';
import type { CallQuestion, EvidenceQuestion, NumberQuestion } from '../../../src/grading/exercise.ts';
import { callsNamed } from '../../../src/grading/strace-calls.ts';
import { allFallbacks, connectsOf, dearest, fallbackGroups, mostFrequent, probesOf } from './fallbacks.ts';
import { needsFallback } from './questions-cost.ts';

export const fallbackCount: NumberQuestion = {
  id: 'fallbacks',
  kind: 'number',
  tolerance: 0,
  prompt: {
    en: 'How many times in all does the program fail to reach a service over IPv6 and then reach it over IPv4?',
    ja: 'プログラムがIPv6でサービスに接続できず、その後IPv4で接続したのは、全部で何回ですか。',
  },
  answer: (log) => [allFallbacks(log).length],
  misreadings: [
    {
      id: 'probes-too',
      values: (log) => [connectsOf(log, 'AF_INET6').length],
      hint: {
        en: 'That is every `connect` to an IPv6 address. Before each real one there is one on a UDP socket: it sends nothing. Look at the type of the socket.',
        ja: 'それは、IPv6アドレスへの`connect`すべての数です。本当の接続の前に、UDPソケットの`connect`が1回ずつあり、こちらは何も送りません。ソケットの種類を見てください。',
      },
    },
    {
      id: 'every-errno',
      values: (log) => [
        callsNamed(log, 'connect').filter((call) => log.trace.calls.returnValue[call] === -1).length,
      ],
      hint: {
        en: 'That counts every `connect` that returned `-1`. `EINPROGRESS` is no failure: the IPv4 connections that work have it too.',
        ja: 'それは`-1`を返した`connect`すべての数です。`EINPROGRESS`は失敗ではありません。うまくいったIPv4の接続にも付いています。',
      },
    },
    {
      id: 'one-address',
      verdict: 'close',
      values: (log) =>
        fallbackGroups(log).length > 1 ? fallbackGroups(log).map(({ fallbacks }) => fallbacks.length) : [],
      hint: {
        en: 'That is one of the addresses. The program falls back on more than one.',
        ja: 'それは、1つのアドレスの分です。IPv4に切り替えている相手は、ほかにもあります。',
      },
    },
  ],
  hints: [
    {
      en: 'Filter by `connect` and look for pairs: IPv6, then IPv4 with the same port, both on TCP sockets.',
      ja: '`connect`で絞り込み、対を探します。どちらもTCPソケットで、IPv6の後に、同じポートのIPv4が続くものです。',
    },
    {
      en: 'Every request of this program shows the same pattern: see how one ends, then count the requests.',
      ja: 'このプログラムのリクエストは、どれも同じ形をしています。1つの流れを確かめてから、リクエストを数えてください。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Each of them is a `connect` over IPv6 that came to nothing and one over IPv4 to the same port that worked. The count says that it is a rule and no accident; whether it matters is another question.',
      ja: 'どれも、実を結ばなかったIPv6の`connect`と、同じポートでつながったIPv4の`connect`の組です。回数からは、偶然ではなく毎回起きることだと分かります。問題になるかどうかは、また別の話です。',
    },
    calls: allFallbacks(log)
      .slice(0, 4)
      .flatMap(({ first, second }) => [first, second]),
  }),
};

export const proof: EvidenceQuestion = {
  id: 'proof',
  kind: 'evidence',
  needs: [needsFallback],
  prompt: {
    en: 'Prove it to a colleague: “On the address that costs most, the program waits in vain over IPv6 and is then served over IPv4.” Which lines does it take?',
    ja: '同僚に示してください。「最も時間を失っているアドレスでは、IPv6で待っても無駄に終わり、その後IPv4でつながっている」。どの行が必要ですか。',
  },
  parts: [
    {
      id: 'asked',
      text: { en: 'that it tried to connect over IPv6', ja: 'IPv6で接続しようとしたこと' },
      calls: (log) => (dearest(log)?.fallbacks ?? []).map(({ first }) => first),
    },
    {
      id: 'in-vain',
      text: { en: 'that this came to nothing', ja: 'それが実を結ばなかったこと' },
      calls: (log) => (dearest(log)?.fallbacks ?? []).map(({ first, wait }) => (wait < 0 ? first : wait)),
    },
    {
      id: 'instead',
      text: {
        en: 'that it then turned to IPv4, on the same port',
        ja: 'その後、同じポートのIPv4に切り替えたこと',
      },
      calls: (log) => (dearest(log)?.fallbacks ?? []).map(({ second }) => second),
    },
  ],
  irrelevant: [
    {
      id: 'probe',
      calls: (log) => probesOf(log),
      hint: {
        en: 'A `connect` on a UDP socket sends no packet. It shows only that the program asked which of its own addresses it would use.',
        ja: 'UDPソケットの`connect`は、パケットを送りません。分かるのは、自分のどのアドレスを使うことになるかを調べた、ということだけです。',
      },
    },
    {
      id: 'other-address',
      calls: (log) =>
        fallbackGroups(log)
          .slice(1)
          .flatMap(({ fallbacks }) =>
            fallbacks.flatMap(({ first, wait, second }) => [first, wait, second].filter((call) => call >= 0)),
          ),
      hint: {
        en: 'That is a fallback too, but on another address, where it costs next to nothing.',
        ja: 'それもフォールバックですが、別のアドレスのもので、時間はほとんど失っていません。',
      },
    },
  ],
  hints: [
    {
      en: 'Start from one of the longest `poll` calls and read the lines around it.',
      ja: '最も長い`poll`を1つ選び、その前後の行を読みます。',
    },
    {
      en: 'Three lines are enough: the beginning of the try, its end, and what the program does instead.',
      ja: '3行あれば足ります。試みの始まり、その終わり、そして代わりにしたことです。',
    },
  ],
  reveal: { afterTries: 4 },
  why: (log) => {
    const [fallback] = dearest(log)?.fallbacks ?? [];
    return {
      text: {
        en: 'One line alone proves nothing: `EINPROGRESS` is normal, a timeout may have any cause, and IPv4 may be the first choice. Together, on one port and in this order, they leave no other reading.',
        ja: '1行だけでは何も示せません。`EINPROGRESS`は普通の結果ですし、タイムアウトの理由はいろいろあり、IPv4が最初の選択だったのかもしれません。同じポートで、この順にそろって初めて、ほかの読み方がなくなります。',
      },
      calls: fallback ? [fallback.first, fallback.wait, fallback.second].filter((call) => call >= 0) : [],
    };
  },
};

export const notAFallback: CallQuestion = {
  id: 'not-a-fallback',
  kind: 'call',
  needs: [
    {
      id: 'probes',
      met: (log) => probesOf(log).length > 0,
      missing: {
        en: 'No UDP socket is connected to an IPv6 address in this log, so there is nothing to take for a fallback.',
        ja: 'このログには、UDPソケットからIPv6アドレスへの`connect`がありません。フォールバックと見間違えるものがない、ということです。',
      },
    },
  ],
  prompt: {
    en: 'Find a `connect` to an IPv6 address that looks like the beginning of a fallback and is none. Pick one, or give its line.',
    ja: 'フォールバックの始まりに見えて、そうではない、IPv6アドレスへの`connect`を探してください。1つを選ぶか、行番号を入力します。',
  },
  answer: (log) => probesOf(log).map((call) => lineOfResult(log.trace, call)),
  misreadings: [
    {
      id: 'cheap-one',
      values: (log) => {
        const group = mostFrequent(log);
        return group && group !== dearest(log)
          ? group.fallbacks.map(({ first }) => lineOfResult(log.trace, first))
          : [];
      },
      hint: {
        en: 'That one is cheap, but it is a fallback: a TCP connection was tried and refused. Look further up.',
        ja: 'それは安上がりですが、フォールバックには違いありません。TCPで接続しようとして、拒否されています。もう少し上を見てください。',
      },
    },
    {
      id: 'real-one',
      values: (log) => allFallbacks(log).map(({ first }) => lineOfResult(log.trace, first)),
      hint: {
        en: 'That is a real try: a TCP socket, and a wait behind it. Look for a socket on which no wait ever follows.',
        ja: 'それは本当の試みです。TCPソケットで、後に待ちが続きます。待ちがまったく続かないソケットを探してください。',
      },
    },
  ],
  hints: [
    {
      en: 'Look at the `socket` line before each `connect`: `SOCK_STREAM` or `SOCK_DGRAM`?',
      ja: '`connect`の前にある`socket`の行を見ます。`SOCK_STREAM`と`SOCK_DGRAM`のどちらでしょうか。',
    },
    {
      en: 'With `-yy` the descriptor says it as well: `TCPv6` or `UDPv6`.',
      ja: '`-yy`を付けていれば、ディスクリプタにも`TCPv6`か`UDPv6`と出ています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The socket is a UDP one: `connect` then only sets the peer and picks a source address, and no packet leaves. `getaddrinfo` does this to sort its answers, so whoever counts every IPv6 `connect` counts twice.',
      ja: 'ソケットはUDPです。その`connect`は、相手を決めて自分側のアドレスを選ぶだけで、パケットは出ません。`getaddrinfo`が結果を並べ替えるためにしていることなので、IPv6の`connect`を全部数えると、2重に数えることになります。',
    },
    calls: probesOf(log).slice(0, 3),
  }),
};
