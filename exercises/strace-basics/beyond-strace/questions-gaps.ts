import { lineOfResult } from '../../../src/grading/call-lines.ts';
import type { CallQuestion, EstimateQuestion, RangeQuestion } from '../../../src/grading/exercise.ts';
import {
  gapsOf,
  insideNs,
  needsGap,
  needsReports,
  reportLines,
  reportsOf,
  ringStretch,
  wholeNs,
} from './parts.ts';

export const insideCalls: EstimateQuestion = {
  id: 'inside-calls',
  kind: 'estimate',
  quantity: 'share',
  prompt: {
    en: 'The report reads a file of hundreds of megabytes, fills a table in memory and adds up. What share of its time, do you think, is inside system calls?',
    ja: '集計プログラムは、何百MBものファイルを読み、メモリ上の表を埋め、合計を計算します。システムコールの中にいる時間は、全体の何パーセントだと思いますか。',
  },
  answer: (log) => [(100 * insideNs(log)) / wholeNs(log)],
  hints: [
    {
      en: 'You will see nearly nothing in the log but the start of the program and one kind of call at the end.',
      ja: 'ログにあるのは、ほとんどプログラムの起動と、終わりに続く1種類の呼び出しだけです。',
    },
    {
      en: 'Compare the sum of the totals with the time from the first to the last line.',
      ja: '集計の合計を、最初の行から最後の行までの時間と比べます。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => ({
    text: {
      en: 'strace reports the time between entering and leaving a call, and nothing of the rest. The rest is not “your code”: it is whatever happened outside calls.',
      ja: 'straceが報告するのは、呼び出しに入ってから出るまでの時間だけです。残りが「自分のコード」とは限りません。呼び出しの外で起きたことの、すべてです。',
    },
    calls: gapsOf(log)
      .slice(0, 4)
      .map(({ next }) => next),
  }),
};

export const longestGap: RangeQuestion = {
  id: 'longest-gap',
  kind: 'range',
  tolerance: { overlap: 0.8 },
  needs: [needsGap],
  prompt: {
    en: 'Mark the longest stretch in which the program makes no call.',
    ja: '呼び出しのない時間のうち、最も長いものを選んでください。',
  },
  answer: (log) =>
    gapsOf(log)
      .slice(0, 1)
      .map(({ fromNs, toNs }) => ({ fromNs, toNs })),
  misreadings: [
    {
      id: 'other-gap',
      values: (log) =>
        gapsOf(log)
          .slice(1, 4)
          .map(({ fromNs, toNs }) => ({ fromNs, toNs })),
      hint: {
        en: 'That is a gap, but there is a longer one. Compare the widths in the timeline.',
        ja: 'そこも空白ですが、もっと長いものがあります。タイムラインで幅を比べてください。',
      },
    },
    {
      id: 'ring',
      values: (log) => {
        const stretch = ringStretch(log);
        return stretch ? [stretch] : [];
      },
      hint: {
        en: 'There it makes many calls, one after the other. Look for a stretch without any line.',
        ja: 'そこでは、呼び出しが次々に行われています。行がまったくない区間を探してください。',
      },
    },
  ],
  hints: [
    {
      en: 'In the timeline a gap is where the lane is empty.',
      ja: 'タイムラインでは、レーンに何もない部分が空白です。',
    },
    {
      en: 'It goes from the end of one call (stamp and duration) to the stamp of the next. You may give the two lines.',
      ja: '呼び出しの終わり（時刻＋所要時間）から、次の呼び出しの時刻までです。2つの行番号で答えることもできます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'No line says that time has passed: a gap is only the difference of two stamps. So look for gaps before you sort by duration, or you will sort what does not matter.',
      ja: '時間が過ぎたことを示す行はありません。空白は、2つの時刻の差としてしか現れません。そこで、所要時間で並べる前に空白を探します。さもないと、関係のないものを並べることになります。',
    },
    calls: gapsOf(log)
      .slice(0, 1)
      .map(({ next }) => next),
  }),
};

export const waitedForCpu: CallQuestion = {
  id: 'waited-for-cpu',
  kind: 'call',
  needs: [needsReports],
  prompt: {
    en: 'In one of the gaps the program could have run, and another process had the CPU. Which line proves it?',
    ja: 'ある空白では、プログラムは実行できる状態なのに、CPUを別のプロセスに使われていました。それを示すのは、どの行ですか。',
  },
  answer: (log) => reportLines(log, 'run-queue'),
  misreadings: [
    {
      id: 'computing',
      values: (log) => reportLines(log, 'profile'),
      hint: {
        en: 'There the program has the CPU nearly all the time: compare `on_cpu_ns` with `wall_ns`.',
        ja: 'そこでは、ほぼずっとCPUを使えています。`on_cpu_ns`と`wall_ns`を比べてください。',
      },
    },
    {
      id: 'asleep',
      values: (log) => reportLines(log, 'mapped'),
      hint: {
        en: 'Something is missing there too, but it is not in `queued_ns`: it slept, and a sleeping program wants no CPU.',
        ja: 'そこでも時間が足りませんが、`queued_ns`には入っていません。眠っていたのです。眠っているプログラムは、CPUを待っていません。',
      },
    },
    {
      id: 'other-part',
      values: (log) => [...reportLines(log, 'fresh'), ...reportLines(log, 'ring')],
      hint: {
        en: '`queued_ns` is small there. Look for the part in which it is a large share of `wall_ns`.',
        ja: 'そこでは`queued_ns`がわずかです。`wall_ns`の大きな割合を占めている部分を探してください。',
      },
    },
    {
      id: 'gap-end',
      verdict: 'close',
      values: (log) => {
        const [report] = reportsOf(log, 'run-queue');
        return report === undefined
          ? []
          : [report - 2, report - 1].map((call) => lineOfResult(log.trace, call));
      },
      hint: {
        en: 'That line ends the gap. The proof is what the program writes right after it.',
        ja: 'それは空白の後の行です。証拠は、プログラムがその直後に書いた行にあります。',
      },
    },
  ],
  hints: [
    {
      en: 'After each part the program writes a line about itself. Filter with `syscall:write`.',
      ja: 'プログラムは、部分が終わるたびに自分についての行を書いています。`syscall:write`で絞り込みます。',
    },
    {
      en: '`queued_ns` is the time in which it was ready to run and waited for its turn.',
      ja: '`queued_ns`が、実行できる状態で順番を待っていた時間です。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The kernel keeps this number for every thread in `/proc/PID/task/TID/schedstat`. The same work needs the same CPU time in both parts; the queue is what makes the second one slow.',
      ja: 'この数字は、カーネルが全スレッドについて`/proc/PID/task/TID/schedstat`に記録しています。2つの部分は同じ仕事で、CPU時間も同じです。片方を遅くしているのは、キューの待ちです。',
    },
    calls: [...reportsOf(log, 'run-queue'), ...reportsOf(log, 'profile')],
  }),
};
