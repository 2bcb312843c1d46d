import { defineCatalog } from '../catalog.ts';

/** Two Go traces side by side. */
export const gotraceCompareCatalog = defineCatalog({
  en: {
    compare: 'Compare',
    lead: 'Which trace came after this one? Choose a file; it stays on your computer.',
    choose: 'Choose the other trace',
    opening: (name: string) => `Reading ${name} …`,
    before: 'Before',
    after: 'After',
    swap: 'Swap sides',
    another: 'Another trace',
    side: (length: string, goroutines: string, collections: string, heap: string) =>
      `${length} long, goroutines: ${goroutines}, collections: ${collections}, live heap up to ${heap}`,
    range: 'The range holds for the open trace; the other one is taken whole.',
    basis: 'Times',
    basisName: (basis: string) =>
      ({ second: 'per second of trace', goroutine: 'per goroutine', total: 'as recorded' })[basis] ?? basis,
    basisNote:
      'Per second suits a steady load. Per goroutine suits a goroutine per request or file: of a group its own are counted, elsewhere all of the trace. Two recordings differ by chance too: repeat them before you believe a difference.',
    column: 'Column',
    columnName: (column: string) =>
      ({
        exec: 'execution',
        schedWait: 'sched wait',
        syscall: 'syscall',
        syscallBlock: 'block (syscall)',
        blocked: 'all blocking',
        total: 'total',
      })[column] ?? column,
    groups: 'Goroutines by the function they began in',
    goroutines: 'Goroutines',
    counts: (before: string, after: string) => `${before} → ${after}`,
    waits: 'What held goroutines up (complete)',
    gc: 'Collection and stops of the world',
    profile: (kind: string) => `Official profile: ${kind}`,
    profileNote:
      'Stacks are matched by their functions, since lines and addresses differ between builds. No first waits, and none that did not end.',
    change: 'Change',
    ratio: '%',
    times: 'Times',
    isNew: 'new',
    isGone: 'gone',
    none: 'Nothing on either side.',
    stacksMore: (shown: string, all: string) => `The ${shown} stacks of ${all} that changed most per second.`,
    help: 'Two traces of the same program: groups, waits, collections and profiles with their differences. go tool trace cannot compare.',
  },
  ja: {
    compare: '比較',
    lead: 'このトレースの後に記録したものを選んでください。ファイルが外部に送られることはありません。',
    choose: '比べるトレースを選ぶ',
    opening: (name: string) => `${name}を読み込んでいます…`,
    before: '前',
    after: '後',
    swap: '前後を入れ替える',
    another: '別のトレース',
    side: (length: string, goroutines: string, collections: string, heap: string) =>
      `長さ${length}、goroutine ${goroutines}個、GC ${collections}回、生存ヒープは最大${heap}`,
    range: '範囲は、開いているトレースだけに適用されます。比べる相手はトレース全体です。',
    basis: '時間',
    basisName: (basis: string) =>
      ({ second: 'トレース1秒あたり', goroutine: 'goroutine 1個あたり', total: '記録のまま' })[basis] ??
      basis,
    basisNote:
      '一定の負荷なら1秒あたり、リクエストやファイルごとにgoroutineを作るならgoroutine 1個あたりが適しています。グループではそのgoroutineの数、ほかの表ではトレース全体の数で割ります。2回の記録は偶然でも変わります。差を信じる前に、何度か記録してください。',
    column: '列',
    columnName: (column: string) =>
      ({
        exec: '実行',
        schedWait: 'Sched wait',
        syscall: 'Syscall',
        syscallBlock: 'Block (syscall)',
        blocked: 'Blockの合計',
        total: '合計',
      })[column] ?? column,
    groups: '開始した関数ごとのgoroutine',
    goroutines: '個数',
    counts: (before: string, after: string) => `${before} → ${after}`,
    waits: 'goroutineを止めたもの（完全）',
    gc: 'GCとstop-the-world',
    profile: (kind: string) => `公式のプロファイル：${kind}`,
    profileNote:
      '行番号やアドレスはビルドごとに変わるため、スタックは関数名で対応づけています。最初の待ちと、終わらなかった待ちは含みません。',
    change: '差',
    ratio: '%',
    times: '回数',
    isNew: '新規',
    isGone: '消滅',
    none: 'どちらのトレースにもありません。',
    stacksMore: (shown: string, all: string) =>
      `${all}個のスタックのうち、1秒あたりの変化が大きい${shown}個です。`,
    help: '同じプログラムの2つのトレースについて、グループ、待ち、GC、プロファイルの差を示します。go tool traceに比較の機能はありません。',
  },
});
