import { defineCatalog } from '../catalog.ts';

const plural = (count: string, noun: string): string => `${count} ${noun}${count === '1' ? '' : 's'}`;

/** What `analyze` says of a Go execution trace. Names of columns are those of `go tool trace` in English. */
export const cliGotraceCatalog = defineCatalog({
  en: {
    kind: 'Go execution trace',
    facts: (events: string, goroutines: string, procs: number) =>
      `${plural(events, 'event')}, ${plural(goroutines, 'goroutine')}, ${procs} ${procs === 1 ? 'P' : 'Ps'}`,
    partial: (why: string) =>
      `Only a part could be read. ${why} The table of goroutines goes up to the last event; the official profiles and the mutator utilization end at the last complete generation, as go tool trace has it.`,
    part: (fromTo: string) =>
      `Only ${fromTo} of the trace: times are what lies in it, counts what lies in it at least in part. Of the whole trace are the events, the heap, the worst times for the program, and the tasks.`,
    waits: 'What held goroutines up',
    waitsNote:
      '“Profile” is what the official blocking profiles show. They leave out the first wait of every goroutine to run, waits that never end, sleep and the collector.',
    heldUpBy: 'held up by',
    times: 'times',
    total: 'total',
    inProfile: 'profile',
    atEnd: 'still waiting',
    places: 'Where they waited longest',
    stuck: 'Waiting as the trace ends',
    stuckNote: 'Many goroutines at one place may be a leak; a few may be idle workers.',
    goroutines: 'Goroutines',
    count: 'count',
    exec: 'execution',
    sched: 'sched wait',
    syscall: 'syscall',
    blocked: 'blocked',
    startedIn: 'start location',
    inactive: '(inactive, no stack trace sampled)',
    system: (count: number) => `runtime’s own (${count})`,
    reason: 'reason',
    place: 'place',
    longest: 'longest',
    gc: 'Garbage collection',
    collections: (count: string, total: string, heap: string) =>
      `${plural(count, 'mark phase')}, ${total} in all; heap ${heap} at most. The program runs on during a mark phase.`,
    utilization: (window: string, share: string) =>
      `In the worst ${window} the program had ${share} of the processors.`,
    stops: 'Stop-the-world',
    kindOfStop: 'kind',
    max: 'max',
    tasks: 'Tasks',
    regions: 'Regions',
    type: 'type',
    complete: 'complete',
  },
  ja: {
    kind: 'Goの実行トレース',
    facts: (events: string, goroutines: string, procs: number) =>
      `イベント${events}件、goroutine${goroutines}個、P ${procs}個`,
    partial: (why: string) =>
      `一部しか読めませんでした。${why}goroutineの表は最後のイベントまで、公式のプロファイルとミューテーター利用率は最後まで揃っている世代までを数えます。go tool traceと同じです。`,
    part: (fromTo: string) =>
      `トレースの${fromTo}だけを見ています。時間はこの範囲に入る分、回数は一部でも入るものの数です。イベント数、ヒープ、ミューテーター利用率の最悪値、タスクは、トレース全体のものです。`,
    waits: 'goroutineを待たせたもの',
    waitsNote:
      '「プロファイル」は公式のブロッキングプロファイルに出る時間です。公式には、各goroutineの最初の実行待ち、終わらない待ち、sleep、ガベージコレクションの待ちが含まれません。',
    heldUpBy: '待たせたもの',
    times: '回数',
    total: '合計',
    inProfile: 'プロファイル',
    atEnd: '待機中',
    places: '長く待った場所',
    stuck: '記録の終わりに待っていたgoroutine',
    stuckNote: '同じ場所に多数あれば、リークかもしれません。少数なら、仕事を待つワーカーのこともあります。',
    goroutines: 'goroutine',
    count: '個数',
    exec: '実行',
    sched: '実行待ち',
    syscall: 'syscall',
    blocked: 'ブロック',
    startedIn: '開始した関数',
    inactive: '(動かず、スタックの記録なし)',
    system: (count: number) => `ランタイム自身(${count}個)`,
    reason: '理由',
    place: '場所',
    longest: '最長',
    gc: 'ガベージコレクション',
    collections: (count: string, total: string, heap: string) =>
      `マークフェーズ${count}回、合計${total}。ヒープは最大${heap}。マークフェーズの間もプログラムは動いています。`,
    utilization: (window: string, share: string) =>
      `最も悪い${window}の間、プログラムが使えたのはプロセッサの${share}でした。`,
    stops: 'STW(stop-the-world)',
    kindOfStop: '種類',
    max: '最大',
    tasks: 'タスク',
    regions: 'リージョン',
    type: '種類',
    complete: '完了',
  },
});
