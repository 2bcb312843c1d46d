import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type {
  ChoiceQuestion,
  DurationQuestion,
  Need,
  NumberQuestion,
} from '../../../src/grading/exercise.ts';
import type { Place } from '../../../src/grading/subjects.ts';
import { slowPlaces, slowWork } from '../slow-work.ts';

const gcView: Place = { kind: 'view', params: { view: 'gc' } };
const assist = 'GC mark assist';

/** What the goroutine of the slow order spent helping the collector, and what was stopped for it. */
function assistOf(trace: WholeTrace): number {
  const work = slowWork(trace);
  return work ? (trace.figures.goroutines.stats(work.goroutine).rangeNs[assist] ?? 0) : 0;
}

const stoppedNs = ({ figures }: WholeTrace) => figures.stops.reduce((sum, { durNs }) => sum + durNs, 0);
const markedNs = ({ figures }: WholeTrace) =>
  figures.markPhases.reduce((sum, [startNs, endNs]) => sum + endNs - startNs, 0);

/** Collector cycles whose mark phase began while the order was in work. */
function cyclesDuring(trace: WholeTrace): number {
  const work = slowWork(trace);
  if (!work) return 0;
  return trace.figures.markPhases.filter(([ns]) => ns >= work.startNs && ns < work.endNs).length;
}

const needsAssist: Need<'gotrace'> = {
  id: 'assist',
  met: (trace) => assistOf(trace) > 1_000_000 && cyclesDuring(trace) > 1,
  missing: {
    en: 'In this trace the slow order had nothing to do with the collector. Take a snapshot of `./delay -mystery 2`.',
    ja: 'このトレースの遅い注文は、ガベージコレクションと関係がありません。`./delay -mystery 2`のスナップショットを使ってください。',
  },
};

export const assistTime: DurationQuestion<'gotrace'> = {
  id: 'assist-time',
  kind: 'duration',
  prompt: {
    en: 'How long did the goroutine of the slow order work for the collector instead of the order (mark assist), in this whole snapshot?',
    ja: '遅い注文のgoroutineが、注文ではなくガベージコレクションの手伝い（マークアシスト）に使った時間は、このスナップショット全体でどれだけですか。',
  },
  tolerance: 0.02,
  needs: [needsAssist],
  answer: (trace) => [assistOf(trace)].filter((ns) => ns > 0),
  misreadings: [
    {
      id: 'mark-phases',
      values: (trace) => [markedNs(trace)],
      hint: {
        en: 'That is how long the collector was marking. The program ran on meanwhile; what counts is what this goroutine was made to do.',
        ja: 'それはマークが行われていた時間の合計です。その間もプログラムは動いています。数えるのは、このgoroutineが手伝わされた分です。',
      },
    },
    {
      id: 'stops',
      values: (trace) => [stoppedNs(trace)],
      hint: {
        en: 'That is all stop-the-world time together. Assisting is not a stop: the goroutine works.',
        ja: 'それはstop-the-worldの合計です。アシストは停止ではありません。goroutineは働いています。',
      },
    },
  ],
  hints: [
    {
      en: 'View “Goroutines”, whole trace: open the group of that goroutine and find its row. The column is “GC mark assist”.',
      ja: '範囲をトレース全体に戻し、「goroutine」の画面でこのgoroutineのグループを開いてください。その行の「GC mark assist」の列です。',
    },
    {
      en: 'The time counts as execution time too: the two overlap.',
      ja: 'この時間は実行時間にも含まれます。両方に数えられています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'A goroutine that allocates while the collector marks may have to do a part of the marking itself. The order ran nearly all the time, and a good share of that was not its own work.',
      ja: 'マーク中にメモリを割り当てるgoroutineは、マークの一部を自分で引き受けることがあります。注文はほぼずっと動いていましたが、そのかなりの部分は注文自身の仕事ではありませんでした。',
    },
    places: [...slowPlaces(trace), gcView],
  }),
};

