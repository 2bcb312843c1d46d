import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { EstimateQuestion, SeveralQuestion } from '../../../src/grading/exercise.ts';
import type { Place } from '../../../src/grading/subjects.ts';

const tasksView: Place = { kind: 'view', params: { view: 'tasks' } };
const goroutinesView: Place = { kind: 'view', params: { view: 'goroutines' } };

export const howMuch: EstimateQuestion<'gotrace'> = {
  id: 'how-much',
  kind: 'estimate',
  quantity: 'count',
  unit: { en: 'bytes', ja: 'バイト' },
  prompt: {
    en: 'Before you look: a service does a hundred small jobs a second, each in a goroutine of its own. How many bytes of trace does one job cost?',
    ja: '見る前に予想してみましょう。毎秒100個の小さな仕事を、それぞれ別のgoroutineで処理するサービスがあります。仕事1つで、トレースは何バイト増えるでしょうか。',
  },
  answer: ({ figures }) =>
    figures.tasks.count === 0 ? [] : [Math.round(figures.trace.bytes / figures.tasks.count)],
  hints: [
    {
      en: 'An event takes a few bytes. What happens to a goroutine from its creation to its end?',
      ja: 'イベント1つは数バイトです。作られてから終わるまで、goroutineには何が起きるでしょうか。',
    },
    {
      en: 'It is created, it runs, another goroutine waits for it, it ends; a task and a message come on top.',
      ja: '作られ、動き、別のgoroutineがそれを待ち、終わります。さらにタスクとメッセージの分が加わります。',
    },
  ],
  reveal: { afterTries: 1 },
  why: ({ figures }) => ({
    text: {
      en: 'The size of a trace mostly follows the number of events, not the time and not the size of the heap. A service with a thousand times as many switches fills the same window a thousand times as fast.',
      ja: 'トレースの大きさは、時間でもヒープの大きさでもなく、ほぼイベントの数で決まります。切り替えが1000倍多いサービスなら、同じ窓は1000倍の速さで埋まります。',
    },
    places: [{ kind: 'range', range: { fromNs: 0, toNs: figures.trace.durationNs } }],
  }),
};

const joined = (ids: readonly string[]): string => [...ids].sort().join(',');

/** What can be read in this trace, besides times. */
function readable({ figures }: WholeTrace): string[] {
  const { frames } = figures.trace.tables;
  const told = ['times'];
  if (frames.count > 1) told.push('code');
  if (figures.tasks.log.count > 0) told.push('messages');
  return told;
}

export const whatItTells: SeveralQuestion<'gotrace'> = {
  id: 'what-it-tells',
  kind: 'several',
  prompt: {
    en: 'Somebody finds this snapshot on a disk. What can be read in it?',
    ja: '誰かが、ディスクでこのスナップショットを見つけました。そこから何が読み取れますか。',
  },
  options: [
    {
      id: 'code',
      text: {
        en: 'Names of functions, with source files and lines',
        ja: '関数名と、ソースファイル名、行番号',
      },
    },
    {
      id: 'messages',
      text: { en: 'Texts that the program gave to `trace.Log`', ja: 'プログラムが`trace.Log`に渡した文字列' },
    },
    {
      id: 'times',
      text: { en: 'When each goroutine ran, and for how long', ja: '各goroutineがいつ、どれだけ動いたか' },
    },
    { id: 'memory', text: { en: 'Values of variables', ja: '変数の値' } },
    {
      id: 'requests',
      text: { en: 'Headers of requests, with the token', ja: 'リクエストのヘッダーとトークン' },
    },
  ],
  answer: (trace) => [joined(readable(trace))],
  misreadings: [
    {
      id: 'like-a-core-dump',
      values: (trace) => [joined([...readable(trace), 'memory'])],
      hint: {
        en: 'A trace is not a memory dump: it holds events, stacks and the texts that the program logged, but no variables. Take that one out.',
        ja: 'トレースはメモリダンプではありません。入っているのはイベントとスタック、プログラムが記録した文字列で、変数の値はありません。それは外してください。',
      },
    },
    {
      id: 'like-a-capture',
      values: (trace) => [joined([...readable(trace), 'requests'])],
      hint: {
        en: 'That would be a network capture. A trace knows that a goroutine waited for the network, not what arrived.',
        ja: 'それが分かるのはパケットキャプチャです。トレースで分かるのは、goroutineがネットワークを待ったことまでで、何が届いたかは分かりません。',
      },
    },
    {
      id: 'harmless',
      values: (trace) => [joined(readable(trace).filter((id) => id !== 'messages')), 'times'],
      hint: {
        en: 'Open the view of tasks: texts that your program logs are in the file as they are.',
        ja: 'タスクの画面を開いてください。プログラムが記録した文字列は、そのままファイルに入っています。',
      },
    },
  ],
  hints: [
    {
      en: 'Look at a goroutine and its stack, then at the tasks and their messages.',
      ja: 'goroutineとそのスタックを、次にタスクとメッセージを見てください。',
    },
    {
      en: 'Everything that a view shows is in the file. Nothing else is.',
      ja: '画面に出るものは、すべてファイルに入っています。それ以外は入っていません。',
    },
  ],
  reveal: { afterTries: 3 },
  why: () => ({
    text: {
      en: 'No variables, but the structure of the program and every text that it logged. So a snapshot needs the same care as a log: a token before it is handed out, and no customer data in messages.',
      ja: '変数の値は入っていませんが、プログラムの構造と、記録した文字列はすべて入っています。ログと同じ扱いが要ります。渡す前にトークンを確かめ、メッセージに顧客の情報を書かないようにします。',
    },
    places: [tasksView, goroutinesView],
  }),
};
