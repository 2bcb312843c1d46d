import type { Profile } from '../../../src/formats/pprof/profile.ts';
import type { Exercise } from '../../../src/grading/exercise.ts';
import {
  cumOf,
  flatOf,
  heaviest,
  isOfMain,
  needsType,
  totalValue,
} from '../../../src/grading/profile-sums.ts';

const cpuNs = (profile: Profile) => totalValue(profile, 'cpu');
const wallNs = (profile: Profile) => Number(profile.durationNs);
/** The function of the program's own package that has most below it: where a reader enters the call tree. */
const entry = (profile: Profile) => heaviest(profile, 'cpu', 'cum', isOfMain)[0] ?? '';

export default {
  title: { en: 'Read the first lines of a CPU profile', ja: 'CPUプロファイルの最初の数行を読む' },
  format: 'pprof',
  fixture: ['cpu-time/cpu.pb.gz'],
  needs: [
    needsType('cpu', {
      en: 'This is not a CPU profile. Take one from `/debug/pprof/profile?seconds=5` while the server is busy.',
      ja: 'CPUプロファイルではありません。サーバーに負荷をかけている間に、`/debug/pprof/profile?seconds=5`から取ってください。',
    }),
  ],
  questions: [
    {
      id: 'sample-count',
      kind: 'estimate',
      quantity: 'count',
      unit: { en: 'samples', ja: '個' },
      prompt: {
        en: 'Before you look: the profile was recorded for five seconds on a machine with two CPUs, while four searches ran at a time. How many samples will it hold?',
        ja: '見る前に予想してください。CPUが2つのマシンで、検索を4つずつ受けながら5秒間記録しました。プロファイルには、いくつのサンプルが入っているでしょうか。',
      },
      answer: (profile) => [totalValue(profile, 'samples')],
      hints: [
        {
          en: 'A sample is taken after every 10 ms of CPU time that the program uses, on each of its threads.',
          ja: 'サンプルは、プログラムのスレッドがCPU時間を10 ms使うごとに1つ取られます。',
        },
        {
          en: 'Two CPUs that compute all the time would give two hundred samples in each second.',
          ja: '2つのCPUがずっと計算していれば、1秒に200個になります。',
        },
      ],
      reveal: { afterTries: 1 },
      why: () => ({
        text: {
          en: 'The clock of a CPU profile is CPU time: while goroutines wait, no sample is taken. A profile of a service that waits is nearly empty, and that is a finding too.',
          ja: 'CPUプロファイルの時計は、CPU時間です。goroutineが待っている間、サンプルは取られません。待ってばかりのサービスでは、ほとんど空になります。それも1つの発見です。',
        },
        places: [{ kind: 'view', params: { view: 'about' } }],
      }),
    },
    {
      id: 'cpu-time',
      kind: 'duration',
      tolerance: 0.005,
      prompt: {
        en: 'How much CPU time do all samples of this profile stand for together?',
        ja: 'このプロファイルのすべてのサンプルを合わせると、CPU時間はどれだけになりますか。',
      },
      answer: (profile) => [cpuNs(profile)],
      misreadings: [
        {
          id: 'recording',
          values: (profile) => [wallNs(profile)],
          hint: {
            en: 'That is how long the profile was recorded, by the clock on the wall. The CPU time is the sum of the samples; it may be less or, with several CPUs, more.',
            ja: 'それは、記録していた経過時間です。CPU時間はサンプルの合計で、経過時間より短いことも、CPUが複数あれば長いこともあります。',
          },
        },
        {
          id: 'one-function',
          values: (profile) => [cumOf(profile, 'cpu', entry(profile))],
          hint: {
            en: 'That is the cum of one function, although of the largest one. The rest was spent outside of it: the network, the collector, the scheduler.',
            ja: 'それは、最も大きな関数1つのcumです。残りは、その外で使われています。ネットワークの処理やGC、スケジューラーなどです。',
          },
        },
        {
          id: 'largest-flat',
          values: (profile) => heaviest(profile, 'cpu', 'flat').map((name) => flatOf(profile, 'cpu', name)),
          hint: {
            en: 'That is the flat value of the first row only. Flat values are parts; their sum over all functions is the whole.',
            ja: 'それは、先頭の行のflatだけです。flatは部分の値で、すべての関数のflatを足したものが全体です。',
          },
        },
      ],
      hints: [
        {
          en: 'The top line of `go tool pprof -top`, and the head of the view here, name a duration and a total.',
          ja: '`go tool pprof -top`の先頭の行にも、この画面の上部にも、記録した長さと合計の2つが出ています。',
        },
        {
          en: 'The duration is what the recording took. The total is what the samples stand for.',
          ja: '長さ（duration）は記録にかかった時間、合計（total）はサンプルが表す時間です。',
        },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'Elapsed time and CPU time are two clocks. Compare them before you read any row: the ratio says whether this program was kept busy or held up.',
          ja: '経過時間とCPU時間は、別々の時計です。行を読む前に、まずこの2つを比べてください。プログラムが働き詰めだったのか、何かに止められていたのかが、その比から分かります。',
        },
        places: [{ kind: 'view', params: { view: 'about' } }],
      }),
    },
    {
      id: 'busy-cpus',
      kind: 'number',
      unit: { en: 'CPUs', ja: '個分' },
      tolerance: 0.03,
      prompt: {
        en: 'So how many CPUs were busy with this program on average while the profile was recorded? Give it as a number like 1.25.',
        ja: 'では、記録の間、このプログラムは平均してCPU何個分を使っていましたか。1.25のような数で答えてください。',
      },
      answer: (profile) => [cpuNs(profile) / wallNs(profile)],
      misreadings: [
        {
          id: 'upside-down',
          values: (profile) => [wallNs(profile) / cpuNs(profile)],
          hint: {
            en: 'Upside down: that is how many seconds passed per second of CPU time.',
            ja: '逆です。それは、CPU時間1秒あたりに過ぎた秒数です。',
          },
        },
        {
          id: 'percent',
          values: (profile) => [(100 * cpuNs(profile)) / wallNs(profile)],
          hint: {
            en: 'That is the percentage which pprof prints. One CPU is 100 %; the question asks for CPUs.',
            ja: 'それは、pprofが表示するパーセントです。CPU1つで100 %なので、個数に直してください。',
          },
        },
      ],
      hints: [
        {
          en: 'You need the total of the samples and the duration.',
          ja: 'サンプルの合計と、記録した長さの2つを使います。',
        },
        { en: 'Divide CPU time by elapsed time.', ja: 'CPU時間を、経過時間で割ります。' },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'Where it is fewer than there are, and work waits, goroutines were held up by something that costs no CPU. This profile cannot say by what.',
          ja: '仕事が待っているのにCPUの数より少なければ、goroutineは、CPUを使わない何かに止められています。何に止められたのかは、このプロファイルからは分かりません。',
        },
        places: [{ kind: 'view', params: { view: 'about' } }],
      }),
    },
    {
      id: 'own-time',
      kind: 'function',
      prompt: {
        en: 'Which function of package `main` spent most CPU time itself, not counting what it called?',
        ja: 'パッケージ`main`の関数のうち、呼び出した先を除いて、自分自身で最も多くのCPU時間を使ったのはどれですか。',
      },
      answer: (profile) => heaviest(profile, 'cpu', 'flat', isOfMain),
      misreadings: [
        {
          id: 'largest-cum',
          values: (profile) => {
            const right = heaviest(profile, 'cpu', 'flat', isOfMain);
            const byCum = functionsByCum(profile);
            return byCum.filter((name) => !right.includes(name));
          },
          hint: {
            en: 'Look at its two columns: cum is large, flat is small. Nearly all of that time was spent in what it calls.',
            ja: '2つの列を見比べてください。cumは大きくても、flatはわずかです。ほとんどの時間は、そこから呼び出した先で使われています。',
          },
        },
      ],
      hints: [
        { en: 'Filter the table for `main.`', ja: '表を`main.`で絞り込みます。' },
        {
          en: 'Flat is the function itself, cum is the function with all that it called. Sort by the one that is asked for.',
          ja: 'flatは関数自身、cumは呼び出した先を含みます。聞かれているほうの列で並べてください。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (profile) => ({
        text: {
          en: 'Flat says in which code the CPU was. It is small for functions that hand their work on, even where all the work is theirs to answer for.',
          ja: 'flatは、CPUがどのコードを実行していたかを表します。仕事を呼び出し先に任せる関数では、元をたどればすべてその関数の仕事でも、小さくなります。',
        },
        places: heaviest(profile, 'cpu', 'flat', isOfMain).map((name) => ({ kind: 'function', name })),
      }),
    },
  ],
} satisfies Exercise<'pprof'>;

/** Functions of package main that have much below them: the three largest by cum. */
function functionsByCum(profile: Profile): readonly string[] {
  const first = heaviest(profile, 'cpu', 'cum', isOfMain);
  const second = heaviest(profile, 'cpu', 'cum', (name) => isOfMain(name) && !first.includes(name));
  return [...first, ...second];
}
