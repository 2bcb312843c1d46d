import { defineCatalog } from '../catalog.ts';

/** What each view of a Go trace shows, and where its figures are not those of go tool trace: behind `?`. */
export const gotraceHelpCatalog = defineCatalog({
  en: {
    range: 'A range over the views holds for all of them: every table is computed anew for it.',
    overview:
      'What stands out, and where goroutines were held up: all of it, and what the official tool counts.',
    goroutines:
      'Goroutines by the function they began in. The columns are those of go tool trace, to the nanosecond; the first wait and the waits at the end are ours.',
    goroutinesSpread:
      'Spread shows minimum, mean, median, 99th percentile and maximum of a column over the goroutines of each group, with a histogram.',
    blocking:
      'Official is what go tool trace -pprof counts: no first waits, none that never end, no sleep. Complete counts all of them. The scheduler’s stacks are of who made the goroutine ready.',
    wakers: 'Who unblocked whom. go tool trace shows this only as arrows in its timeline.',
    tasks:
      'What the program marked itself. Counts include tasks whose begin or end is not in the trace, sums and means do not.',
  },
  ja: {
    range: 'ビューの上で選んだ範囲は、すべてのビューに共通です。どの表も、その範囲で計算し直します。',
    overview:
      '目立つ点と、goroutineを止めたものを表示します。すべての待ちと、公式のツールが数える分の両方です。',
    goroutines:
      '開始した関数ごとのgoroutineです。列の値は、ナノ秒までgo tool traceと同じです。「最初の待ち」と「終わりでも待機中」は、ここだけの列です。',
    goroutinesSpread:
      '「ばらつき」は、各グループのgoroutineについて、選んだ列の最小、平均、中央値、99パーセンタイル、最大とヒストグラムを表示します。',
    blocking:
      '「公式」は、go tool trace -pprofの数え方です。最初の待ち、終わらない待ち、sleepは入りません。「完全」は、そのすべてを数えます。スケジューラーの待ちのスタックは、goroutineを実行可能にした側のものです。',
    wakers:
      'どのgoroutineがどのgoroutineを再開させたかを示します。go tool traceでは、タイムラインの矢印でしか見られません。',
    tasks:
      'プログラム自身が付けた印です。個数には、開始や終了がトレースにないタスクも入りますが、合計と平均には入りません。',
  },
});
