import type { Question } from '../../../src/grading/exercise.ts';
import { totalNs } from '../../../src/grading/go-trace-sums.ts';
import { gcStops, intervalNs, markNs, marks, pauses } from './cycles.ts';

const places = () => [{ kind: 'view', params: { view: 'gc' } } as const];

export const howOften = {
  id: 'how-often',
  kind: 'number',
  unit: { en: 'collections', ja: '回' },
  tolerance: 0,
  prompt: {
    en: 'How many mark phases of the garbage collector does the trace hold, from their beginning to their end?',
    ja: 'トレースには、始まりから終わりまで揃ったGCのマークフェーズが、何回ありますか。',
  },
  answer: (trace) => [marks(trace).length],
  misreadings: [
    {
      id: 'stops',
      values: (trace) => [gcStops(trace).length],
      hint: {
        en: 'Those are the stops of the world: each collection has two, at its beginning and its end.',
        ja: 'それは、stop-the-worldの回数です。GC 1回につき、始めと終わりの2回あります。',
      },
    },
    {
      id: 'all-stops',
      values: ({ figures }) => [figures.stops.length],
      hint: {
        en: 'Count the rows of the mark phases; stops for other reasons (`start trace`) do not belong to the collector.',
        ja: 'マークフェーズの行を数えてください。ほかの理由（`start trace`など）による停止は、GCのものではありません。',
      },
    },
  ],
  hints: [
    { en: 'The view “GC”.', ja: 'GCの画面を開きます。' },
    { en: 'Its head has the count of mark phases.', ja: '画面の上部に、マークフェーズの回数があります。' },
  ],
  reveal: { afterTries: 3 },
  why: () => ({
    text: {
      en: 'Dozens in a second, because the heap that stays is small and the garbage is much: the goal is reached again at once.',
      ja: '残るヒープが小さいのに、ごみが多いため、すぐまた目標に達します。そのため、1秒に何十回も動きます。',
    },
    places: places(),
  }),
} satisfies Question<'gotrace'>;

export const interval = {
  id: 'interval',
  kind: 'duration',
  tolerance: 0.1,
  prompt: {
    en: 'While searches ran, how long was it on average from the beginning of one mark phase to the beginning of the next?',
    ja: '検索が動いている間、マークフェーズの始まりから次の始まりまでは、平均してどれだけでしたか。',
  },
  answer: (trace) => (marks(trace).length > 1 ? [intervalNs(trace)] : []),
  misreadings: [
    {
      id: 'pause-between',
      values: (trace) => [totalNs(pauses(trace)) / Math.max(1, pauses(trace).length)],
      hint: {
        en: 'That is the pause from the end of one to the beginning of the next. Measure from beginning to beginning.',
        ja: 'それは、終わりから次の始まりまでの間です。始まりから始まりまでを測ってください。',
      },
    },
    {
      id: 'length-of-one',
      values: (trace) => [markNs(trace) / Math.max(1, marks(trace).length)],
      hint: { en: 'That is how long one lasts on average.', ja: 'それは、1回の長さの平均です。' },
    },
  ],
  hints: [
    {
      en: 'Take the first and the last mark phase of the list.',
      ja: '一覧の、最初と最後のマークフェーズを使います。',
    },
    {
      en: 'Divide the time between their beginnings by their number less one.',
      ja: '2つの始まりの間の時間を、回数から1を引いた数で割ります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: () => ({
    text: {
      en: 'On this server it is not every few hundred milliseconds, but every few tens of them. Allocating half as much would about double this time.',
      ja: 'このサーバーでは、数百msに1回どころか、数十msに1回です。割り当てを半分にすれば、この間隔はおよそ2倍になります。',
    },
    places: places(),
  }),
} satisfies Question<'gotrace'>;
