import type { Profile } from '../../../src/formats/pprof/profile.ts';
import type { Exercise } from '../../../src/grading/exercise.ts';
import { cumOf, needsType, totalValue } from '../../../src/grading/profile-sums.ts';

const lock = 'sync.(*Mutex).Lock';
const meanNs = (profile: Profile) => cumOf(profile, 'delay', lock) / cumOf(profile, 'contentions', lock);

export default {
  title: {
    en: 'What these profiles answer, and what none does',
    ja: 'プロファイルで答えられること、答えられないこと',
  },
  format: 'pprof',
  fixture: ['block/block.pb.gz'],
  needs: [
    needsType('delay', {
      en: 'This profile has no `delay`. Take `/debug/pprof/block`, or `mutex`, from a program that has them switched on.',
      ja: 'このプロファイルには`delay`がありません。記録を有効にしたプログラムから、`/debug/pprof/block`か`mutex`を取ってください。',
    }),
  ],
  questions: [
    {
      id: 'answered',
      kind: 'several',
      prompt: {
        en: 'You have a CPU, heap, block and mutex profile of the same minute. Which of these questions can they answer?',
        ja: '同じ1分間のCPU、ヒープ、block、mutexのプロファイルがあります。次のうち、これらから答えられるのはどれですか。',
      },
      options: [
        { id: 'which-code', text: { en: 'Which code used the CPU', ja: 'CPUを使ったのはどのコードか' } },
        {
          id: 'who-kept',
          text: {
            en: 'Which code kept others waiting at locks',
            ja: 'ロックでほかを待たせたのはどのコードか',
          },
        },
        {
          id: 'slow-request',
          text: {
            en: 'Why the request at 12:03:07 took two seconds',
            ja: '12時3分7秒のリクエストに2秒かかった理由',
          },
        },
        {
          id: 'at-once',
          text: {
            en: 'How many goroutines waited at the same moment',
            ja: '同じ瞬間に待っていたgoroutineの数',
          },
        },
        {
          id: 'in-turn',
          text: { en: 'In which order goroutines got the lock', ja: 'goroutineがロックを取った順番' },
        },
        {
          id: 'allocating',
          text: { en: 'Which code allocated most', ja: '最も多く割り当てたのはどのコードか' },
        },
      ],
      answer: () => ['allocating,which-code,who-kept'],
      misreadings: [
        {
          id: 'one-request',
          values: () => ['slow-request'],
          hint: {
            en: 'A profile adds all requests up and keeps no times. The slow one is in it, together with all the fast ones.',
            ja: 'プロファイルは、すべてのリクエストを足し合わせ、時刻を捨てています。遅い1つも入っていますが、速いものと混ざっています。',
          },
        },
        {
          id: 'moment',
          values: () => ['at-once'],
          hint: {
            en: 'Ten waits of a second one after the other, or ten at once: the same sum.',
            ja: '1秒の待ちが10個続いても、10個同時でも、合計は同じです。',
          },
        },
        {
          id: 'order',
          values: () => ['in-turn'],
          hint: {
            en: 'An order needs times, and a sample has none.',
            ja: '順番を知るには時刻が必要ですが、サンプルにはありません。',
          },
        },
      ],
      hints: [
        {
          en: 'For each question, name the column that would hold the answer.',
          ja: '問いの1つずつについて、答えがどの列にあるかを考えます。',
        },
        {
          en: 'There are stacks and sums. There is no time and no identity of a goroutine or request.',
          ja: 'あるのはスタックと合計です。時刻も、どのgoroutineやリクエストかも、ありません。',
        },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'Where and how much: profiles. When, in which order, and who for whom: a trace.',
          ja: '「どこで、どれだけ」はプロファイルで分かります。「いつ、どの順に、誰が誰を」はトレースで分かります。',
        },
        places: [{ kind: 'view', params: { view: 'about' } }],
      }),
    },
    {
      id: 'longest-from-mean',
      kind: 'choice',
      prompt: {
        en: 'From this block profile you know the mean wait at the mutex. What do you know of the longest one?',
        ja: 'このblockプロファイルから、ミューテックスの待ちの平均が分かります。では、最も長い待ちについては、何が分かりますか。',
      },
      options: [
        { id: 'at-least-mean', text: { en: 'It was at least as long as the mean', ja: '平均以上だった' } },
        { id: 'near-mean', text: { en: 'It was near the mean', ja: '平均に近かった' } },
        {
          id: 'the-sum',
          text: { en: 'It was as long as the delay of the row', ja: 'その行のdelayと同じ長さだった' },
        },
      ],
      answer: (profile) => (totalValue(profile, 'delay') > 0 && meanNs(profile) > 0 ? ['at-least-mean'] : []),
      misreadings: [
        {
          id: 'chose-near',
          values: () => ['near-mean'],
          hint: {
            en: 'Waits in a queue differ a lot: the first in line waits for one, the last for all. The file keeps only sum and count.',
            ja: '列での待ちは、人によって大きく違います。先頭は1人分、最後尾は全員分を待ちます。ファイルに残るのは、合計と回数だけです。',
          },
        },
        {
          id: 'chose-sum',
          values: () => ['the-sum'],
          hint: {
            en: 'That is the sum of thousands of waits; it exceeds the length of the whole recording.',
            ja: 'それは何千回もの待ちの合計です。記録全体の長さより長くなっています。',
          },
        },
      ],
      hints: [
        { en: 'Which numbers does a row hold?', ja: '1行にある数は何でしょうか。' },
        {
          en: 'From a sum and a count follows a mean, and nothing about how it is spread.',
          ja: '合計と回数から分かるのは平均だけです。ばらつきは分かりません。',
        },
      ],
      reveal: { afterTries: 2 },
      why: () => ({
        text: {
          en: 'Users meet the longest one. It has to be looked for where single waits are kept: in a trace.',
          ja: '利用者が出会うのは、最も長い待ちです。1回ずつの待ちが残っているトレースで探します。',
        },
        places: [{ kind: 'function', name: lock }],
      }),
    },
  ],
} satisfies Exercise<'pprof'>;
