import type {
  EstimateQuestion,
  OrderQuestion,
  ProcessQuestion,
  RangeQuestion,
  TargetQuestion,
} from '../../../src/grading/exercise.ts';
import { callsNamed, durationOf, longestOf } from '../../../src/grading/strace-calls.ts';
import {
  answeringServers,
  needsTimeout,
  otherPolls,
  pidOf,
  silentServers,
  slowSyncs,
  timeoutsOf,
} from './waits.ts';

type Log = Parameters<typeof timeoutsOf>[0];

const rangeOf = (log: Log, call: number) => {
  const fromNs = log.trace.calls.startNs[call]!;
  return { fromNs, toNs: fromNs + durationOf(log, call) };
};

const pidsOf = (log: Log, calls: readonly number[]): number[] => [
  ...new Set(calls.map((call) => pidOf(log, call)).filter((pid) => pid !== null)),
];

export const dnsLimit: EstimateQuestion = {
  id: 'dns-limit',
  kind: 'estimate',
  quantity: 'duration',
  needs: [needsTimeout],
  prompt: {
    en: 'The first name server in `/etc/resolv.conf` never answers. How long, do you think, does the resolver wait for it before it asks the second?',
    ja: '`/etc/resolv.conf`の最初のネームサーバーは、まったく返事をしません。リゾルバは、どれだけ待ってから2番目に聞くと思いますか。',
  },
  answer: (log) => {
    const longest = longestOf(log, timeoutsOf(log));
    return longest < 0 ? [] : [durationOf(log, longest)];
  },
  hints: [
    {
      en: 'The number was chosen long ago, for slow lines, and few people have changed it since.',
      ja: 'この数字は、回線が遅かったころに決められ、それ以来ほとんど変えられていません。',
    },
    {
      en: 'It is a whole number of seconds.',
      ja: '秒単位の、切りのよい数字です。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => ({
    text: {
      en: 'The limit stands in the last argument of `poll`, in milliseconds, and the duration shows that it was used up. Waits that long and that round are nearly always a limit somebody has set, not the time that something took.',
      ja: '上限は`poll`の最後の引数にミリ秒で出ていて、所要時間から、それを使い切ったことが分かります。これほど長くて切りのよい待ちは、たいてい何かにかかった時間ではなく、誰かが決めた上限です。',
    },
    calls: timeoutsOf(log),
  }),
};

export const whoWaits: ProcessQuestion = {
  id: 'who-waits',
  kind: 'process',
  needs: [needsTimeout],
  prompt: {
    en: 'Which thread waits for the name server?',
    ja: 'ネームサーバーを待っているのは、どのスレッドですか。',
  },
  answer: (log) => pidsOf(log, timeoutsOf(log)),
  misreadings: [
    {
      id: 'waits-for-disk',
      values: (log) => {
        const waiting = new Set(pidsOf(log, timeoutsOf(log)));
        return pidsOf(log, slowSyncs(log)?.calls ?? []).filter((pid) => !waiting.has(pid));
      },
      hint: {
        en: 'That thread takes the orders and waits for the disk. Look at the pid at the beginning of the `poll` lines that end with `Timeout`.',
        ja: 'それは注文を受け、ディスクを待っているスレッドです。`Timeout`で終わる`poll`の行の、先頭のpidを見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'Look at the two lanes of the timeline: which one has waits of seconds next to the sockets on port 53?',
      ja: 'タイムラインの2つのレーンを見ます。ポート53のソケットで何秒も待っているのは、どちらでしょうか。',
    },
    {
      en: 'With `-f`, every line begins with the number of its thread.',
      ja: '`-f`を付けたログでは、各行がスレッドの番号で始まります。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => ({
    text: {
      en: 'The notifier is a thread of its own, and while it waits the other goes on taking orders. Whoever waits for its message waits too, but no customer does.',
      ja: '通知係は独立したスレッドで、待っている間も、もう1つのスレッドは注文を受け続けています。通知を待つ相手は待たされますが、注文した客は待たされません。',
    },
    calls: timeoutsOf(log),
  }),
};

export const stall: RangeQuestion = {
  id: 'stall',
  kind: 'range',
  tolerance: { overlap: 0.8 },
  needs: [needsTimeout],
  prompt: {
    en: 'Mark one of the stretches in which the notifier waits in vain for the name server.',
    ja: '通知係がネームサーバーを待ち、無駄に終わった区間を1つ選んでください。',
  },
  answer: (log) => timeoutsOf(log).map((call) => rangeOf(log, call)),
  misreadings: [
    {
      id: 'waits-for-work',
      values: (log) => otherPolls(log).map((call) => rangeOf(log, call)),
      hint: {
        en: 'There somebody waits for work: for the next order, or for something to report. Look for a wait on a UDP socket to port 53.',
        ja: 'そこでは、次の注文や通知すべきことなど、仕事が来るのを待っています。ポート53のUDPソケットでの待ちを探してください。',
      },
    },
    {
      id: 'a-sync',
      values: (log) => (slowSyncs(log)?.calls ?? []).map((call) => rangeOf(log, call)),
      hint: {
        en: 'That is a wait for the disk, in the thread that takes orders.',
        ja: 'それはディスクの待ちで、注文を受けるスレッドのものです。',
      },
    },
  ],
  hints: [
    {
      en: 'Sort by duration: the first rows are the ones you look for. Where does one begin?',
      ja: '所要時間の長い順に並べると、先頭の数行がそれです。どこから始まっているでしょうか。',
    },
    {
      en: 'From the stamp of the `poll` line, for as long as the duration at its end. You can give it as two lines as well, the `unfinished` one and the `resumed` one.',
      ja: '`poll`の行の時刻から、行末の所要時間だけ続きます。`unfinished`の行と`resumed`の行の番号で答えることもできます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'From the question to the moment when the limit ran out nothing happens on that socket. Select the range, and every view shows what the other thread did meanwhile.',
      ja: '質問を送ってから上限に達するまで、このソケットでは何も起きていません。この区間を選ぶと、その間にもう1つのスレッドがしていたことを、どの画面でも確かめられます。',
    },
    calls: timeoutsOf(log),
  }),
};

