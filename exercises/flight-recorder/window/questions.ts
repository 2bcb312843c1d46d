import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type {
  ChoiceQuestion,
  DurationQuestion,
  Need,
  NumberQuestion,
} from '../../../src/grading/exercise.ts';
import type { Place } from '../../../src/grading/subjects.ts';
import { longestOf, ownGoroutines, type Stretch, stretches, waits } from '../slow-work.ts';

const whole = (trace: WholeTrace): Place[] => [
  { kind: 'range', range: { fromNs: 0, toNs: trace.figures.trace.durationNs } },
];

/** Tasks that end in the trace and do not begin in it. */
const endedOnly = ({ figures }: WholeTrace) =>
  Array.from(figures.tasks.places, (place) => figures.tasks.at(place)).filter(
    ({ startNs, endNs }) => startNs === null && endNs !== null,
  );

/** The longest wait, among goroutines that end such a task, which had begun before the trace. */
function waitSinceBefore(trace: WholeTrace): Stretch | undefined {
  const workers = endedOnly(trace).flatMap(({ place }) => trace.figures.tasks.goroutines(place));
  const candidates = workers.length > 0 ? workers : ownGoroutines(trace);
  return longestOf(
    candidates.flatMap((goroutine) => stretches(trace, goroutine)),
    (one) => waits(one) && one.sinceBefore,
  );
}

const needsEarlierWait: Need<'gotrace'> = {
  id: 'earlier-wait',
  met: (trace) => endedOnly(trace).length > 0 && waitSinceBefore(trace) !== undefined,
  missing: {
    en: 'Every task of this snapshot begins in it. Make the slow order longer than the window: `./delay -cause channel -hold 3s -slow 2500ms`.',
    ja: 'このスナップショットでは、どのタスクも窓の中で始まっています。遅い注文を窓より長くしてください（`./delay -cause channel -hold 3s -slow 2500ms`）。',
  },
};