export const cyclesMeanwhile: NumberQuestion<'gotrace'> = {
  id: 'cycles',
  kind: 'number',
  prompt: {
    en: 'How many collector cycles began their mark phase while the slow order was in work?',
    ja: '遅い注文の処理中に、マークフェーズが始まったGCは何回ですか。',
  },
  tolerance: 0,
  needs: [needsAssist],
  answer: (trace) => [cyclesDuring(trace)],
  misreadings: [
    {
      id: 'whole-window',
      values: ({ figures }) => [figures.markPhases.length],
      hint: {
        en: 'That counts the whole window. Select the range of the slow order first.',
        ja: 'それは窓全体の回数です。先に、遅い注文の範囲を選んでください。',
      },
    },
    {
      id: 'stops',
      values: ({ figures }) => [figures.stops.length],
      hint: {
        en: 'Those are stop-the-world phases; each cycle has two of them. Count mark phases.',
        ja: 'それはstop-the-worldの回数で、1回のGCに2回あります。マークフェーズを数えてください。',
      },
    },
  ],
  hints: [
    {
      en: '“Show only this” in the row of the slow task, then the view “GC”.',
      ja: '遅いタスクの行の「この範囲だけ表示」を押してから、GCの画面を開いてください。',
    },
    { en: 'Each row of that view is a cycle.', ja: 'その画面の1行が、1回のGCです。' },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'Before this order the collector hardly ran. The shop sets `GOGC` to 10 (`debug.SetGCPercent`), which leaves about a tenth of the live heap as room. So one order that allocates much starts cycle after cycle, and each marks the whole archive again.',
      ja: 'この注文の前は、GCはほとんど動いていませんでした。この店は`GOGC`を10にしています（`debug.SetGCPercent`）。余裕は、生きているヒープのおよそ1割しかありません。割り当ての多い注文が1つ来ると、GCが次々に始まり、そのたびにアーカイブ全体をマークし直します。',
    },
    places: [gcView, ...slowPlaces(trace)],
  }),
};

export const whatStopped: ChoiceQuestion<'gotrace'> = {
  id: 'what-stopped',
  kind: 'choice',
  prompt: {
    en: 'Which took more of the slow order’s time?',
    ja: '遅い注文の時間を、より多く奪ったのはどちらですか。',
  },
  needs: [needsAssist],
  options: [
    { id: 'assist', text: { en: 'Mark assist', ja: 'マークアシスト' } },
    { id: 'stops', text: { en: 'Stop-the-world', ja: 'stop-the-world' } },
  ],
  answer: (trace) => [assistOf(trace) > stoppedNs(trace) ? 'assist' : 'stops'],
  misreadings: [
    {
      id: 'gc-is-stopping',
      values: (trace) => [assistOf(trace) > stoppedNs(trace) ? 'stops' : 'assist'],
      hint: {
        en: 'Add the stops up in the view of the collector, and compare with the range of this goroutine.',
        ja: 'GCの画面で停止の時間を合計し、このgoroutineのアシストの時間と比べてください。',
      },
    },
  ],
  hints: [
    { en: 'The view of the collector lists both.', ja: 'GCの画面に両方が出ています。' },
    {
      en: 'Each cycle has a stop before its mark phase and one after it; add them all up.',
      ja: '停止は、各回のマークの前と後に1回ずつあります。すべてを足してください。',
    },
  ],
  reveal: { afterTries: 1 },
  why: (trace) => ({
    text: {
      en: 'Go’s collector marks beside the program and stops it only for moments. What an order feels is the work that it has to do for the collector, and the Ps that the collector takes.',
      ja: 'GoのGCは、プログラムと並行してマークを進め、止めるのはわずかな間だけです。注文が遅くなるのは、手伝いの仕事と、GCに取られるPのためです。',
    },
    places: [gcView, ...slowPlaces(trace)],
  }),
};
