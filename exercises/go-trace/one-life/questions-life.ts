import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { Question } from '../../../src/grading/exercise.ts';
import { idOf, largestGroup } from '../../../src/grading/go-trace-sums.ts';
import { firstRunNs, statsOf, theId, theOne } from './longest.ts';

const place = (trace: WholeTrace) => [{ kind: 'goroutine', id: theId(trace) } as const];

export const lifeOrder = {
  id: 'life-order',
  kind: 'order',
  prompt: {
    en: 'A goroutine waits once for a mutex. Put the stations of its life in order.',
    ja: 'ミューテックスを1回だけ待つgoroutineの一生を、順に並べてください。',
  },
  items: [
    {
      id: 'unblocked',
      text: {
        en: 'Another one unlocks: it becomes runnable again',
        ja: 'ほかのgoroutineが解放し、また実行可能になる',
      },
    },
    { id: 'ran', text: { en: 'It gets a P and runs for the first time', ja: 'Pを得て、初めて実行される' } },
    { id: 'ended', text: { en: 'It returns and is gone', ja: '関数から戻り、消える' } },
    { id: 'created', text: { en: 'It is created, and runnable', ja: '作られて、実行可能になる' } },
    {
      id: 'blocked',
      text: { en: 'It asks for the mutex and is blocked', ja: 'ミューテックスを求めて、ブロックする' },
    },
    { id: 'ran-again', text: { en: 'It gets a P again and goes on', ja: '再びPを得て、続きを実行する' } },
  ],
  answer: () => ['created>ran>blocked>unblocked>ran-again>ended'],
  misreadings: [
    {
      id: 'runs-at-once',
      values: () => ['ran>created>blocked>unblocked>ran-again>ended'],
      hint: {
        en: 'Nothing runs before it is created; and creating makes it runnable, no more.',
        ja: '作られる前に実行されることはありません。作られた時点では、実行可能になるだけです。',
      },
    },
    {
      id: 'no-second-wait',
      values: () => ['created>ran>blocked>ran-again>unblocked>ended'],
      hint: {
        en: 'An unlock does not put the waiter on a P. It makes it runnable; then it waits for its turn once more.',
        ja: '解放されても、待っていた側がすぐPに乗るわけではありません。実行可能になってから、もう一度順番を待ちます。',
      },
    },
  ],
  hints: [
    {
      en: 'Between any wait and running again there is the state runnable.',
      ja: '待ちが終わってから実行されるまでの間には、必ず「実行可能」があります。',
    },
    {
      en: 'It waits for a P twice: at the beginning, and after the mutex.',
      ja: 'Pを待つのは2回です。最初と、ミューテックスの後です。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'Every wait has two parts: until somebody ends it, and until a P takes the goroutine. The events of the trace are these transitions, with their times.',
      ja: 'どの待ちにも、2つの部分があります。誰かが終わらせるまでと、Pに選ばれるまでです。トレースのイベントは、こうした状態の移り変わりと、その時刻です。',
    },
    places: place(trace),
  }),
} satisfies Question<'gotrace'>;

export const longestLived = {
  id: 'longest-lived',
  kind: 'goroutine',
  prompt: {
    en: 'Which goroutine of the largest group existed longest?',
    ja: '最も大きなグループの中で、最も長く存在したgoroutineはどれですか。',
  },
  answer: (trace) => [theId(trace)],
  misreadings: [
    {
      id: 'ran-most',
      values: (trace) => {
        const members = largestGroup(trace)?.members() ?? [];
        const exec = (one: number) => trace.figures.goroutines.stats(one).execNs;
        const most = Math.max(0, ...members.map(exec));
        const right = theOne(trace);
        return members.filter((one) => exec(one) === most && one !== right).map((one) => idOf(trace, one));
      },
      hint: {
        en: 'That one ran most. Sort by total, the time from its creation to its end.',
        ja: 'それは、最も長く実行されたgoroutineです。生成から終了までの「合計」で並べてください。',
      },
    },
    {
      id: 'the-first',
      values: (trace) => {
        const ids = (largestGroup(trace)?.members() ?? []).map((one) => idOf(trace, one));
        return ids.slice(0, 1).filter((id) => id !== theId(trace));
      },
      hint: {
        en: 'That is one of the first that were created. Compare the totals.',
        ja: 'それは、早くに作られたgoroutineです。「合計」を比べてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the group: its goroutines are listed one by one.',
      ja: 'グループを開くと、goroutineが1つずつ並びます。',
    },
    { en: 'Sort by total, longest first.', ja: '「合計」の長い順に並べます。' },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'A search is answered when its last goroutine is done, so it is the longest life that a user waits for, not the mean.',
      ja: '検索の応答は、最後のgoroutineが終わったときに返ります。利用者が待つのは、平均ではなく、最も長い一生です。',
    },
    places: place(trace),
  }),
} satisfies Question<'gotrace'>;

export const untilFirstRun = {
  id: 'until-first-run',
  kind: 'duration',
  tolerance: 0.02,
  prompt: {
    en: 'How long was it from the creation of that goroutine until it ran for the first time?',
    ja: 'そのgoroutineが作られてから、初めて実行されるまでは、どれだけでしたか。',
  },
  answer: (trace) => [firstRunNs(trace, theOne(trace))],
  misreadings: [
    {
      id: 'all-scheduler-wait',
      values: (trace) => [statsOf(trace).schedWaitNs],
      hint: {
        en: 'That is all of its waiting for a P. Only the part before the first run was asked for.',
        ja: 'それは、Pの空き待ちの全部です。聞かれているのは、最初に実行されるまでの分だけです。',
      },
    },
    {
      id: 'since-the-beginning',
      values: ({ figures, ...rest }) => {
        const started = figures.goroutines.startNs(theOne({ figures, ...rest }));
        return started === null ? [] : [started];
      },
      hint: {
        en: 'That is when it ran first, on the clock of the trace. Take the difference to its creation.',
        ja: 'それは、トレースの時計で見た、最初に実行された時刻です。作られた時刻との差を取ってください。',
      },
    },
    {
      id: 'its-life',
      values: (trace) => [statsOf(trace).totalNs],
      hint: { en: 'That is its whole life.', ja: 'それは、一生の長さです。' },
    },
  ],
  hints: [
    {
      en: 'Open the goroutine. The first line of its life is the state runnable.',
      ja: 'goroutineを開きます。一生の最初の行は、実行可能な状態です。',
    },
    { en: 'How long is that line?', ja: 'その行の長さが答えです。' },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'It stood behind others that were runnable before it, for there are only as many Ps as GOMAXPROCS. In the official scheduler latency profile this time does not exist.',
      ja: '先に実行可能になっていた、ほかのgoroutineの後ろに並んでいました。Pは、GOMAXPROCS個しかないからです。公式のスケジューラーレイテンシのプロファイルには、この時間が存在しません。',
    },
    places: place(trace),
  }),
} satisfies Question<'gotrace'>;
