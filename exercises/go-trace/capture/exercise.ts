import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsGoroutines, programGroups } from '../../../src/grading/go-trace-sums.ts';

const allTasksNs = ({ figures }: WholeTrace) =>
  figures.tasks.types().reduce((sum, { totalNs }) => sum + totalNs, 0);

export default {
  title: { en: 'What a trace holds', ja: 'トレースに入っているもの' },
  format: 'gotrace',
  fixture: ['server.trace.gz'],
  needs: [needsGoroutines],
  questions: [
    {
      id: 'expect-goroutines',
      kind: 'estimate',
      quantity: 'count',
      unit: { en: 'goroutines', ja: '個' },
      prompt: {
        en: 'Sixteen searches over sixty files, four at a time, on a server that has nothing else to do. How many goroutines will its trace hold?',
        ja: 'ほかに仕事のないサーバーが、60個のファイルを対象にした検索を、4つずつ並行に合計16回受けました。トレースには、いくつのgoroutineが現れるでしょうか。',
      },
      answer: ({ figures }) => [figures.goroutines.count],
      hints: [
        {
          en: 'What does this server start a goroutine for? Its source is on this page.',
          ja: 'このサーバーは、何のためにgoroutineを始めるでしょうか。ソースはこのページにあります。',
        },
        {
          en: 'Besides, there are those of the HTTP server, and a dozen of the runtime.',
          ja: 'ほかに、HTTPサーバーのものと、ランタイム自身のものが十数個あります。',
        },
      ],
      reveal: { afterTries: 1 },
      why: () => ({
        text: {
          en: 'One for each file of each search. Each is cheap; that they all come at once is what costs, as the next lessons show.',
          ja: '検索1回の、ファイル1つにつき1個です。1つずつは安いものですが、一度に現れることが高くつきます。次のレッスンで見ていきます。',
        },
        places: [{ kind: 'view', params: { view: 'goroutines' } }],
      }),
    },
    {
      id: 'all-goroutines',
      kind: 'number',
      unit: { en: 'goroutines', ja: '個' },
      tolerance: 0,
      prompt: {
        en: 'How many goroutines does the trace hold, those of the runtime included?',
        ja: 'トレースにあるgoroutineは、ランタイム自身のものも含めて、全部でいくつですか。',
      },
      answer: ({ figures }) => [figures.goroutines.count],
      misreadings: [
        {
          id: 'largest-group',
          values: (trace) =>
            programGroups(trace)
              .slice(0, 1)
              .map(({ count }) => count),
          hint: {
            en: 'That is one group, the largest. The official page shows a count for each group and none for all: add them up, or read it here in the head of the view.',
            ja: 'それは、最も大きなグループ1つです。公式の画面には、グループごとの数しかありません。足し合わせるか、この画面の上部で読んでください。',
          },
        },
        {
          id: 'without-runtime',
          values: (trace) => [programGroups(trace).reduce((sum, { count }) => sum + count, 0)],
          verdict: 'close',
          hint: {
            en: 'Those are the program’s. Some more belong to the runtime and to the tracer itself.',
            ja: 'それは、プログラムのgoroutineです。ほかに、ランタイムと、トレースを書くためのものがあります。',
          },
        },
      ],
      hints: [
        { en: 'The head of the analyzer has the number.', ja: 'アナライザーの上部に、その数があります。' },
        {
          en: 'It is the sum of the counts of all groups in the view “Goroutines”.',
          ja: 'goroutineの画面にある、すべてのグループの個数の合計です。',
        },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'A total says little by itself; that it is about sixty times the number of searches says how the program is built.',
          ja: '合計だけでは、たいしたことは分かりません。検索の回数のおよそ60倍だと気づけば、プログラムの作りが見えてきます。',
        },
        places: [{ kind: 'view', params: { view: 'goroutines' } }],
      }),
    },
    {
      id: 'length',
      kind: 'duration',
      tolerance: 0.01,
      prompt: {
        en: 'How much time does the trace cover?',
        ja: 'トレースが収めている時間は、どれだけですか。',
      },
      answer: ({ figures }) => [figures.trace.durationNs],
      misreadings: [
        {
          id: 'sum-of-searches',
          values: (trace) => [allTasksNs(trace)],
          hint: {
            en: 'That is the sum of all searches. Four of them ran at a time, so it exceeds the clock.',
            ja: 'それは、すべての検索の時間の合計です。4つずつ並行に動いたので、実際の時間より長くなります。',
          },
        },
        {
          id: 'execution',
          values: (trace) => [programGroups(trace).reduce((sum, { execNs }) => sum + execNs, 0)],
          hint: {
            en: 'That is the time in which goroutines ran, summed over them. The trace covers the pauses too.',
            ja: 'それは、goroutineが動いていた時間の合計です。トレースには、動いていない時間も入っています。',
          },
        },
      ],
      hints: [
        { en: 'It stands in the head of the analyzer.', ja: 'アナライザーの上部にあります。' },
        {
          en: 'It is the time of the last event, counted from the first.',
          ja: '最初のイベントから最後のイベントまでの時間です。',
        },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'From `trace.Start` to `trace.Stop`, with the moments before the first and after the last search. Sums over goroutines may exceed it many times.',
          ja: '`trace.Start`から`trace.Stop`までで、最初の検索の前と最後の検索の後も入っています。goroutineをまたいだ合計は、この何倍にもなります。',
        },
        places: [{ kind: 'view', params: { view: 'overview' } }],
      }),
    },
    {
      id: 'at-once',
      kind: 'number',
      tolerance: 0,
      prompt: {
        en: 'How many goroutines could run Go code at the same moment in this process?',
        ja: 'このプロセスで、同時にGoのコードを実行できたgoroutineは、いくつまでですか。',
      },
      answer: ({ figures }) => [...new Set(figures.gomaxprocs.map(({ procs }) => procs))].slice(-1),
      misreadings: [
        {
          id: 'threads',
          values: ({ figures }) => [figures.trace.tables.threads.count],
          hint: {
            en: 'Those are threads. Some of them sit in system calls; to run Go code, a thread needs a P.',
            ja: 'それは、スレッドの数です。システムコールの中にいるものもあります。Goのコードを実行するには、Pが要ります。',
          },
        },
        {
          id: 'goroutines',
          values: ({ figures }) => [figures.goroutines.count],
          hint: {
            en: 'So many were there, and most of them had to wait for their turn.',
            ja: 'それだけ存在しましたが、ほとんどは順番を待っていました。',
          },
        },
      ],
      hints: [
        {
          en: 'Look for GOMAXPROCS in the head of the analyzer.',
          ja: 'アナライザーの上部で、GOMAXPROCSを探します。',
        },
        {
          en: 'It is the number of rows in the timeline by P.',
          ja: 'P別のタイムラインの、行の数でもあります。',
        },
      ],
      reveal: { afterTries: 3 },
      why: () => ({
        text: {
          en: 'GOMAXPROCS bounds it: one goroutine per P. Everything that is runnable beyond that waits, however small the task.',
          ja: '上限はGOMAXPROCSで、P1つにつきgoroutine 1つです。それを超えて実行可能になったものは、どれほど小さな仕事でも待ちます。',
        },
        places: [{ kind: 'view', params: { view: 'timeline', by: 'proc' } }],
      }),
    },
  ],
} satisfies Exercise<'gotrace'>;
