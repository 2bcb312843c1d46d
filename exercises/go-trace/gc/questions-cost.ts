import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { Question } from '../../../src/grading/exercise.ts';
import { lengthNs } from '../../../src/grading/go-trace-sums.ts';
import { busyByProc, byLength, gcStops, markNs, stopNs } from './cycles.ts';

export const expectStopped = {
  id: 'expect-stopped',
  kind: 'estimate',
  quantity: 'share',
  prompt: {
    en: 'Before you look: the collector runs dozens of times a second on this server. For which share of the recording will it stop the whole program?',
    ja: '見る前に予想してください。このサーバーでは、GCが1秒に何十回も動きます。プログラム全体が止まっているのは、記録の何%でしょうか。',
  },
  answer: (trace) => [(100 * stopNs(trace)) / trace.figures.trace.durationNs],
  hints: [
    {
      en: 'A collection is not a stop. It contains two of them.',
      ja: 'GCの全体が停止なのではありません。その中に、停止が2回あります。',
    },
    {
      en: 'A guess is enough; the table below has both.',
      ja: '予想で構いません。下の表に、どちらも出ています。',
    },
  ],
  reveal: { afterTries: 1 },
  why: () => ({
    text: {
      en: 'Much less than the time in which it marks. Keep the two apart, and look at what marking costs those who allocate.',
      ja: 'マークをしている時間より、ずっと短くなります。この2つを分けて考え、マークが割り当てる側に負担させるものを見てください。',
    },
    places: [{ kind: 'view', params: { view: 'gc' } }],
  }),
} satisfies Question<'gotrace'>;

export const stopped = {
  id: 'stopped',
  kind: 'duration',
  tolerance: 0.03,
  prompt: {
    en: 'For how long in all did the collector stop the whole program?',
    ja: 'GCがプログラム全体を止めていた時間は、合わせてどれだけですか。',
  },
  answer: (trace) => [stopNs(trace)],
  misreadings: [
    {
      id: 'mark-phases',
      values: (trace) => [markNs(trace)],
      hint: {
        en: 'Those are the mark phases. The program runs on meanwhile; only the stops of the world at both ends halt it.',
        ja: 'それは、マークフェーズの合計です。その間もプログラムは動いています。止まるのは、両端のstop-the-worldだけです。',
      },
    },
    {
      id: 'longest-stop',
      values: (trace) => byLength(gcStops(trace)).slice(0, 1).map(lengthNs),
      hint: { en: 'That is the longest single stop.', ja: 'それは、最も長い1回です。' },
    },
    {
      id: 'one-kind',
      values: ({ figures }) =>
        ['sweep termination', 'mark termination'].map((kind) =>
          figures.stops.filter((stop) => stop.kind.includes(kind)).reduce((sum, { durNs }) => sum + durNs, 0),
        ),
      verdict: 'close',
      hint: {
        en: 'That is one of the two kinds of stop. A collection has one of each.',
        ja: 'それは、2種類の停止のうちの一方です。GC 1回に、どちらも1回ずつあります。',
      },
    },
  ],
  hints: [
    {
      en: 'View “GC”, the table of stops: `GC sweep termination` and `GC mark termination`.',
      ja: 'GCの画面の、停止の表にある`GC sweep termination`と`GC mark termination`です。',
    },
    { en: 'Add both totals.', ja: '2つの合計を足します。' },
  ],
  reveal: { afterTries: 3 },
  why: () => ({
    text: {
      en: 'A fraction of the time that collections last. Whoever reports the mark phases as pauses reports several times too much, and misses the assists, which are where requests really wait.',
      ja: 'GCが続く時間の一部にすぎません。マークフェーズを停止時間として報告すると、何倍も大きく見積もることになります。しかも、リクエストが実際に待つアシストを見落とします。',
    },
    places: [{ kind: 'view', params: { view: 'gc' } }],
  }),
} satisfies Question<'gotrace'>;

/** How the busiest and the least busy P compare. */
function balance(trace: WholeTrace): string {
  const busy = busyByProc(trace);
  const ratio = Math.min(...busy) / Math.max(...busy);
  return ratio > 0.85 ? 'even' : ratio > 0.4 ? 'uneven' : 'one-idle';
}

export const evenly = {
  id: 'evenly',
  kind: 'choice',
  prompt: {
    en: 'Look at the rows of the Ps on the timeline. Is the work spread evenly over them?',
    ja: 'タイムラインで、Pの行を見てください。仕事は均等に割り振られていますか。',
  },
  options: [
    {
      id: 'even',
      text: {
        en: 'Yes, they ran goroutines for about as long',
        ja: 'はい。goroutineを実行した時間は、ほぼ同じ',
      },
    },
    { id: 'uneven', text: { en: 'No, one of them ran clearly less', ja: 'いいえ。はっきりと少ないPがある' } },
    {
      id: 'one-idle',
      text: {
        en: 'No, one of them stood idle most of the time',
        ja: 'いいえ。ほとんど何もしていないPがある',
      },
    },
  ],
  answer: (trace) => [balance(trace)],
  misreadings: [
    {
      id: 'chose-uneven',
      values: (trace) => (balance(trace) === 'uneven' ? [] : ['uneven']),
      hint: {
        en: 'A part of the picture may look so. Compare over the whole trace; the scheduler moves goroutines between Ps all the time.',
        ja: '一部だけを見ると、そう見えるかもしれません。トレース全体で比べてください。スケジューラーは、goroutineを絶えずPの間で移しています。',
      },
    },
    {
      id: 'chose-idle',
      values: (trace) => (balance(trace) === 'one-idle' ? [] : ['one-idle']),
      hint: {
        en: 'A gap in a row is not always idleness: the thread may have left its P for a system call, or the slices are too thin to be drawn. Zoom in.',
        ja: '行の空いた部分は、遊んでいるとは限りません。システムコールのためにPを手放したか、区間が細かすぎて描けないこともあります。拡大してください。',
      },
    },
  ],
  hints: [
    {
      en: 'Timeline by P, whole trace; then zoom into a gap.',
      ja: 'P別のタイムラインで全体を見てから、空いた部分を拡大します。',
    },
    {
      en: 'The button “Table” of the timeline lists how long each P was busy.',
      ja: 'タイムラインの「表」を押すと、Pごとに使われていた時間が並びます。',
    },
  ],
  reveal: { afterTries: 2 },
  why: () => ({
    text: {
      en: 'Even rows do not mean good use: Ps are busy, too, with sorting under a lock and with collecting garbage. And a P is not a CPU; the kernel may have had its thread wait.',
      ja: '均等だからといって、うまく使えているとは限りません。Pは、ロックを持ったままの並べ替えやGCでもふさがります。それに、PはCPUではありません。カーネルがスレッドを待たせていたかもしれません。',
    },
    places: [{ kind: 'view', params: { view: 'timeline', by: 'proc' } }],
  }),
} satisfies Question<'gotrace'>;
