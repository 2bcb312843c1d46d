import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { Exercise } from '../../../src/grading/exercise.ts';
import { largestGroup, needsGoroutines, programGroups } from '../../../src/grading/go-trace-sums.ts';
import { hiddenFirstWait, meanLife, notRunning } from './questions-time.ts';
import { whereTime } from './where-time.ts';

const creators = ({ figures }: WholeTrace) => figures.createdBy.map((by) => by.function);

export default {
  title: { en: 'A goroutine for every file', ja: 'ファイルごとのgoroutine' },
  format: 'gotrace',
  fixture: ['capture/server.trace.gz'],
  needs: [needsGoroutines],
  questions: [
    {
      id: 'most-goroutines',
      kind: 'function',
      prompt: {
        en: 'In which function do most goroutines of this program begin?',
        ja: 'このプログラムのgoroutineのうち、最も多くのものは、どの関数から始まっていますか。',
      },
      answer: (trace) =>
        programGroups(trace)
          .slice(0, 1)
          .map(({ name }) => name),
      misreadings: [
        {
          id: 'the-creator',
          values: (trace) => {
            const right = largestGroup(trace)?.name;
            return creators(trace).filter((name) => name !== right);
          },
          hint: {
            en: 'That function creates them, with `go`. A group is named after the function in which its goroutines begin.',
            ja: 'それは、`go`でgoroutineを作る側の関数です。グループの名前は、goroutineが始まる関数です。',
          },
        },
        {
          id: 'another-group',
          values: (trace) =>
            programGroups(trace)
              .slice(1)
              .map(({ name }) => name),
          hint: {
            en: 'Compare the counts: there is a group with far more.',
            ja: '個数を比べてください。もっと多いグループがあります。',
          },
        },
      ],
      hints: [
        {
          en: 'View “Goroutines”: the start location names a group.',
          ja: 'goroutineの画面では、開始した関数がグループの名前です。',
        },
        { en: 'Sort by count.', ja: '個数で並べます。' },
      ],
      reveal: { afterTries: 3 },
      why: (trace) => ({
        text: {
          en: 'A group is one function that is started with `go`. When its count follows the input, nothing bounds it.',
          ja: '1つのグループは、`go`で始める1つの関数に当たります。その個数が入力とともに増えるなら、上限はありません。',
        },
        places: [{ kind: 'function', name: largestGroup(trace)?.name ?? '' }],
      }),
    },
    {
      id: 'how-many',
      kind: 'number',
      unit: { en: 'goroutines', ja: '個' },
      tolerance: 0,
      prompt: {
        en: 'How many goroutines began there while the trace was recorded?',
        ja: 'その関数から始まったgoroutineは、記録の間にいくつありましたか。',
      },
      answer: (trace) =>
        programGroups(trace)
          .slice(0, 1)
          .map(({ count }) => count),
      misreadings: [
        {
          id: 'all',
          values: ({ figures }) => [figures.goroutines.count],
          hint: {
            en: 'That is all of them, with those of the runtime. Read the row of the group.',
            ja: 'それは、ランタイム自身のものも含めた全部です。そのグループの行を読んでください。',
          },
        },
        {
          id: 'per-search',
          values: (trace) => {
            const searches = trace.figures.tasks.types().reduce((sum, { count }) => sum + count, 0);
            return searches > 1 ? [(largestGroup(trace)?.count ?? 0) / searches] : [];
          },
          hint: {
            en: 'So many begin for each search. The trace holds several searches.',
            ja: 'それは、検索1回あたりの数です。トレースには、何回もの検索が入っています。',
          },
        },
      ],
      hints: [
        { en: 'The column “Count” of that row.', ja: 'その行の「個数」の列です。' },
        { en: 'It is files times searches.', ja: 'ファイルの数と、検索の回数の積になります。' },
      ],
      reveal: { afterTries: 3 },
      why: (trace) => ({
        text: {
          en: 'Files times searches: with ten times the files, or the users, there will be ten times as many, all at once. A fixed number of workers would do the same work.',
          ja: 'ファイルの数と検索の回数の積です。ファイルや利用者が10倍になれば、10倍の数が一度に現れます。同じ仕事は、決まった数のワーカーでできます。',
        },
        places: [{ kind: 'function', name: largestGroup(trace)?.name ?? '' }],
      }),
    },
    whereTime('blocked'),
    notRunning,
    meanLife,
    hiddenFirstWait,
  ],
} satisfies Exercise<'gotrace'>;
