import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { Exercise } from '../../../src/grading/exercise.ts';
import { durationOf, longestOf, sumOf } from '../../../src/grading/strace-calls.ts';
import { needsDurations } from '../../../src/grading/strace-needs.ts';
import { longestGap, receivesOf, sleepsOf } from '../first-trace/run.ts';

const waitsForServer = (log: StraceLog): number[] =>
  receivesOf(log).filter((call) => log.trace.calls.returnValue[call]! >= 0);

export default {
  title: { en: 'The same program, another day', ja: '同じプログラムの、別の日の記録' },
  format: 'strace',
  fixture: ['first-trace.drip.log'],
  needs: [needsDurations],
  questions: [
    {
      id: 'waited-in-all',
      kind: 'duration',
      tolerance: 0.05,
      prompt: {
        en: 'How long did the program wait for data from the server in all?',
        ja: 'プログラムは、サーバーからのデータを合計でどれだけ待ちましたか。',
      },
      answer: (log) => {
        const total = sumOf(log, waitsForServer(log));
        return total > 0 ? [total] : [];
      },
      misreadings: [
        {
          id: 'longest-only',
          values: (log) => [durationOf(log, longestOf(log, waitsForServer(log)))],
          hint: {
            en: 'That is one `recvfrom`. It is followed by more of the same kind: add them up.',
            ja: 'それは`recvfrom`1回分です。後に同じ呼び出しが続いているので、合計してください。',
          },
        },
        {
          id: 'own-pause',
          values: (log) => sleepsOf(log).map((call) => durationOf(log, call)),
          hint: {
            en: 'The longest line is the program’s own pause. The server has no part in it.',
            ja: '最も長い行は、プログラム自身が置いた間隔です。サーバーは関係していません。',
          },
        },
        {
          id: 'every-call',
          values: (log) => [log.totals.reduce((sum, total) => sum + total.durationNs, 0)],
          hint: {
            en: 'That is the sum over all calls. Leave out the pause, the start of the program and the disk.',
            ja: 'それは全呼び出しの合計です。間隔、プログラムの起動、ディスクの分を除いてください。',
          },
        },
        {
          id: 'the-gap',
          values: (log) => [longestGap(log)?.ns ?? Number.NaN],
          hint: {
            en: 'That is the gap in which the program computes. It waits for nobody there.',
            ja: 'それは、プログラムが計算している間の空白です。そこでは誰も待っていません。',
          },
        },
      ],
      hints: [
        {
          en: 'Sorting shows nothing long but the pause. Open the totals instead.',
          ja: '並べ替えても、自分で置いた間隔のほかに長い行はありません。集計の画面を開きます。',
        },
        {
          en: 'Take the sum of `recvfrom`, not its longest.',
          ja: '`recvfrom`の最大ではなく、合計を見ます。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'The server sends its answer in many parts with a pause before each, so no line is slow and their sum is. Always read both lists: the longest calls, and the largest sums.',
          ja: 'サーバーが応答を少しずつ、間を空けて送っているため、長い行はないのに合計は長くなっています。最も長い呼び出しと、合計が最も大きい呼び出しの、両方を見るようにします。',
        },
        calls: waitsForServer(log).filter((call) => durationOf(log, call) > 1_000_000),
      }),
    },
    {
      id: 'better-fix',
      kind: 'choice',
      prompt: {
        en: 'You may change one thing. Which change makes this run shorter by the most?',
        ja: '変えられるのは1つだけです。実行時間が最も短くなるのはどれですか。',
      },
      options: [
        {
          id: 'pause',
          text: {
            en: 'take the dead server out of the configuration, so that there is no pause',
            ja: '応答しないサーバーを設定から外し、間隔をなくす',
          },
        },
        {
          id: 'server',
          text: {
            en: 'have the server send its whole answer at once',
            ja: 'サーバーが応答をまとめて送るようにする',
          },
        },
        {
          id: 'loader',
          text: {
            en: 'link statically, which drops most lines of the trace',
            ja: '静的リンクにして、トレースの行のほとんどをなくす',
          },
        },
        {
          id: 'compute',
          text: {
            en: 'make the computation twice as fast',
            ja: '計算を2倍速くする',
          },
        },
      ],
      answer: (log) => {
        const gains: [string, number][] = [
          ['pause', sumOf(log, sleepsOf(log))],
          ['server', sumOf(log, waitsForServer(log))],
          ['compute', (longestGap(log)?.ns ?? 0) / 2],
        ];
        const most = Math.max(...gains.map(([, ns]) => ns));
        return gains.flatMap(([id, ns]) => (ns === most && ns > 0 ? [id] : []));
      },
      misreadings: [
        {
          id: 'longest-line',
          values: () => ['pause'],
          hint: {
            en: 'It is the longest line, and worth removing, but compare it with the sum over `recvfrom`.',
            ja: '最も長い行なので、なくす価値はあります。ただし、`recvfrom`の合計と比べてください。',
          },
        },
        {
          id: 'most-lines',
          values: () => ['loader'],
          hint: {
            en: 'Half the trace, but microseconds each. Count lines only where each of them costs something.',
            ja: '行数では半分を占めますが、1行あたり数マイクロ秒です。行数に意味があるのは、1行ごとの時間が無視できないときだけです。',
          },
        },
        {
          id: 'gap-not-largest',
          values: () => ['compute'],
          hint: {
            en: 'Twice as fast saves half of the gap. Compare that half with the other times.',
            ja: '2倍速くしても、なくなるのは空白の半分です。その半分を、ほかの時間と比べてください。',
          },
        },
      ],
      hints: [
        {
          en: 'Give each option the time it would save.',
          ja: 'それぞれで、なくなる時間を見積もります。',
        },
        {
          en: 'You have two of them already: the sum over `recvfrom`, and the duration of the pause.',
          ja: '`recvfrom`の合計と間隔の長さは、もうわかっています。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'What counts is the time that disappears, not the length of a line nor the number of lines. The pause is the next candidate, and it costs one line in a file.',
          ja: '大事なのは、なくなる時間の大きさです。行の長さでも行の数でもありません。次の候補は間隔で、こちらは設定を1行直せば済みます。',
        },
        calls: [...waitsForServer(log).filter((call) => durationOf(log, call) > 1_000_000), ...sleepsOf(log)],
      }),
    },
  ],
} satisfies Exercise;
