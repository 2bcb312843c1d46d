import type { Question } from '../../../src/grading/exercise.ts';
import { byLength, gcStops, marks, pauses, runsWhileMarking } from './cycles.ts';

export const longestMark = {
  id: 'longest-mark',
  kind: 'range',
  tolerance: { overlap: 0.7 },
  prompt: {
    en: 'From when until when does the longest mark phase last?',
    ja: '最も長いマークフェーズは、いつからいつまでですか。',
  },
  answer: (trace) => byLength(marks(trace)).slice(0, 1),
  misreadings: [
    {
      id: 'longest-stop',
      values: (trace) => byLength(gcStops(trace)).slice(0, 1),
      hint: {
        en: 'That is a stop of the world, and much shorter. The mark phase is the bar between the two stops of a collection.',
        ja: 'それはstop-the-worldで、ずっと短いものです。マークフェーズは、1回のGCにある2つの停止の間の帯です。',
      },
    },
    {
      id: 'longest-pause',
      values: (trace) => byLength(pauses(trace)).slice(0, 1),
      hint: {
        en: 'That is the longest time without a collection.',
        ja: 'それは、GCが動いていない最も長い時間です。',
      },
    },
  ],
  hints: [
    {
      en: 'The view “GC” lists the mark phases with their beginnings and lengths.',
      ja: 'GCの画面に、マークフェーズの始まりと長さの一覧があります。',
    },
    {
      en: 'Sort by length, or draw the range of the longest bar on the timeline.',
      ja: '長さで並べるか、タイムラインで最も長い帯の範囲を選びます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'Open this stretch on the timeline: the rows of the Ps are not empty. Look at whose work they do.',
      ja: 'タイムラインで、この範囲を開いてください。Pの行は空ではありません。誰の仕事をしているかを見てください。',
    },
    places: byLength(marks(trace))
      .slice(0, 1)
      .map((range) => ({ kind: 'range', range })),
  }),
} satisfies Question<'gotrace'>;

export const whileMarking = {
  id: 'while-marking',
  kind: 'moment',
  prompt: {
    en: 'People say that everything stands still while the collector works. Give a moment at which it marks and a goroutine of the program runs.',
    ja: '「GCの間は、すべてが止まる」と言われます。GCがマークをしていて、しかもプログラムのgoroutineが実行されている時刻を、1つ挙げてください。',
  },
  answer: runsWhileMarking,
  misreadings: [
    {
      id: 'in-a-stop',
      values: gcStops,
      hint: {
        en: 'At this moment the world is indeed stopped. Look in the rest of the mark phase.',
        ja: 'その瞬間は、確かにstop-the-worldです。マークフェーズの、ほかの部分を探してください。',
      },
    },
    {
      id: 'not-marking',
      values: pauses,
      hint: {
        en: 'Goroutines run there, but the collector does not mark at that time.',
        ja: 'goroutineは実行されていますが、GCはそのときマークをしていません。',
      },
    },
  ],
  hints: [
    {
      en: 'On the timeline, find a bar of the row “GC”, and look at the rows of the Ps below it.',
      ja: 'タイムラインで、GCの行の帯を探し、その下のPの行を見ます。',
    },
    {
      en: 'Choose a long mark phase, and there a slice of `main.searchFile`.',
      ja: '長いマークフェーズを選び、その中にある`main.searchFile`の区間を探します。',
    },
  ],
  reveal: { afterTries: 4 },
  why: (trace) => ({
    text: {
      en: 'The collector marks beside the program. What it takes from it is Ps for its workers, and assists from those who allocate.',
      ja: 'GCは、プログラムと並行してマークをします。プログラムから取り上げるのは、ワーカーが使うPと、割り当てる側に負担させるアシストです。',
    },
    places: byLength(runsWhileMarking(trace))
      .slice(0, 1)
      .map((range) => ({ kind: 'range', range })),
  }),
} satisfies Question<'gotrace'>;
