import type { Question } from '../../../src/grading/exercise.ts';
import { needsType } from '../../../src/grading/profile-sums.ts';
import { collectorPercent, cumShare, entry, flatShare, heaviestBelow } from './shares.ts';

export const collectorShare = {
  id: 'collector-share',
  kind: 'number',
  unit: { en: '%', ja: '%' },
  tolerance: 0.06,
  needs: [
    {
      ...needsType('cpu', {
        en: 'No collection was sampled: the program allocated too little, or ran too briefly.',
        ja: 'GCのサンプルがありません。割り当てが少なすぎたか、記録が短すぎます。',
      }),
      id: 'collector',
      met: (profile) => collectorPercent(profile) > 0,
    },
  ],
  prompt: {
    en: 'How much of all CPU time did the garbage collector take: its background workers, its sweeper and the assists that goroutines had to give?',
    ja: 'すべてのCPU時間のうち、ガベージコレクションに使われたのは何%ですか。裏で動くワーカー、スイープ、goroutineが負担したアシストを合わせてください。',
  },
  answer: (profile) => [collectorPercent(profile)],
  misreadings: [
    {
      id: 'workers-only',
      values: (profile) => [cumShare(profile, 'runtime.gcBgMarkWorker')],
      hint: {
        en: 'Those are the background workers alone. Goroutines that allocate during a collection work for it too, inside `runtime.gcAssistAlloc`; and memory is swept.',
        ja: 'それは、裏で動くワーカーだけです。GCの間に割り当てをするgoroutineも、`runtime.gcAssistAlloc`の中で手伝いをします。スイープもあります。',
      },
    },
    {
      id: 'allocation',
      values: (profile) => [cumShare(profile, 'runtime.mallocgc')],
      hint: {
        en: 'That is allocation: `runtime.mallocgc` finds room, and only a part of it is work for the collector. It is caused by the same code, but it is another cost.',
        ja: 'それは、メモリの割り当て（`runtime.mallocgc`）です。場所を探す仕事が主で、GCのための仕事は一部です。原因のコードは同じですが、別のコストです。',
      },
    },
    {
      id: 'flat-of-workers',
      values: (profile) => [flatShare(profile, 'runtime.scanObject')],
      hint: {
        en: 'That is one of the collector’s functions, and flat. Take cum of the functions in which its work begins.',
        ja: 'それは、GCの関数の1つのflatです。GCの仕事が始まる関数のcumを読んでください。',
      },
    },
  ],
  hints: [
    {
      en: 'Filter for `gc`, `bgsweep`. The roots are `runtime.gcBgMarkWorker`, `runtime.gcAssistAlloc` and `runtime.bgsweep`.',
      ja: '`gc`と`bgsweep`で絞り込みます。起点は`runtime.gcBgMarkWorker`、`runtime.gcAssistAlloc`、`runtime.bgsweep`です。',
    },
    {
      en: 'Add their cum: none of them contains another. Divide by the total.',
      ja: 'どれも互いを含まないので、cumを足せます。それを合計で割ります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: () => ({
    text: {
      en: 'The collector’s CPU time is the smaller part of what allocation costs; finding room and clearing it comes on top. Both fall when less is allocated.',
      ja: 'GCのCPU時間は、割り当てのコストの一部にすぎません。場所を探して消去する仕事が、別にかかります。割り当てを減らせば、どちらも減ります。',
    },
    places: [{ kind: 'function', name: 'runtime.gcBgMarkWorker' }],
  }),
} satisfies Question<'pprof'>;

export const mostGain = {
  id: 'most-gain',
  kind: 'number',
  unit: { en: '%', ja: '%' },
  tolerance: 0.02,
  prompt: {
    en: 'Take the function of `main` that you found to carry most of your code’s CPU time. Suppose it cost nothing any more, with all that it calls. By how many percent would CPU time fall, at most?',
    ja: '先ほど見つけた、CPU時間を最も多く使う`main`の関数が、呼び出した先も含めて、まったく時間を使わなくなったとします。CPU時間は、最大で何%減りますか。',
  },
  answer: (profile) => [cumShare(profile, heaviestBelow(profile))],
  misreadings: [
    {
      id: 'flat-for-cum',
      values: (profile) => [flatShare(profile, heaviestBelow(profile))],
      hint: {
        en: 'That is its flat share, what it spends itself. What it calls would be gone as well.',
        ja: 'それはflatの割合で、関数自身の分だけです。呼び出した先も、なくなると考えてください。',
      },
    },
    {
      id: 'the-caller',
      values: (profile) => [cumShare(profile, entry(profile))],
      hint: {
        en: 'That is the share of its caller, which does other work too.',
        ja: 'それは、呼び出し元の割合です。呼び出し元は、ほかの仕事もしています。',
      },
    },
    {
      id: 'both',
      values: (profile) => [cumShare(profile, heaviestBelow(profile)) + cumShare(profile, entry(profile))],
      hint: {
        en: 'Two cum values, one inside the other, were added: what is inside counts twice then.',
        ja: '一方が他方を含むcumを、2つ足しています。中にある分が、二重に数えられています。',
      },
    },
  ],
  hints: [
    { en: 'Read the row of that function.', ja: 'その関数の行を読みます。' },
    {
      en: 'Cum is what would be gone; compare it with the total.',
      ja: 'なくなるのはcumの分です。合計に対する割合にします。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (profile) => ({
    text: {
      en: 'That bound is the first thing to know about an idea, before the work begins. And it bounds CPU time, not the answer’s delay: that falls by as much only if the CPU is what requests wait for.',
      ja: '手を付ける前に、まずこの上限を知ってください。しかも、これはCPU時間の上限で、応答時間の上限ではありません。応答時間が同じだけ縮むのは、リクエストがCPUを待っているときだけです。',
    },
    places: [{ kind: 'function', name: heaviestBelow(profile) }],
  }),
} satisfies Question<'pprof'>;
