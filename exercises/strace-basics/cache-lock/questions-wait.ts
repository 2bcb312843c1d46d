import { WaitClass } from '../../../src/analysis/strace/log.ts';
import { TRACER_FLOOR_NS } from '../../../src/analysis/strace/waits.ts';
import { plainCall } from '../../../src/formats/strace/same-calls.ts';
import { argsText } from '../../../src/formats/strace/text.ts';
import type {
  DurationQuestion,
  EstimateQuestion,
  NumberQuestion,
  TargetQuestion,
} from '../../../src/grading/exercise.ts';
import { callsWhileHeld, longestOf } from './held.ts';
import { contendedTurns, locksOf, waitingShare as shareOf, waitsOf } from './locks.ts';

export const waitingShare: EstimateQuestion = {
  id: 'waiting-share',
  kind: 'estimate',
  quantity: 'share',
  prompt: {
    en: 'Before you look: a worker asks for the lock, waits, does its work, and lets go. When as many requests arrive at once as there are workers, what share of all that time is waiting?',
    ja: 'ログを見る前に予想してみましょう。ワーカーはロックを求め、待ち、仕事をして、ロックを手放します。ワーカーと同じ数のリクエストが一度に来るとき、この時間の合計のうち、待っている時間は何%でしょうか。',
  },
  answer: (log) => {
    const share = shareOf(log);
    return Number.isNaN(share) ? [] : [Math.round(share * 100)];
  },
  hints: [
    {
      en: 'Draw a burst as one bar per worker: the part that waits, then the part that works.',
      ja: '一斉に来たリクエストを、ワーカーごとの帯として描いてみてください。前半が待ち、後半が仕事です。',
    },
    {
      en: 'The first does not wait, the second waits for one turn, the third for two. Add up the turns waited and the turns worked.',
      ja: '1番目は待たず、2番目は1回分、3番目は2回分待ちます。待った回数と、仕事をした回数をそれぞれ足してください。',
    },
  ],
  reveal: { afterTries: 1 },
  why: (log) => ({
    text: {
      en: 'Everyone works one turn, but the last in line waits for the turns of all the others, so waiting grows with the number of workers and the work does not. Requests do not arrive at exactly the same moment, so the measured share differs a little from the one on paper.',
      ja: '仕事は1ワーカーにつき1回分なのに、列の最後は前の全員の分を待ちます。そのため、ワーカーが増えると待ちだけが増えます。リクエストは完全に同時には来ないので、実測値は机上の計算と少しずれます。',
    },
    calls: contendedTurns(log)
      .slice(0, 3)
      .map(({ ask }) => ask)
      .concat(locksOf(log).longest?.ask ?? []),
  }),
};