export const silentServer: TargetQuestion = {
  id: 'silent-server',
  kind: 'target',
  needs: [needsTimeout],
  prompt: {
    en: 'Which name server is asked in vain?',
    ja: '返事をしないネームサーバーはどれですか。',
  },
  answer: silentServers,
  misreadings: [
    {
      id: 'answering',
      values: (log) => {
        const silent = silentServers(log);
        return answeringServers(log).filter((server) => !silent.includes(server));
      },
      hint: {
        en: 'That one answers at once, when it is asked at last. Who was asked before it?',
        ja: 'それは、聞かれればすぐに答えています。その前に聞いた相手は誰でしょうか。',
      },
    },
  ],
  hints: [
    {
      en: 'Look at the descriptor in the `poll` that ends with `0 (Timeout)`.',
      ja: '`0 (Timeout)`で終わる`poll`の、ディスクリプタを見てください。',
    },
    {
      en: 'To the right of the arrow stands the peer.',
      ja: '矢印の右が相手です。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Its questions go out and nothing comes back. A closed port would be better: the kernel of that machine would refuse, and the next server would be asked at once.',
      ja: '質問は出ていきますが、何も返ってきません。ポートが閉じているほうが、まだましです。相手のカーネルが拒否してくれるので、すぐに次のサーバーに聞けます。',
    },
    calls: timeoutsOf(log),
  }),
};

export const steps: OrderQuestion = {
  id: 'steps',
  kind: 'order',
  needs: [needsTimeout],
  prompt: {
    en: 'What happens from the question for the name to the message? Put it in order.',
    ja: '名前を聞いてから通知を送るまでに、何がどの順で起きますか。並べてください。',
  },
  items: [
    { id: 'second', text: { en: 'ask the second name server', ja: '2番目のネームサーバーに聞く' } },
    { id: 'message', text: { en: 'send the message', ja: '通知を送る' } },
    { id: 'first', text: { en: 'ask the first name server', ja: '1番目のネームサーバーに聞く' } },
    { id: 'answer', text: { en: 'receive the address', ja: 'アドレスを受け取る' } },
    { id: 'limit', text: { en: 'the time limit runs out', ja: '待つ時間の上限に達する' } },
  ],
  answer: (log) => (timeoutsOf(log).length > 0 ? ['first>limit>second>answer>message'] : []),
  misreadings: [
    {
      id: 'both-at-once',
      values: () => ['first>second>limit>answer>message', 'first>second>answer>limit>message'],
      hint: {
        en: 'That would be a resolver that asks both servers at once. Look at the stamps of the two `sendto` lines.',
        ja: 'それは、2つのサーバーに同時に聞くリゾルバです。2つの`sendto`の時刻を見てください。',
      },
    },
    {
      id: 'name-later',
      values: () => ['message>first>limit>second>answer'],
      hint: {
        en: 'The message needs the address. It comes last.',
        ja: '通知を送るには、アドレスが必要です。通知は最後です。',
      },
    },
  ],
  hints: [
    {
      en: 'Narrow the table to the thread that waits, and read from one `socket` to the next `close`.',
      ja: '待っているスレッドに絞り込み、`socket`から`close`までを読みます。',
    },
    {
      en: 'Each `sendto` on port 53 is a question. The limit lies between two of them.',
      ja: 'ポート53への`sendto`が質問です。上限は、2つの質問の間にあります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => {
    const [timeout = -1] = timeoutsOf(log);
    const thread = log.trace.calls.thread[timeout];
    const after = callsNamed(log, 'sendto', 'recvfrom').filter(
      (call) => call > timeout && log.trace.calls.thread[call] === thread,
    );
    return {
      text: {
        en: 'The servers are asked one after the other, and the next question waits for the limit of the one before. It is the same shape as a client that tries its addresses in turn.',
        ja: 'サーバーには1つずつ順に聞き、次の質問は、前の質問の上限まで待ってから出ます。アドレスを順に試すクライアントと、同じ形です。',
      },
      calls: [timeout, ...after.slice(0, 3)],
    };
  },
};
