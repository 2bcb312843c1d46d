import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { DurationQuestion, FunctionQuestion, MomentQuestion } from '../../../src/grading/exercise.ts';
import {
  headOfLine,
  headPlaces,
  lengthOf,
  longestOf,
  placeOf,
  rootOf,
  slowPlaces,
  slowWait,
  slowWork,
  stretches,
} from '../slow-work.ts';

const drawnNs = 5_000_000;
const around = (ns: number) => ({ fromNs: Math.max(0, ns - drawnNs), toNs: ns + drawnNs });

export const beganAt: MomentQuestion = {
  id: 'began-at',
  kind: 'moment',
  prompt: {
    en: 'The snapshot was written because one request was slow. When did that request begin? Give the time since the beginning of the trace; a few milliseconds more or less do not matter.',
    ja: 'このスナップショットは、1つのリクエストが遅かったために書き出されました。そのリクエストが始まったのはいつですか。トレースの先頭からの時刻で答えてください（数ミリ秒のずれは構いません）。',
  },
  answer: (trace) => {
    const work = slowWork(trace);
    return work ? [around(work.startNs)] : [];
  },
  misreadings: [
    {
      id: 'when-written',
      values: (trace) => {
        const endNs = trace.figures.trace.durationNs;
        const work = slowWork(trace);
        return work ? [{ fromNs: Math.min(work.endNs, endNs) - drawnNs, toNs: endNs }] : [];
      },
      hint: {
        en: 'That is when the request was over and the snapshot was written. A recorder looks back: the beginning is further to the left.',
        ja: 'それは、リクエストが終わってスナップショットが書かれた時刻です。レコーダーは後ろを振り返る道具です。始まりは、もっと左にあります。',
      },
    },
    {
      id: 'trace-begin',
      values: () => [{ fromNs: 0, toNs: drawnNs }],
      hint: {
        en: 'There the window begins, not the request. Look for the task that takes longest.',
        ja: 'それは記録の窓の始まりで、リクエストの始まりではありません。最も長いタスクを探してください。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the view of tasks: each request is one, because the program put `trace.NewTask` around it.',
      ja: 'タスクの画面を開いてください。プログラムが`trace.NewTask`で囲んでいるので、リクエスト1つがタスク1つです。',
    },
    {
      en: 'The longest task stands first. The table also says when it began.',
      ja: '最も長いタスクが先頭にあります。表には、始まった時刻も出ています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'The cause lies before the end of the request, often at its beginning. Whoever reads a snapshot from its right edge reads how it was taken, not why.',
      ja: '原因は、リクエストの終わりではなく、たいてい始まりのあたりにあります。スナップショットを右端から読むと、分かるのは書き出しの様子だけで、書き出した理由ではありません。',
    },
    places: slowPlaces(trace),
  }),
};

export const beforeIt: DurationQuestion<'gotrace'> = {
  id: 'before-it',
  kind: 'duration',
  prompt: {
    en: 'How much of the time before that request is in the snapshot?',
    ja: 'そのリクエストが始まるより前の時間は、スナップショットにどれだけ入っていますか。',
  },
  tolerance: 0.05,
  answer: (trace) => {
    const work = slowWork(trace);
    return work ? [work.startNs] : [];
  },
  misreadings: [
    {
      id: 'whole',
      values: (trace) => [trace.figures.trace.durationNs],
      hint: {
        en: 'That is the length of the whole snapshot. The slow request itself takes up a part of it.',
        ja: 'それはスナップショット全体の長さです。その一部は、遅いリクエスト自身が占めています。',
      },
    },
    {
      id: 'the-request',
      values: (trace) => {
        const work = slowWork(trace);
        return work ? [work.endNs - work.startNs] : [];
      },
      hint: {
        en: 'That is how long the request took. Asked for is what lies to the left of it.',
        ja: 'それはリクエスト自身の長さです。尋ねているのは、その左側にある時間です。',
      },
    },
  ],
  hints: [
    {
      en: 'The trace begins at 0. Where does the longest task begin?',
      ja: 'トレースは0から始まります。最も長いタスクは、どこから始まっていますか。',
    },
    {
      en: 'In the table of tasks, the column with the beginning is the answer: it counts from the beginning of the trace.',
      ja: 'タスクの表で、始まりの列の値がそのまま答えです。トレースの先頭から数えた時刻だからです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'This stretch is what no `trace.Start` after the fact could give. It shows what was different when the request came.',
      ja: 'これは、後から`trace.Start`を呼んでも手に入らない部分です。リクエストが来たときに何が違っていたのかを、ここで確かめられます。',
    },
    places: slowPlaces(trace),
  }),
};

