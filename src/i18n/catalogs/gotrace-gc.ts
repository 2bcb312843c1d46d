import { defineCatalog } from '../catalog.ts';

/** Garbage collection in a Go trace, and what share of the CPU it left to the program. */
export const gotraceGcCatalog = defineCatalog({
  en: {
    mmu: 'MMU',
    against: 'Concurrent marking and stop-the-world',
    againstNote:
      'A collection does not stop all Ps: while it marks, the program goes on with the CPU that marking leaves. Only the two short phases around it, and stops for other reasons, hold every goroutine.',
    phase: 'Phase',
    marking: 'Concurrent mark phase',
    share: 'Share of time',
    cycleRange: 'Range',
    showRange: 'Show only this',
    showRangeOf: (from: string) => `Show only this: the collection from ${from}`,
    timeline: 'Timeline',
    timelineOf: (from: string) => `Timeline of the collection from ${from}`,
    assists: 'Who helped marking',
    assistsNote:
      'A goroutine that allocates while a collection runs has to mark in proportion (mark assist). By the function they began in. Waits inside an assist count, so it may be longer than what they executed.',
    assistTime: 'Mark assist',
    assistEach: 'For each goroutine',
    noAssists: 'No goroutine had to assist.',
    heap: 'Live heap and goal',
    heapLow: 'Live heap',
    heapGoal: 'Goal',
    helpGc: 'Collections with their stops of the world, who helped marking, heap and goal.',
    helpGcOfficial:
      'go tool trace has no such page: its figures are the ranges in its timeline. Marking that went on as the trace began counts from the beginning of the trace, as there.',

    mmuTitle: 'Minimum mutator utilization',
    mmuNote:
      'The least share of the CPU that the program had in any window of a length. A point at 10 ms and 60 % says: in the worst 10 ms of the trace, the program had 60 % of the Ps.',
    flags: 'What counts as taken from the program',
    flag: (name: string) =>
      ({
        stw: 'stop-the-world',
        background: 'background workers',
        assist: 'mark assist',
        sweep: 'sweep',
        perProc: 'each P by itself',
      })[name] ?? name,
    quantiles: 'Percentiles (slower)',
    quantilesNote:
      'p99.9 of 80 % says: in 99.9 % of all windows of this length the program had at least 80 %. go tool trace offers them too, but draws the minimum for each.',
    window: 'Window',
    minimum: 'Minimum',
    axisWindow: 'window length',
    lines: 'Solid: minimum; dots: p99.9; short dashes: p99; long dashes: p95.',
    axisUtilization: 'share left to the program',
    plot: (window: string, value: string) => `Minimum mutator utilization; ${value} for windows of ${window}`,
    worst: (window: string) => `The worst windows of ${window}`,
    worstNote: 'Choose another length in the table or on the plot. These windows do not overlap.',
    worstFrom: 'From',
    worstUtilization: 'Left to the program',
    showWorst: (window: string) => `Show the worst windows of ${window}`,
    onlyThis: (from: string) => `Show only this: the window from ${from}`,
    none: 'This trace does not tell how many Ps there were, so that no share can be computed.',
    noneInRange: 'Nothing is known of the Ps in this range.',
    helpMmu: 'A click on the plot, or on a length in the table, lists the worst windows of that length.',
    mmuDiffers:
      'go tool trace shows other figures for this trace: it counts a background worker twice whenever it starts again, never takes that back, and in the end leaves out all that comes after. Here each start counts once.',
    helpMmuOfficial:
      'The definitions are those of the MMU page of go tool trace, and STW, background workers and assist is what it opens with. Where it counts workers twice (Go 1.26), its figures stand beside ours.',
  },
  ja: {
    mmu: 'MMU',
    against: '並行マークとstop-the-world',
    againstNote:
      'GCがすべてのPを止めるわけではありません。マークの間も、マークに使われていないCPUでプログラムは動き続けます。全goroutineが止まるのは、その前後の短い2つの段階と、ほかの理由によるstop-the-worldの間だけです。',
    phase: '段階',
    marking: '並行マーク',
    share: '時間の割合',
    cycleRange: '範囲',
    showRange: 'この範囲だけ表示',
    showRangeOf: (from: string) => `この範囲だけ表示：${from}からのGC`,
    timeline: 'タイムライン',
    timelineOf: (from: string) => `${from}からのGCのタイムライン`,
    assists: 'マークを手伝ったgoroutine',
    assistsNote:
      'GCの間にメモリを割り当てるgoroutineは、その量に応じてマークを負担します（マークアシスト）。開始した関数ごとの時間です。アシストの途中の待ちも含むので、実行時間より長くなることがあります。',
    assistTime: 'マークアシスト',
    assistEach: 'goroutineあたり',
    noAssists: 'マークを手伝ったgoroutineはありません。',
    heap: '生存ヒープと目標',
    heapLow: '生存ヒープ',
    heapGoal: '目標',
    helpGc: 'GCとその前後のstop-the-world、マークを手伝ったgoroutine、ヒープと目標を表示します。',
    helpGcOfficial:
      'go tool traceにこのページはなく、同じ値はタイムラインの区間として現れます。トレースの開始時に続いていたマークは、公式と同じくトレースの始まりから数えます。',

    mmuTitle: '最小ミューテーター利用率（MMU）',
    mmuNote:
      'ある長さの時間のうち、プログラムが使えたCPUの割合が最も低かったところの値です。10 msで60 %なら、最悪の10 msの間、プログラムが使えたPは60 %だったという意味です。',
    flags: 'プログラムから奪われたとみなすもの',
    flag: (name: string) =>
      ({
        stw: 'stop-the-world',
        background: 'バックグラウンドワーカー',
        assist: 'マークアシスト',
        sweep: 'スイープ',
        perProc: 'Pごとに計算',
      })[name] ?? name,
    quantiles: 'パーセンタイル（時間がかかります）',
    quantilesNote:
      'p99.9が80 %なら、その長さの区間の99.9 %で、プログラムは80 %以上を使えています。go tool traceでも選べますが、どれにも最小値が描かれます。',
    window: '区間の長さ',
    minimum: '最小',
    axisWindow: '区間の長さ',
    lines: '実線は最小、点線はp99.9、短い破線はp99、長い破線はp95です。',
    axisUtilization: 'プログラムに残った割合',
    plot: (window: string, value: string) => `最小ミューテーター利用率。長さ${window}の区間では${value}`,
    worst: (window: string) => `${window}の区間のうち最も悪いもの`,
    worstNote: '長さは、表かグラフで選べます。これらの区間は重なりません。',
    worstFrom: '開始',
    worstUtilization: 'プログラムに残った割合',
    showWorst: (window: string) => `${window}の最も悪い区間を表示`,
    onlyThis: (from: string) => `この範囲だけ表示：${from}からの区間`,
    none: 'このトレースにはPの数が記録されていないため、割合を計算できません。',
    noneInRange: 'この範囲のPについては何もわかりません。',
    helpMmu: 'グラフか、表の長さを選ぶと、その長さで最も悪い区間を一覧します。',
    mmuDiffers:
      'このトレースでは、go tool traceの値と異なります。go tool traceは、バックグラウンドワーカーが再び動き出すたびに二重に数え、その分を戻しません。最後には、それより後の時間をすべて除いてしまいます。ここでは1回ずつ数えます。',
    helpMmuOfficial:
      '定義はgo tool traceのMMUのページと同じで、stop-the-world、バックグラウンドワーカー、マークアシストを選んだ状態が公式の初期表示です。公式がワーカーを二重に数える場合（Go 1.26）は、その値を並べて示します。',
  },
});
