import type { GoroutineGroup } from '../../../src/analysis/gotrace/goroutines/goroutine-groups.ts';
import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { Question } from '../../../src/grading/exercise.ts';
import { blockedNs, largestGroup } from '../../../src/grading/go-trace-sums.ts';

const partsOf = (group: GoroutineGroup): readonly (readonly [id: string, ns: number])[] => [
  ['running', group.execNs],
  ['runnable', group.schedWaitNs],
  ['blocked', blockedNs(group)],
  ['syscall', group.syscallNs + group.syscallBlockNs],
];

/** Where the goroutines of the largest group spent most of their time. */
export function largestPart(trace: WholeTrace): string {
  const group = largestGroup(trace);
  const parts = group ? partsOf(group) : [];
  return parts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

const unless = (id: string) => (trace: WholeTrace) => (largestPart(trace) === id ? [] : [id]);

/**
 * Asked of two traces: with another load the answer is another one.
 * @param here the answer on the exercise's own recording, which is no misreading there
 */
export const whereTime = (here: 'blocked' | 'runnable') =>
  ({
    id: 'where-time',
    kind: 'choice',
    prompt: {
      en: 'Take all goroutines of the largest group together. In which state did they spend most of their time?',
      ja: '最も大きなグループのgoroutineを、すべて合わせて考えます。最も長い時間を、どの状態で過ごしましたか。',
    },
    options: [
      { id: 'running', text: { en: 'Running', ja: '実行中' } },
      {
        id: 'runnable',
        text: { en: 'Runnable: ready, waiting for a P', ja: '実行可能（Pの空きを待っている）' },
      },
      {
        id: 'blocked',
        text: {
          en: 'Blocked: waiting for a lock, a channel, the collector …',
          ja: 'ブロック（ロック、チャネル、GCなどを待っている）',
        },
      },
      {
        id: 'syscall',
        text: { en: 'In system calls: reading files', ja: 'システムコール中（ファイルの読み込みなど）' },
      },
    ],
    answer: (trace) => [largestPart(trace)],
    misreadings: [
      {
        id: 'chose-running',
        values: unless('running'),
        hint: {
          en: 'The table is sorted by execution time, but compare that column with the others of the same row.',
          ja: '表は実行時間の順に並んでいますが、同じ行のほかの列と比べてください。',
        },
      },
      {
        id: 'chose-runnable',
        values: unless('runnable'),
        hint: {
          en: 'They waited for a P too, and long. Another column of the row is larger.',
          ja: 'Pの空きも長く待ちました。しかし、同じ行に、もっと大きい列があります。',
        },
      },
      {
        id: 'chose-blocked',
        values: unless('blocked'),
        hint: {
          en: 'They were blocked too, and long. Compare the column with the scheduler wait.',
          ja: 'ブロックの時間も短くありません。しかし、実行待ち（Sched wait）の列と比べてください。',
        },
      },
      {
        id: 'chose-syscall',
        values: unless('syscall'),
        hint: {
          en: 'Each reads a file, and that is over quickly: the pages are in memory. The column says so.',
          ja: 'どれもファイルを読みますが、内容はメモリにあるので、すぐに終わります。列の値を見てください。',
        },
      },
    ].filter(({ id }) => id !== `chose-${here}`),
    hints: [
      {
        en: 'One row of the view “Goroutines”: the one with the largest count.',
        ja: 'goroutineの画面で、個数が最も多い行を読みます。',
      },
      {
        en: 'Execution, scheduler wait, syscall and blocked add up to the total. Which is largest?',
        ja: '実行、実行待ち（Sched wait）、syscall、ブロックを足すと、全体になります。最も大きいのはどれですか。',
      },
    ],
    reveal: { afterTries: 2 },
    why: (trace) => ({
      text: {
        en: 'They ran for a small part of it. The largest of the other columns is the one to look into next, and it is not the same on every load.',
        ja: '実行していた時間は、ごく一部です。残りの列で最も大きいものを、次に調べます。どれになるかは、負荷によって変わります。',
      },
      places: [{ kind: 'function', name: largestGroup(trace)?.name ?? '' }],
    }),
  }) satisfies Question<'gotrace'>;
