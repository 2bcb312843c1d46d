import type { Question } from '../../../src/grading/exercise.ts';
import { entry, heaviestBelow, hottest } from './shares.ts';

export const whereItGoes = {
  id: 'where-it-goes',
  kind: 'choice',
  prediction: true,
  prompt: {
    en: 'Before you look at the profile: a search reads sixty files and keeps the lines that hold a word. Where does its CPU time go?',
    ja: 'プロファイルを見る前に予想してください。1回の検索は、60個のファイルを読み、ある単語を含む行を集めます。CPU時間は、どこで使われているでしょうか。',
  },
  options: [
    { id: 'files', text: { en: 'Reading the files', ja: 'ファイルを読むところ' } },
    { id: 'words', text: { en: 'Comparing words, line by line', ja: '1行ずつ単語を比べるところ' } },
    { id: 'collector', text: { en: 'Garbage collection', ja: 'ガベージコレクション' } },
    { id: 'results', text: { en: 'Collecting the results', ja: '結果を集めるところ' } },
  ],
  answer: () => ['words'],
  misreadings: [],
  hints: [
    {
      en: 'A guess is enough. The table below answers it.',
      ja: '予想で構いません。答えは下の表にあります。',
    },
    {
      en: 'Think of what is done once per line, and what once per file.',
      ja: '1行ごとにすることと、1ファイルごとにすることを考えてください。',
    },
  ],
  reveal: { afterTries: 1 },
  why: (profile) => ({
    text: {
      en: 'More than half is in the comparison of words. What few expect is the next one: putting results in order, which is done anew for every match.',
      ja: '半分以上は、単語の比較です。意外なのはその次で、見つかるたびに結果を並べ直す処理です。',
    },
    places: [{ kind: 'function', name: heaviestBelow(profile) }],
  }),
} satisfies Question<'pprof'>;

export const callGraph = {
  id: 'whose-work',
  kind: 'function',
  prompt: {
    en: 'The goroutines of the load begin in one function of package `main`. Of the functions of `main` that it calls, which one carries most CPU time, with all that it calls in turn?',
    ja: '負荷をさばくgoroutineは、パッケージ`main`のある関数から始まります。その関数が呼び出す`main`の関数のうち、呼び出した先まで含めて、最も多くのCPU時間を使ったのはどれですか。',
  },
  answer: (profile) => [heaviestBelow(profile)],
  misreadings: [
    {
      id: 'the-first',
      values: (profile) => [entry(profile)],
      hint: {
        en: 'That is the function they begin in. It contains all others; the question goes one step down.',
        ja: 'それは、goroutineが始まる関数です。ほかのすべてを含んでいます。知りたいのは、その1段下です。',
      },
    },
    {
      id: 'hottest-leaf',
      values: (profile) => [hottest(profile)],
      hint: {
        en: 'That is the hottest leaf, in a library that you will not change. Follow its callers up to your own code.',
        ja: 'それは、最もflatが大きい関数です。自分では直さないライブラリの中にあります。呼び出し元を、自分のコードまでたどってください。',
      },
    },
  ],
  hints: [
    { en: 'Filter for `main.` and sort by cum.', ja: '`main.`で絞り込み、cumの順に並べます。' },
    {
      en: 'The first row contains the second one: in the graph, an arrow leads from the one to the other.',
      ja: '1行目の関数は、2行目の関数を含んでいます。グラフでは、1つ目から2つ目へ矢印が出ています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (profile) => ({
    text: {
      en: 'You change code in your own functions, so read the profile by their cum, and go down only where the share stays large.',
      ja: '直すのは自分の関数です。まず自分の関数のcumを読み、大きい割合が続くところだけを下へたどります。',
    },
    places: [entry(profile), heaviestBelow(profile)].map((name) => ({ kind: 'function', name })),
  }),
} satisfies Question<'pprof'>;

export const widthOrTime = {
  id: 'side-by-side',
  kind: 'choice',
  prompt: {
    en: 'In the flame graph, two frames stand side by side below the same caller. What does their place say?',
    ja: 'フレームグラフで、同じ呼び出し元の下に、2つのフレームが左右に並んでいます。この並び方は、何を表しますか。',
  },
  options: [
    {
      id: 'nothing',
      text: { en: 'Nothing. Only the widths mean something', ja: '何も表さない。意味があるのは幅だけ' },
    },
    { id: 'order', text: { en: 'The left one ran first', ja: '左のほうが先に実行された' } },
    {
      id: 'parallel',
      text: { en: 'They ran at the same time, on two CPUs', ja: '2つのCPUで同時に実行された' },
    },
    { id: 'calls', text: { en: 'The left one called the right one', ja: '左が右を呼び出した' } },
  ],
  answer: () => ['nothing'],
  misreadings: [
    {
      id: 'chose-order',
      values: () => ['order'],
      hint: {
        en: 'A profile has no times to sort by: all samples with the same stack were added up, those of the first second with those of the last.',
        ja: 'プロファイルには、並べるための時刻がありません。最初の1秒のサンプルも最後の1秒のサンプルも、スタックが同じなら足し合わされています。',
      },
    },
    {
      id: 'chose-parallel',
      values: () => ['parallel'],
      hint: {
        en: 'Samples of all threads are added up. Whether two of them were taken at the same moment is not in the file.',
        ja: 'すべてのスレッドのサンプルが足し合わされています。2つが同じ瞬間のものかどうかは、ファイルに入っていません。',
      },
    },
    {
      id: 'chose-calls',
      values: () => ['calls'],
      hint: {
        en: 'Calls go downwards here (upwards where the root is at the bottom). Neighbours share a caller; they do not call each other.',
        ja: '呼び出しの関係は、上下の方向に表されます。隣どうしは呼び出し元が同じなだけで、互いを呼び出してはいません。',
      },
    },
  ],
  hints: [
    {
      en: 'Ask which column of the file could say it: a sample has a stack and values, nothing else.',
      ja: 'ファイルのどの項目から分かるかを考えてください。サンプルにあるのは、スタックと値だけです。',
    },
    {
      en: 'Neighbours are sorted by name or by size, so that equal stacks merge.',
      ja: '隣どうしは、同じスタックをまとめるために、名前や大きさの順に並べてあります。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (profile) => ({
    text: {
      en: 'The horizontal axis is an amount. If you read it as time, you find a story in a drawing that has none; for an order of events you need a trace.',
      ja: '横軸は量です。時間だと思って読むと、図にはない出来事の順番が見えてしまいます。順番を知るには、トレースが必要です。',
    },
    places: [
      { kind: 'view', params: { view: 'flame' } },
      { kind: 'function', name: entry(profile) },
    ],
  }),
} satisfies Question<'pprof'>;
