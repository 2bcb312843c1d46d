import type { Exercise } from '../../../src/grading/exercise.ts';
import { cumOf, heaviest, isOfMain, needsType, totalValue } from '../../../src/grading/profile-sums.ts';

const plain = (name: string) => isOfMain(name) && !/gowrap|\.func\d/.test(name);

export default {
  title: { en: 'Who kept the others waiting', ja: 'ほかを待たせたのは誰か' },
  format: 'pprof',
  fixture: ['mutex.pb.gz'],
  needs: [
    needsType('delay', {
      en: 'This profile has no `delay`. Take `/debug/pprof/mutex` from a program that calls `runtime.SetMutexProfileFraction`.',
      ja: 'このプロファイルには`delay`がありません。`runtime.SetMutexProfileFraction`を呼ぶプログラムから、`/debug/pprof/mutex`を取ってください。',
    }),
  ],
  questions: [
    {
      id: 'who-held',
      kind: 'function',
      prompt: {
        en: 'Which function of package `main` held the lock that the others waited for longest?',
        ja: 'ほかのgoroutineが最も長く待ったロックを持っていたのは、パッケージ`main`のどの関数ですか。',
      },
      answer: (profile) => heaviest(profile, 'delay', 'cum', plain),
      misreadings: [
        {
          id: 'the-leaf',
          values: () => ['sync.(*Mutex).Unlock'],
          hint: {
            en: 'Every stack of this mutex profile ends there: the time is booked where the lock is given back. Its caller held it.',
            ja: 'このmutexプロファイルのスタックは、どれもそこで終わります。時間は、ロックを返した場所に付けられるからです。持っていたのは、その呼び出し元です。',
          },
        },
        {
          id: 'the-handler',
          values: (profile) => {
            const right = heaviest(profile, 'delay', 'cum', plain);
            return heaviest(profile, 'delay', 'cum', (name) => plain(name) && !right.includes(name));
          },
          hint: {
            en: 'It holds the lock too, once per search. Compare the sums.',
            ja: 'それも、検索1回につき1度、同じロックを持ちます。合計を比べてください。',
          },
        },
      ],
      hints: [
        {
          en: 'Sample type `delay`, filter `main.`',
          ja: 'サンプルの種類を`delay`にして、`main.`で絞り込みます。',
        },
        { en: 'Sort by cum.', ja: 'cumで並べます。' },
      ],
      reveal: { afterTries: 3 },
      why: (profile) => ({
        text: {
          en: 'Here the one who waits and the one who holds are the same function in different goroutines. That is the usual case of one global lock, and why it takes two profiles to tell other cases from it.',
          ja: 'ここでは、待つ側と持つ側が、別々のgoroutineで動く同じ関数です。グローバルなロックではよくあることですが、そうでない場合と見分けるには、2つのプロファイルが要ります。',
        },
        places: heaviest(profile, 'delay', 'cum', plain).map((name) => ({ kind: 'function', name })),
      }),
    },
    {
      id: 'five-waiters',
      kind: 'choice',
      prompt: {
        en: 'One goroutine holds a lock for one second. Five others arrive at once and wait all that time. What delay does the mutex profile add for its unlock?',
        ja: '1つのgoroutineが、ロックを1秒間持ちました。その直後に5つのgoroutineが来て、ずっと待っていました。mutexプロファイルは、この解放にどれだけの遅れを加えますか。',
      },
      options: [
        {
          id: 'one',
          text: { en: 'One second: it was held for one second', ja: '1秒。持っていたのが1秒だから' },
        },
        {
          id: 'five',
          text: { en: 'Five seconds: one for each that waited', ja: '5秒。待った側の1つにつき1秒ずつ' },
        },
        { id: 'none', text: { en: 'None: it did not wait itself', ja: '加えない。自分は待っていないから' } },
      ],
      answer: () => ['five'],
      misreadings: [
        {
          id: 'chose-one',
          values: () => ['one'],
          hint: {
            en: 'How long a lock is held is in no profile. What is added up is how long others waited for it.',
            ja: 'ロックを持っていた長さは、どのプロファイルにもありません。合計しているのは、ほかが待った時間です。',
          },
        },
        {
          id: 'chose-none',
          values: () => ['none'],
          hint: {
            en: 'Its own waiting would be in the block profile. The mutex profile books the waiting of others to the one that caused it.',
            ja: '自分の待ちが載るのは、blockプロファイルです。mutexプロファイルは、ほかの待ちを、待たせた側に付けます。',
          },
        },
      ],
      hints: [
        {
          en: 'The documentation of `runtime/pprof` has a sentence on exactly this case.',
          ja: '`runtime/pprof`の文書に、ちょうどこの場合のことが書かれています。',
        },
        {
          en: 'The unit is goroutine-seconds of waiting.',
          ja: '単位は、待っていたgoroutineの数に時間を掛けたものです。',
        },
      ],
      reveal: { afterTries: 2 },
      why: () => ({
        text: {
          en: 'It is what the holder cost the others together. So a lock that is held briefly, but by many in turn, weighs more than one that is held long and alone.',
          ja: 'つまり、持っていた側がほかの全員に払わせた時間です。短くても大勢が順に持つロックは、長くても1つだけが持つロックより、重くなります。',
        },
        places: [{ kind: 'function', name: 'sync.(*Mutex).Unlock' }],
      }),
    },
    {
      id: 'mean-per-unlock',
      kind: 'duration',
      tolerance: 0.03,
      prompt: {
        en: 'How much waiting of others was booked to one unlock on average, where there was any?',
        ja: '誰かを待たせていた解放1回に付けられた、ほかの待ち時間は、平均してどれだけですか。',
      },
      answer: (profile) => [totalValue(profile, 'delay') / totalValue(profile, 'contentions')],
      misreadings: [
        {
          id: 'the-sum',
          values: (profile) => [totalValue(profile, 'delay')],
          hint: {
            en: 'That is the sum of all. Divide it by the number of contentions.',
            ja: 'それは全体の合計です。`contentions`の数で割ってください。',
          },
        },
        {
          id: 'count-of-one',
          values: (profile) => [
            totalValue(profile, 'delay') / Math.max(1, cumOf(profile, 'contentions', 'main.handleSearch')),
          ],
          hint: {
            en: 'You divided by the count of another row. Take the total of `contentions`.',
            ja: '別の行の回数で割っています。`contentions`の合計を使ってください。',
          },
        },
      ],
      hints: [
        {
          en: 'Two totals: `delay` and `contentions`.',
          ja: '`delay`と`contentions`の、2つの合計を使います。',
        },
        { en: 'Divide time by count.', ja: '時間を回数で割ります。' },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'A little at a time, again and again: no single hold looks guilty. The queue does the harm.',
          ja: '1回は短くても、それが何度も繰り返されます。どの1回を取っても、悪くは見えません。害があるのは列のほうです。',
        },
        places: [{ kind: 'view', params: { view: 'top', type: 'delay' } }],
      }),
    },
  ],
} satisfies Exercise<'pprof'>;