export const lockTarget: TargetQuestion = {
  id: 'lock-target',
  kind: 'target',
  prompt: {
    en: 'Which file are the workers queueing for?',
    ja: 'ワーカーたちが順番待ちをしているのは、どのファイルですか。',
  },
  answer: (log) => {
    const waited = new Map<string, number>();
    for (const { target, waitNs } of waitsOf(log)) waited.set(target, (waited.get(target) ?? 0) + waitNs);
    const most = Math.max(...waited.values());
    return [...waited].filter(([target, ns]) => target !== '' && ns === most).map(([target]) => target);
  },
  misreadings: [
    {
      id: 'page-file',
      values: (log) => {
        const { turns } = locksOf(log);
        const locks = new Set(turns.map(({ target }) => target));
        const touched = turns.flatMap((turn) =>
          callsWhileHeld(log, turn).map((call) => log.fds.targetOf(call)),
        );
        return [...new Set(touched)].filter((target) => target !== '' && !locks.has(target));
      },
      hint: {
        en: 'That file is opened, read or written at once: its calls take microseconds. Look at the file in the first argument of the calls that take longest.',
        ja: 'そのファイルはすぐに開いて読み書きできていて、呼び出しはマイクロ秒で終わっています。時間のかかっている呼び出しの、第1引数のファイルを見てください。',
      },
    },
    {
      id: 'listening-socket',
      values: (log) =>
        log.slowest(1, [WaitClass.idle]).flatMap((call) => {
          const printed = /^\d+<([^>]*)>/.exec(argsText(log.trace, call))?.[1];
          return [log.fds.targetOf(call), ...(printed === undefined ? [] : [printed])].filter(Boolean);
        }),
      hint: {
        en: 'There the workers wait for the next request. That is idle time: nobody is kept waiting by it.',
        ja: 'そこでは次のリクエストを待っています。することがないだけのアイドル時間で、誰も待たせていません。',
      },
    },
  ],
  hints: [
    {
      en: 'In the analyzer, sort the `fcntl` calls by duration, longest first.',
      ja: 'アナライザーで、`fcntl`の呼び出しを所要時間の長い順に並べてください。',
    },
    {
      en: 'With `-y`, the first argument is the descriptor number and, between `<` and `>`, the file it stands for.',
      ja: '`-y`を付けたログでは、第1引数の番号の後ろの`<`と`>`の間に、その番号が指すファイルが出ます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Every long wait names this one file, whichever page was asked for. One lock for the whole cache means that any page can wait for any other.',
      ja: 'どのページへのリクエストでも、長い待ちはすべてこのファイルで起きています。キャッシュ全体でロックが1つだけなので、どのページも、ほかのページの処理を待つことがあります。',
    },
    calls: contendedTurns(log)
      .slice(0, 4)
      .map(({ ask }) => ask)
      .concat(locksOf(log).longest?.ask ?? []),
  }),
};

export const longestWait: DurationQuestion = {
  id: 'longest-wait',
  kind: 'duration',
  prompt: {
    en: 'How long did the unluckiest request wait for the lock, in one single call?',
    ja: '最も運の悪かったリクエストは、1回の呼び出しで、どれだけロックを待ちましたか。',
  },
  tolerance: 0.005,
  answer: (log) => {
    const { longest } = locksOf(log);
    return longest ? [longest.waitNs] : [];
  },
  misreadings: [
    {
      id: 'sum-of-waits',
      values: (log) => [
        waitsOf(log).reduce((sum, { waitNs }) => sum + waitNs, 0),
        contendedTurns(log).reduce((sum, { waitNs }) => sum + waitNs, 0),
        ...log.totals.filter(({ name }) => plainCall(name) === 'fcntl').map(({ durationNs }) => durationNs),
      ],
      hint: {
        en: 'That is the sum over all workers and requests. No single request felt it. Look for the longest single call.',
        ja: 'それは全ワーカー、全リクエストの合計です。1つのリクエストがそれだけ待ったわけではありません。最も長い1回の呼び出しを探してください。',
      },
    },
    {
      id: 'idle-wait',
      values: (log) => longestOf(log, WaitClass.idle),
      hint: {
        en: 'That call is idle: a worker with nothing to do waits in it for the next request. Look only at `fcntl`.',
        ja: 'その呼び出しはアイドルです。することのないワーカーが、次のリクエストを待っています。`fcntl`だけを見てください。',
      },
    },
    {
      id: 'parent-wait',
      values: (log) => longestOf(log, WaitClass.child),
      hint: {
        en: 'That is the parent, waiting for its workers to exit. It lasts as long as the server runs and delays nobody.',
        ja: 'それは、ワーカーの終了を待つ親プロセスです。サーバーが動いている間ずっと続きますが、誰も遅らせていません。',
      },
    },
    {
      id: 'hold-time',
      values: (log) => {
        const held = locksOf(log).turns.flatMap(({ heldNs }) => (heldNs >= 0 ? [heldNs] : []));
        return held.length === 0 ? [] : [Math.max(...held)];
      },
      hint: {
        en: 'That is how long a worker held the lock, from its grant to its unlock. The wait is the other side: the duration of the `F_SETLKW` call itself, printed at its end.',
        ja: 'それは、ロックを得てから手放すまで、持っていた時間です。待った時間は反対側、`F_SETLKW`の呼び出し自身の所要時間で、行末に出ています。',
      },
    },
  ],
  hints: [
    {
      en: 'Sort the `fcntl` calls by duration, longest first.',
      ja: '`fcntl`の呼び出しを、所要時間の長い順に並べてください。',
    },
    {
      en: 'In the log, the duration stands between `<` and `>` at the end of the line, in seconds. For a call on two lines it is on the `resumed` line.',
      ja: 'ログでは、所要時間は行末の`<`と`>`の間に、秒で出ます。2行に分かれた呼び出しでは、`resumed`の行にあります。',
    },
    {
      en: 'Take the first row of that order and read its last column.',
      ja: '並べ替えた最初の行の、最後の列を読んでください。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'All of it is spent inside one `F_SETLKW`, before the worker has begun its own work. Whatever you make faster in this request, it still waits for the others first.',
      ja: 'この時間はすべて、自分の仕事を始める前に、1回の`F_SETLKW`の中で過ぎています。このリクエストの処理をいくら速くしても、ほかのワーカーを待つことに変わりはありません。',
    },
    calls: [locksOf(log).longest?.ask ?? []].flat(),
  }),
};

