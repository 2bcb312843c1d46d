import type { Profile } from '../../../src/formats/pprof/profile.ts';
import type { Exercise } from '../../../src/grading/exercise.ts';
import { cumOf, heaviest, isOfMain, needsType, totalValue } from '../../../src/grading/profile-sums.ts';

const lock = 'sync.(*Mutex).Lock';
const waitGroup = 'sync.(*WaitGroup).Wait';
const lockNs = (profile: Profile) => cumOf(profile, 'delay', lock);
const meanNs = (profile: Profile) => lockNs(profile) / cumOf(profile, 'contentions', lock);

export default {
  title: { en: 'Who waited, where, and how long', ja: '誰が、どこで、どれだけ待ったか' },
  format: 'pprof',
  fixture: ['block.pb.gz'],
  needs: [
    needsType('delay', {
      en: 'This profile has no `delay`. Take `/debug/pprof/block` from a program that calls `runtime.SetBlockProfileRate`.',
      ja: 'このプロファイルには`delay`がありません。`runtime.SetBlockProfileRate`を呼ぶプログラムから、`/debug/pprof/block`を取ってください。',
    }),
  ],
  questions: [
    {
      id: 'expect-delay',
      kind: 'estimate',
      quantity: 'duration',
      prompt: {
        en: 'The server worked for some seven seconds, four searches at a time, each with a goroutine for each of sixty files. How long, in all, did its goroutines wait for its one mutex?',
        ja: 'サーバーは、検索を4つずつ、7秒ほどさばきました。どの検索も、60個のファイルに1つずつgoroutineを使います。1つしかないミューテックスを待った時間は、全部合わせるとどれだけでしょうか。',
      },
      answer: (profile) => [lockNs(profile)],
      hints: [
        {
          en: 'Everybody who waits counts, at the same time too.',
          ja: '同時に待っているgoroutineも、1つずつ数えます。',
        },
        {
          en: 'A hundred who wait for a second make a hundred seconds.',
          ja: '100個が1秒待てば、100秒です。',
        },
      ],
      reveal: { afterTries: 1 },
      why: () => ({
        text: {
          en: 'The sum is not bounded by the clock: it grows with the length of the queue. Whoever reads it as a delay is off by the number of those in line.',
          ja: '合計は、実際の時間を超えます。列が長いほど増えるからです。これを遅れだと思って読むと、並んでいた数だけ大きく間違えます。',
        },
        places: [{ kind: 'function', name: lock }],
      }),
    },
    {
      id: 'lock-delay',
      kind: 'duration',
      tolerance: 0.01,
      prompt: {
        en: 'How long did goroutines wait for mutexes in all, as this profile has it?',
        ja: 'このプロファイルによると、goroutineがミューテックスを待った時間は、合わせてどれだけですか。',
      },
      answer: (profile) => [lockNs(profile)],
      misreadings: [
        {
          id: 'all-waits',
          values: (profile) => [totalValue(profile, 'delay')],
          hint: {
            en: 'That is all waiting: a handler that waits for its own goroutines (`WaitGroup`) counts there too, and `select`.',
            ja: 'それは、待ちのすべてです。自分が始めたgoroutineを待つ`WaitGroup`や、`select`も入っています。',
          },
        },
        {
          id: 'wait-group',
          values: (profile) => [cumOf(profile, 'delay', waitGroup)],
          hint: {
            en: 'That is the waiting of handlers for their goroutines. It is long because those wait for the lock.',
            ja: 'それは、ハンドラがgoroutineの終わりを待った時間です。長いのは、そのgoroutineがロックを待っているからです。',
          },
        },
        {
          id: 'contentions',
          values: (profile) => [cumOf(profile, 'contentions', lock) * 1e9],
          hint: {
            en: 'That is how often, under `contentions`. Choose the sample type `delay`.',
            ja: 'それは、`contentions`にある回数です。サンプルの種類を`delay`にしてください。',
          },
        },
      ],
      hints: [
        { en: 'Sample type `delay`, view “Top”.', ja: 'サンプルの種類は`delay`、画面は「トップ」です。' },
        { en: 'The row of `sync.(*Mutex).Lock`.', ja: '`sync.(*Mutex).Lock`の行です。' },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'The sum is many times longer than the recording: every goroutine that stands in the queue counts by itself. It is a measure of the crowd, not of anybody’s delay.',
          ja: '合計が記録の長さの何倍にもなるのは、列に並ぶgoroutineを1つずつ数えているからです。混み具合を表す値で、誰かの遅れの長さではありません。',
        },
        places: [{ kind: 'function', name: lock }],
      }),
    },
    {
      id: 'who-waited',
      kind: 'function',
      prompt: {
        en: 'Which function of package `main` waited for these mutexes?',
        ja: 'そのミューテックスを待ったのは、パッケージ`main`のどの関数ですか。',
      },
      answer: (profile) =>
        heaviest(profile, 'delay', 'cum', (name) => isOfMain(name) && !/gowrap|\.func\d/.test(name)),
      misreadings: [
        {
          id: 'the-handler',
          values: () => ['main.handleSearch'],
          hint: {
            en: 'It waits too, but in `WaitGroup.Wait`: for its goroutines, not for the lock. Look at what each of the two calls.',
            ja: 'それも待っていますが、場所は`WaitGroup.Wait`です。待っている相手は、ロックではなくgoroutineです。それぞれが何を呼んでいるかを見てください。',
          },
        },
        {
          id: 'the-leaf',
          values: () => [lock],
          hint: {
            en: 'That is where they wait. Go one caller up, to your own code.',
            ja: 'それは、待っている場所です。呼び出し元を1つ、自分のコードへたどってください。',
          },
        },
      ],
      hints: [
        {
          en: 'Open the callers of `sync.(*Mutex).Lock`.',
          ja: '`sync.(*Mutex).Lock`の呼び出し元を開きます。',
        },
        {
          en: 'In the graph, follow the widest arrow into it backwards.',
          ja: 'グラフでは、最も太い矢印を逆にたどります。',
        },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'A block profile has the stack of the one who waited. Who kept it waiting is in another profile.',
          ja: 'blockプロファイルにあるのは、待った側のスタックです。待たせた側は、別のプロファイルにあります。',
        },
        places: [{ kind: 'view', params: { view: 'callers', type: 'delay' } }],
      }),
    },
    {
      id: 'mean-wait',
      kind: 'duration',
      tolerance: 0.03,
      prompt: {
        en: 'How long was a wait for a mutex on average?',
        ja: 'ミューテックスの待ちは、平均すると1回どれだけでしたか。',
      },
      answer: (profile) => [meanNs(profile)],
      misreadings: [
        {
          id: 'of-all-waits',
          values: (profile) => [totalValue(profile, 'delay') / totalValue(profile, 'contentions')],
          hint: {
            en: 'That is the mean of all waits together. Take both numbers from the row of the lock.',
            ja: 'それは、すべての待ちの平均です。2つの数を、どちらもロックの行から取ってください。',
          },
        },
        {
          id: 'the-sum',
          values: (profile) => [lockNs(profile)],
          hint: {
            en: 'That is the sum. Divide by how often: sample type `contentions`.',
            ja: 'それは合計です。サンプルの種類`contentions`にある回数で割ってください。',
          },
        },
      ],
      hints: [
        {
          en: 'Two sample types, one row: `delay` and `contentions`.',
          ja: '2種類のサンプル`delay`と`contentions`を、同じ行で読みます。',
        },
        { en: 'Divide time by count.', ja: '時間を回数で割ります。' },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'A mean is all a profile can say of one wait. Whether a few waited for ever or all waited a little has the same sum.',
          ja: '1回の待ちについて、プロファイルから言えるのは平均だけです。一部だけが極端に待っても、全員が少しずつ待っても、合計は同じです。',
        },
        places: [{ kind: 'function', name: lock }],
      }),
    },
  ],
} satisfies Exercise<'pprof'>;