export const waitedFor: DurationQuestion<'gotrace'> = {
  id: 'waited-for',
  kind: 'duration',
  prompt: {
    en: 'Take the slowest request that was over when the snapshot was written. How long did it wait, in its longest single wait?',
    ja: 'スナップショットが書かれたときに終わっていたリクエストのうち、最も遅いものを選んでください。最も長い1回の待ちは、どれだけでしたか。',
  },
  tolerance: 0.02,
  answer: (trace) => {
    const wait = slowWait(trace);
    return wait ? [lengthOf(wait)] : [];
  },
  misreadings: [
    {
      id: 'sum-of-waits',
      values: (trace) => {
        const wait = slowWait(trace);
        if (!wait) return [];
        const site = trace.figures.waits.sites.filter(
          ({ reason, state }) => reason === wait.reason && state === wait.state,
        );
        return site.flatMap(({ totalNs }) => [totalNs]);
      },
      hint: {
        en: 'That is what all requests waited together. Each of them felt only its own wait.',
        ja: 'それは全リクエストの待ちの合計です。1つのリクエストが待ったのは、自分の分だけです。',
      },
    },
    {
      id: 'longest-of-all',
      values: (trace) => [...trace.figures.waits.sites.map(({ maxNs }) => maxNs)].filter((ns) => ns > 0),
      hint: {
        en: 'That wait belongs to another goroutine, or was not over yet. Open the goroutine of the longest task that has ended, and read its life.',
        ja: 'その待ちは、別のgoroutineのものか、まだ終わっていない待ちです。終わっているタスクのうち最も長いもののgoroutineを開き、その一生を読んでください。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the goroutine of the longest task that has ended. Those marked as going on after the trace were not done yet; one that was done asked for the snapshot.',
      ja: '終わっているタスクのうち、最も長いもののgoroutineを開いてください。トレースの後まで続くと書かれたものは、まだ終わっていません。スナップショットを求めたのは、終わったものです。',
    },
    {
      en: 'Its life is a list of stretches, each with a state and a length. Look for the longest one that is a wait.',
      ja: '一生は区間の一覧で、区間ごとに状態と長さが出ています。待ちのうち、最も長い区間を探してください。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'Nearly all of the request is this one wait. The code of the request itself is not slow; it does not run.',
      ja: 'リクエストの時間は、ほとんどがこの1回の待ちです。リクエスト自身のコードが遅いのではなく、動いていません。',
    },
    places: slowPlaces(trace),
  }),
};

/** Innermost function of the program in which the holder was while the others waited, and the one that it began in. */
function holder(trace: WholeTrace): string[] {
  const wait = slowWait(trace);
  const head = headOfLine(trace);
  if (!wait || head === undefined) return [];
  const inside = longestOf(stretches(trace, head, wait.fromNs, wait.toNs));
  return [inside ? placeOf(trace, inside) : '', rootOf(trace, head)].filter((name) =>
    name.startsWith('main.'),
  );
}

export const heldBy: FunctionQuestion<'gotrace'> = {
  id: 'held-by',
  kind: 'function',
  prompt: {
    en: 'Which function of the program kept the lock while the requests waited?',
    ja: 'リクエストが待っている間、ロックを持っていたのは、プログラムのどの関数ですか。',
  },
  answer: holder,
  misreadings: [
    {
      id: 'the-victim',
      values: (trace) => {
        const wait = slowWait(trace);
        return wait
          ? [placeOf(trace, wait), 'sync.(*Mutex).Lock', 'internal/sync.(*Mutex).Lock'].filter(Boolean)
          : [];
      },
      hint: {
        en: 'There the request waits for the lock. Who had it meanwhile? Look at who ended the wait.',
        ja: 'それは、リクエストがロックを待っている場所です。その間、誰が持っていたのでしょうか。待ちを終わらせた相手を見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'In the life of the slow goroutine, its long wait says which goroutine ended it.',
      ja: '遅いgoroutineの一生を見ると、長い待ちの行に、それを終わらせたgoroutineが出ています。',
    },
    {
      en: 'If that one waited for the same lock just before, go on to the one that ended its wait.',
      ja: 'その相手も、直前まで同じロックを待っていたなら、さらにその待ちを終わらせた相手へ進みます。',
    },
    {
      en: 'The first one that did not wait for the lock had it. Read its stack from the leaf to the first function of `main`.',
      ja: 'ロックを待っていなかった最初の相手が、ロックを持っていました。そのスタックを、いちばん内側から`main`の関数まで読んでください。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => {
    return {
      text: {
        en: 'It sleeps while it holds the lock, so everyone stands behind it. The change belongs here: keep the lock only for what it guards.',
        ja: 'ロックを持ったままスリープしているので、全員がその後ろに並びます。直すのはここです。ロックは、守るべきものに触れる間だけ持つようにします。',
      },
      places: headPlaces(trace),
    };
  },
};