export const contended: NumberQuestion = {
  id: 'contended',
  kind: 'number',
  prompt: {
    en: 'How many requests for the lock had to wait at least 1 ms?',
    ja: 'ロックを求めた呼び出しのうち、1 ms以上待たされたのは何回ですか。',
  },
  tolerance: 0,
  answer: (log) => [contendedTurns(log).length],
  misreadings: [
    {
      id: 'unlocks-too',
      values: (log) => [locksOf(log).turns.length + locksOf(log).unlocks.length],
      hint: {
        en: 'That counts every call on the lock, unlocks included. `F_UNLCK` gives the lock back and never waits, though it is printed with `F_SETLKW` too.',
        ja: 'それはロックの呼び出しすべての数で、解放も含んでいます。`F_UNLCK`は、同じ`F_SETLKW`と表示されていても、ロックを返すだけで待ちません。',
      },
    },
    {
      id: 'every-request',
      values: (log) => [locksOf(log).turns.length],
      hint: {
        en: 'That counts everyone who asked, also those who got the lock at once. Look at the duration of each.',
        ja: 'それはロックを求めた回数で、すぐに取れたものも含んでいます。それぞれの所要時間を見てください。',
      },
    },
    {
      id: 'tracer-floor',
      values: (log) => [
        waitsOf(log).filter(({ waitNs }) => waitNs >= TRACER_FLOOR_NS).length,
        waitsOf(log).filter(({ waitNs }) => waitNs >= TRACER_FLOOR_NS * 5).length,
      ],
      hint: {
        en: 'That includes calls of some microseconds, where strace measures mostly itself. Count from one millisecond on.',
        ja: 'それには数十〜数百マイクロ秒の呼び出しも入っています。そこに見えるのは、ほとんどがstrace自身の時間です。1ミリ秒以上だけを数えてください。',
      },
    },
  ],
  hints: [
    {
      en: 'In the analyzer, keep `fcntl` and set the filter for the shortest duration.',
      ja: 'アナライザーで`fcntl`に絞ったまま、所要時間の下限を指定してください。',
    },
    {
      en: 'Count only `F_WRLCK`; the number of rows is shown above the table.',
      ja: '`F_WRLCK`だけを数えます。行数は表の上に出ています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => {
    const all = locksOf(log).turns.length;
    const some = contendedTurns(log).length;
    return {
      text: {
        en: `${some} of ${all} requests for the lock had to queue. Only these cost anything: the others got the lock at once, and what they show is the price of tracing.`,
        ja: `ロックを求めた${all}回のうち、${some}回が順番待ちになりました。時間を失ったのはこの分だけです。残りはすぐにロックを取れていて、見えている時間はトレースの手間にすぎません。`,
      },
      calls: contendedTurns(log).map(({ ask }) => ask),
    };
  },
};
