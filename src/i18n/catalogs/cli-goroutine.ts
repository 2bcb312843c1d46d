import { defineCatalog } from '../catalog.ts';
import { goroutineWordsCatalog } from './goroutine-words.ts';

/** What `goroutine` says of one goroutine of a Go trace. States and limits by the names of the analysis. */
export const cliGoroutineCatalog = defineCatalog({
  en: {
    ...goroutineWordsCatalog.en,
    help: `Usage: npm run -s dojo -- goroutine [options] FILE ID

One goroutine of a Go execution trace: who created it, what it did and waited for, who ended its waits and who
held the locks meanwhile, and the critical path of its life. FILE is plain or gzip; - is standard input.

Options:
  --from T, --to T  only this part of the trace, such as --from 1.5s --to 1700ms: times since its first event
  --json            one JSON object; fields in docs/json-output.md
  --lang en|ja      language of the report
  --help            this text

Ids: analyze --json FILE lists goroutines under goroutineDetail; events FILE prints them with every event.
Exit code: 0 printed, 2 the file could not be read or has no such goroutine, or wrong usage.`,
    fileAndId: 'Name one trace and the id of a goroutine: FILE ID.',
    badId: (id: string) => `“${id}” is no id of a goroutine: a number such as 34.`,
    traceOnly: 'is no Go execution trace, and only that has goroutines',
    noSuch: (id: string) => `goroutine ${id} is not in this trace`,
    goroutine: (id: string) => `goroutine ${id}`,
    noGoroutine: 'no goroutine (timer, network, system call)',
    interval: (from: string, to: string, length: string) => `Figures are of ${from} to ${to}: ${length}.`,
    created: (at: string, who: string) => `Created at ${at} by ${who}`,
    wasThere: (at: string) => `Was there before the trace; first told of at ${at}.`,
    firstRan: (at: string) => `First ran at ${at}.`,
    neverRan: 'Never ran.',
    ended: (at: string) => `Ended at ${at}.`,
    stillThere: 'Still there as the trace ends.',
    lifeCut: 'It has more stretches than fit: its earlier life is left out.',
    states: 'Time by state',
    total: 'total',
    times: 'times',
    state: 'state',
    reason: 'reason',
    place: 'place',
    at: 'at',
    took: 'took',
    endedBy: 'ended by',
    who: 'goroutine',
    waits: 'Longest waits',
    stillOpen: '(not ended)',
    holder: (who: string, length: string, what: string) => `${who} held it for ${length}; meanwhile: ${what}`,
    until: (who: string, length: string, what: string) => `${who} in the ${length} before that: ${what}`,
    wakers: 'Who ended its waits',
    waited: 'waited',
    samples: (count: string) => `CPU samples: ${count}`,
    flat: 'flat',
    cum: 'cum',
    function: 'function',
    path: (length: string) => `Critical path: ${length}`,
    pathNote: (count: string) =>
      `What the time went on, by it or by those it waited for. Segments: ${count}; they add up to the interval exactly. A wait is followed to the goroutine that ended it; that this one did what the wait was for is an assumption. One that goes on at the end stays a wait. A dot per wait that lies between.`,
    unknown: (length: string, share: string) =>
      `Nothing is known of ${length} (${share}): the goroutine was not there, or events were given up for want of room. A shorter --from --to keeps more.`,
    life: 'Event by event',
    creates: 'creates',
    unblocks: 'unblocks',
    more: (count: string) => `${count} more; --json lists up to 1,000, and --from and --to choose a part.`,
    morePath: (count: string) =>
      `${count} more; --json lists up to 10,000, and --from and --to choose a part.`,
    moreWaits: (count: string) => `${count} more.`,
  },
  ja: {
    ...goroutineWordsCatalog.ja,
    help: `使い方：npm run -s dojo -- goroutine [オプション] FILE ID

Goの実行トレースから1つのgoroutineを取り出し、どこで作られ、何をして何を待ったか、待ちを終わらせたのは何か、
その間ロックを持っていたのは何か、そしてクリティカルパスを示します。FILEはgzipのままでも読めます。-は標準入力です。

オプション：
  --from T、--to T  トレースのこの範囲だけ。例：--from 1.5s --to 1700ms(最初のイベントからの時間)
  --json            JSONオブジェクトを1つ出力する。フィールドはdocs/json-output.mdを参照
  --lang en|ja      表示する言語
  --help            このヘルプ

IDは、analyze --json FILEのgoroutineDetailと、events FILEの各イベントに出ます。
終了コード：0 表示できた、2 ファイルを読めない、そのgoroutineがない、または使い方の誤り。`,
    fileAndId: 'トレースを1つと、goroutineのIDを指定してください：FILE ID。',
    badId: (id: string) => `「${id}」はgoroutineのIDではありません。34のような数で指定してください。`,
    traceOnly: 'Goの実行トレースではありません。goroutineがあるのはGoの実行トレースだけです',
    noSuch: (id: string) => `goroutine ${id}はこのトレースにありません`,
    goroutine: (id: string) => `goroutine ${id}`,
    noGoroutine: 'goroutine以外(タイマー、ネットワーク、システムコール)',
    interval: (from: string, to: string, length: string) => `以下は${from}から${to}まで、${length}の値です。`,
    created: (at: string, who: string) => `${at}に${who}が作成`,
    wasThere: (at: string) => `トレースの前からありました。最初の記録は${at}です。`,
    firstRan: (at: string) => `最初に走ったのは${at}です。`,
    neverRan: '一度も走っていません。',
    ended: (at: string) => `${at}に終わりました。`,
    stillThere: 'トレースの終わりにも残っています。',
    lifeCut: '記録が多すぎて収まらないため、前の部分を省いています。',
    states: '状態ごとの時間',
    total: '合計',
    times: '回数',
    state: '状態',
    reason: '理由',
    place: '場所',
    at: '時刻',
    took: '長さ',
    endedBy: '終わらせたもの',
    who: 'goroutine',
    waits: '長い待ち',
    stillOpen: '(終わらず)',
    holder: (who: string, length: string, what: string) => `${who}が${length}の間保持。その間：${what}`,
    until: (who: string, length: string, what: string) => `${who}のそれまでの${length}：${what}`,
    wakers: '待ちを終わらせたもの',
    waited: '待った時間',
    samples: (count: string) => `CPUサンプル：${count}件`,
    flat: 'flat',
    cum: 'cum',
    function: '関数',
    path: (length: string) => `クリティカルパス：${length}`,
    pathNote: (count: string) =>
      `このgoroutineと、待った相手が何に時間を使ったかを示します。区間は${count}個で、合計は全体の長さとちょうど一致します。待ちは、それを終わらせたgoroutineへたどります。その相手が待ちの目的の仕事をしていたというのは仮定です。最後まで終わらない待ちは、待ちのまま残ります。点の数は、間にある待ちの数です。`,
    unknown: (length: string, share: string) =>
      `${length}(${share})については何もわかりません。goroutineがなかったか、収まらない分の記録を捨てたためです。--fromと--toで範囲を狭めると、より多く残ります。`,
    life: '1件ずつの記録',
    creates: '作成',
    unblocks: '再開させる',
    more: (count: string) => `ほか${count}件。--jsonでは1,000件まで出ます。範囲は--fromと--toで選べます。`,
    morePath: (count: string) =>
      `ほか${count}個。--jsonでは10,000個まで出ます。範囲は--fromと--toで選べます。`,
    moreWaits: (count: string) => `ほか${count}件。`,
  },
});
