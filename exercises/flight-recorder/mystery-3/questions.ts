import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type {
  ChoiceQuestion,
  DurationQuestion,
  FunctionQuestion,
  Need,
} from '../../../src/grading/exercise.ts';
import type { Place } from '../../../src/grading/subjects.ts';
import { kept } from '../mystery-questions.ts';
import { lengthOf, lifeOf, placeOf, slowPlaces, slowWait, slowWork, stackOf } from '../slow-work.ts';

const needsSleep: Need<'gotrace'> = {
  id: 'sleep',
  met: (trace) => kept(trace) === 'sleep',
  missing: {
    en: 'In this trace the slow order did not sleep. Take a snapshot of `./delay -mystery 3`.',
    ja: 'このトレースの遅い注文は、スリープしていません。`./delay -mystery 3`のスナップショットを使ってください。',
  },
};

/** Which official profile holds the long wait of the slow order: its stack, with at least half of its time. */
function profileWith(trace: WholeTrace): string {
  const wait = slowWait(trace);
  if (!wait) return '';
  const wanted = stackOf(trace, wait).join();
  const { stacks, frames, strings } = trace.figures.trace.tables;
  const namesOf = (stack: number) =>
    Array.from(stacks.list.subarray(stacks.start[stack], stacks.start[stack + 1]), (frame) =>
      strings.text(frames.functionName[frame] as number),
    ).join();
  for (const profile of Object.values(trace.figures.profiles)) {
    if (profile.stacks.some(({ stack, ns }) => ns >= lengthOf(wait) / 2 && namesOf(stack) === wanted))
      return profile.kind;
  }
  return 'none';
}

const waitPlaces = (trace: WholeTrace): Place[] => {
  const work = slowWork(trace);
  const wait = slowWait(trace);
  return work && wait ? [lifeOf(trace, work.goroutine, wait)] : slowPlaces(trace);
};