export const reachesBack: DurationQuestion<'gotrace'> = {
  id: 'reaches-back',
  kind: 'duration',
  prompt: {
    en: 'How far back does this snapshot reach, from its last event?',
    ja: 'このスナップショットは、最後のイベントからどれだけさかのぼれますか。',
  },
  tolerance: 0.03,
  answer: (trace) => [trace.figures.trace.durationNs],
  misreadings: [
    {
      id: 'one-generation',
      values: ({ figures }) => {
        const { generations: all, durationNs } = figures.trace;
        const ends = [...all.slice(1).map(({ timeNs }) => timeNs), durationNs];
        return all.length < 2 ? [] : all.map(({ timeNs }, at) => (ends[at] as number) - timeNs);
      },
      hint: {
        en: 'That is one generation. A snapshot holds several, one after the other; take the whole of it.',
        ja: 'それは1つの世代の長さです。スナップショットには複数の世代が続けて入っています。全体の長さを見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'The overview of the trace says how long it is.',
      ja: 'トレースの概要に、全体の長さが出ています。',
    },
    {
      en: 'Compare it with `MinAge`, which `./delay` takes from `-min-age` (1 s unless told otherwise): is it less, the same, or more?',
      ja: '`MinAge`と比べてください。`./delay`では`-min-age`で決まり、指定しなければ1秒です。短いでしょうか、同じでしょうか、長いでしょうか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (trace) => ({
    text: {
      en: 'The recorder keeps whole generations of about a second, and also the one in which the limit lies. So the window is longer than `MinAge`, by up to a generation, unless `MaxBytes` cuts it short.',
      ja: 'レコーダーは約1秒の世代を単位にして残し、境目にかかる世代も捨てません。そのため、`MaxBytes`に届かなければ、窓は`MinAge`より最大で1世代分長くなります。',
    },
    places: whole(trace),
  }),
};

export const generations: NumberQuestion<'gotrace'> = {
  id: 'generations',
  kind: 'number',
  prompt: {
    en: 'Of how many generations does the snapshot consist?',
    ja: 'このスナップショットは、いくつの世代からできていますか。',
  },
  tolerance: 0,
  answer: ({ figures }) => [figures.trace.generations.length],
  misreadings: [
    {
      id: 'whole-seconds',
      values: ({ figures }) => [
        Math.floor(figures.trace.durationNs / 1e9),
        figures.trace.generations.length - 1,
        figures.trace.generations.length + 1,
      ],
      hint: {
        en: 'Seconds do not give the number: the last generation ends when `WriteTo` is called, so it is shorter. Read it in the overview.',
        ja: '1秒で割っても出ません。最後の世代は`WriteTo`の呼び出しで終わるので、短くなります。概要に出ている数を読んでください。',
      },
    },
  ],
  hints: [
    { en: 'The overview lists what the file consists of.', ja: '概要に、ファイルの構成が出ています。' },
    {
      en: 'About one per second, and the one that `WriteTo` ends.',
      ja: 'おおよそ1秒に1つと、`WriteTo`が終わらせた最後の1つです。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (trace) => ({
    text: {
      en: 'Each generation can be read alone: it repeats its strings, its stacks and the state of every goroutine. That is why the oldest can be thrown away.',
      ja: '世代は、それだけで読めるように作られています。文字列もスタックも、全goroutineの状態も、世代ごとに書き直されます。古い世代を捨てられるのは、そのおかげです。',
    },
    places: whole(trace),
  }),
};

export const sinceWhen: ChoiceQuestion<'gotrace'> = {
  id: 'since-when',
  kind: 'choice',
  prompt: {
    en: 'The slow order ended in this snapshot, and its task says when. When did it begin?',
    ja: '遅い注文は、このスナップショットの中で終わり、タスクには終わった時刻が出ています。始まったのはいつですか。',
  },
  needs: [needsEarlierWait],
  options: [
    {
      id: 'before',
      text: {
        en: 'Before the window; the snapshot does not say when',
        ja: '窓より前。いつだったかは、このスナップショットからは分からない',
      },
    },
    { id: 'at-start', text: { en: 'At the beginning of the trace', ja: 'トレースの先頭' } },
    {
      id: 'inside',
      text: {
        en: 'In the window, at its first event after the beginning',
        ja: '窓の中。先頭の後の最初のイベントのとき',
      },
    },
  ],
  answer: () => ['before'],
  misreadings: [
    {
      id: 'cut-edge',
      values: () => ['at-start'],
      hint: {
        en: 'The bar begins at the edge because the window does. The goroutine was already waiting there.',
        ja: '帯が端から始まって見えるのは、窓がそこから始まるからです。goroutineは、そのときすでに待っていました。',
      },
    },
    {
      id: 'first-event',
      values: () => ['inside'],
      hint: {
        en: 'The first event of that goroutine in the window is the end of its wait. There is none for the beginning.',
        ja: '窓の中で最初に現れるイベントは、待ちの終わりです。始まりのイベントはありません。',
      },
    },
  ],
  hints: [
    {
      en: 'Look for the task that has an end and no beginning.',
      ja: '終わりがあって始まりのないタスクを探してください。',
    },
    {
      en: 'Then look at the first stretch of its goroutine: what had it done before?',
      ja: '次に、そのgoroutineの最初の区間を見ます。その前は何をしていたのでしょうか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (trace) => {
    const wait = waitSinceBefore(trace);
    return {
      text: {
        en: 'Only the process knew: its own clock said how long the order took. Write that into the snapshot with `trace.Log`, and choose `MinAge` longer than the longest order that you want to explain.',
        ja: '知っているのはプロセス自身だけです。注文にかかった時間は、自分の時計で測っていました。それを`trace.Log`でスナップショットに書き込んでおき、`MinAge`は、説明したい最も長い注文より長くします。',
      },
      places: wait
        ? [{ kind: 'goroutine', id: trace.figures.trace.tables.goroutines.id(wait.goroutine) }]
        : whole(trace),
    };
  },
};

export const whatFor: ChoiceQuestion<'gotrace'> = {
  id: 'what-for',
  kind: 'choice',
  prompt: {
    en: 'Which reason does the trace give for the wait that began before the window?',
    ja: '窓より前に始まった待ちの理由を、トレースは何と言っていますか。',
  },
  needs: [needsEarlierWait],
  options: [
    {
      id: 'none',
      text: { en: 'None: only that it waited, and where', ja: '理由はない。待っていたことと、その場所だけ' },
    },
    { id: 'chan-send', text: { en: '`chan send`', ja: '`chan send`' } },
    { id: 'sync', text: { en: '`sync`', ja: '`sync`' } },
    { id: 'sleep', text: { en: '`sleep`', ja: '`sleep`' } },
  ],
  answer: (trace) => {
    const wait = waitSinceBefore(trace);
    return wait ? [wait.reason === '' ? 'none' : wait.reason.replaceAll(' ', '-')] : [];
  },
  misreadings: [
    {
      id: 'from-the-stack',
      values: (trace) => (waitSinceBefore(trace)?.reason === '' ? ['chan-send', 'sync', 'sleep'] : ['none']),
      hint: {
        en: 'You may guess it from the stack. The trace itself records a reason only with the event that begins a wait.',
        ja: 'スタックからは推測できます。しかしトレースが理由を記録するのは、待ちを始めるイベントと一緒のときだけです。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the goroutine of that task and read its first stretch.',
      ja: 'そのタスクのgoroutineを開き、最初の区間を読んでください。',
    },
    {
      en: 'Is there a reason beside the state, as with later waits of the same goroutine?',
      ja: '同じgoroutineの後の待ちのように、状態の横に理由が出ていますか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (trace) => {
    const wait = waitSinceBefore(trace);
    return {
      text: {
        en: 'A generation repeats each goroutine’s state, and the stack of those to which nothing happens in it, but not the reason. And what has no reason is in none of the official blocking profiles: go by the stack.',
        ja: '世代ごとに書き直されるのは、goroutineの状態と、その間に何も起きなかったもののスタックで、理由は含まれません。理由のない待ちは、公式のどのブロッキングプロファイルにも入りません。頼れるのはスタックです。',
      },
      places: wait
        ? [{ kind: 'goroutine', id: trace.figures.trace.tables.goroutines.id(wait.goroutine) }]
        : whole(trace),
    };
  },
};