export const whereItShows: ChoiceQuestion<'gotrace'> = {
  id: 'where-it-shows',
  kind: 'choice',
  prompt: {
    en: 'In which of the four profiles of `go tool trace` does the long wait of the slow order appear?',
    ja: '遅い注文の長い待ちは、`go tool trace`の4つのプロファイルのうち、どれに出てきますか。',
  },
  needs: [needsSleep],
  options: [
    { id: 'sync', text: { en: 'Synchronization blocking profile', ja: 'Synchronization blocking profile' } },
    { id: 'sched', text: { en: 'Scheduler latency profile', ja: 'Scheduler latency profile' } },
    { id: 'net', text: { en: 'Network blocking profile', ja: 'Network blocking profile' } },
    { id: 'syscall', text: { en: 'Syscall profile', ja: 'Syscall profile' } },
    { id: 'none', text: { en: 'In none of them', ja: 'どれにも出てこない' } },
  ],
  answer: (trace) => [profileWith(trace)].filter((id) => id !== ''),
  misreadings: [
    {
      id: 'sleep-in-sync',
      values: (trace) => (profileWith(trace) === 'sync' ? [] : ['sync']),
      hint: {
        en: 'That profile takes waits whose reason holds `chan`, `sync` or `select`. Which reason has this one?',
        ja: 'このプロファイルに入るのは、理由に`chan`、`sync`、`select`を含む待ちです。この待ちの理由は何でしょうか。',
      },
    },
    {
      id: 'sleep-in-sched',
      values: (trace) => (profileWith(trace) === 'sched' ? [] : ['sched']),
      hint: {
        en: 'That profile holds the time of goroutines that could run and did not. This one did not want to run yet.',
        ja: 'このプロファイルに入るのは、動けるのに動いていなかった時間です。このgoroutineは、まだ動こうとしていませんでした。',
      },
    },
    {
      id: 'sleep-elsewhere',
      values: (trace) => ['net', 'syscall'].filter((id) => id !== profileWith(trace)),
      hint: {
        en: 'Compare the reason of the wait with what that profile takes: `network`, or system calls.',
        ja: '待ちの理由を、そのプロファイルに入るもの（`network`、またはシステムコール）と比べてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the view “Waiting” with the official counting, and look for a wait of that length.',
      ja: '待ちの画面を「公式」の数え方にして、この長さの待ちを探してください。',
    },
    {
      en: 'Then switch to the complete counting. What is there now that was not before?',
      ja: '次に、「完全」な数え方に切り替えます。新しく出てきたものは何でしょうか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (trace) => ({
    text: {
      en: 'The four profiles choose by state and by reason, and `sleep` is in none of them. A table of goroutines shows it; so does the complete counting of this site.',
      ja: '4つのプロファイルは状態と待ちの理由で分けられていて、`sleep`はどれにも入りません。goroutineの表か、このサイトの「完全」な数え方で見つかります。',
    },
    places: [...waitPlaces(trace), { kind: 'view', params: { view: 'blocking', count: 'complete' } }],
  }),
};

export const whoSlept: FunctionQuestion<'gotrace'> = {
  id: 'who-slept',
  kind: 'function',
  prompt: {
    en: 'Which function of the program asked for that sleep?',
    ja: 'そのスリープを呼んだのは、プログラムのどの関数ですか。',
  },
  needs: [needsSleep],
  answer: (trace) => {
    const wait = slowWait(trace);
    const place = wait ? placeOf(trace, wait) : '';
    return place === '' ? [] : [place];
  },
  misreadings: [
    {
      id: 'outer',
      values: (trace) => {
        const wait = slowWait(trace);
        return wait
          ? stackOf(trace, wait)
              .filter((name) => name.startsWith('main.'))
              .slice(1)
          : [];
      },
      hint: {
        en: 'It is on the stack, but further out. Read from the leaf: the first function of `main` is meant.',
        ja: 'スタックにはありますが、もっと外側です。いちばん内側から読んで、最初に現れる`main`の関数を答えてください。',
      },
    },
    {
      id: 'the-leaf',
      values: (trace) => {
        const wait = slowWait(trace);
        return wait ? stackOf(trace, wait).filter((name) => !name.startsWith('main.')) : [];
      },
      hint: {
        en: 'That is the library’s side of it. Who called it?',
        ja: 'それはライブラリーの側です。それを呼んだのは誰でしょうか。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the long wait in the life of the goroutine and read its stack.',
      ja: 'goroutineの一生で長い待ちを開き、スタックを読んでください。',
    },
    {
      en: 'The leaf is `time.Sleep`; the next line is the answer.',
      ja: 'いちばん内側は`time.Sleep`です。その次の行が答えです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'Nobody ends a sleep but the clock, so there is no one to follow. The question goes back to the code: why does it pause here, and for so long?',
      ja: 'スリープを終わらせるのは時計だけなので、たどる相手がいません。問いはコードに戻ります。なぜここで、これほど長く待つのでしょうか。',
    },
    places: waitPlaces(trace),
  }),
};

export const howLong: DurationQuestion<'gotrace'> = {
  id: 'how-long',
  kind: 'duration',
  prompt: { en: 'How long was the pause?', ja: 'そのスリープは、どれだけの長さでしたか。' },
  tolerance: 0.02,
  needs: [needsSleep],
  answer: (trace) => {
    const wait = slowWait(trace);
    return wait ? [lengthOf(wait)] : [];
  },
  misreadings: [
    {
      id: 'idle-sum',
      values: ({ figures }) =>
        figures.waits.sites
          .filter(({ reason }) => reason === 'chan receive' || reason === 'select')
          .map(({ totalNs }) => totalNs),
      hint: {
        en: 'That is the time in which goroutines had nothing to do, summed up. Look at the one wait of the slow order.',
        ja: 'それは、することのなかった時間の合計です。遅い注文の、1回の待ちを見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'Its stretch in the life of the goroutine has a length.',
      ja: 'goroutineの一生で、その区間に長さが出ています。',
    },
    { en: 'Take the longest stretch of the slow order.', ja: '遅い注文の、最も長い区間です。' },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'A round number of milliseconds is a hint in itself: constants look like this, work seldom does.',
      ja: 'きりのよいミリ秒の値は、それ自体が手がかりです。定数ならこうなりますが、実際の仕事がこうなることはまれです。',
    },
    places: waitPlaces(trace),
  }),
};
