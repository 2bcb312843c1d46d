import { defineCatalog } from '../catalog.ts';

/**
 * Why the reading of a Go trace ended before its end, by the `kind` of the reader's problem: what is wrong and what to do.
 * What exactly was found stays in English, in the problem's message.
 */
export const gotraceProblemsCatalog = defineCatalog({
  en: {
    empty:
      'The file is empty. A trace is written in pieces and is complete once trace.Stop has returned: wait for that, then copy the file.',
    'not-a-trace':
      'This is not a Go execution trace. Record one with trace.Start, go test -trace, or from /debug/pprof/trace.',
    'old-version':
      'This trace has the format of Go 1.21 or older, which is not read here. Build the program with Go 1.22 or newer and record again, or open the file with the go tool trace of its version.',
    'unknown-version':
      'This trace has a format that is not known here. The formats of Go 1.22 to 1.27 are. Open it with the go tool trace of the version that wrote it.',
    cut: 'The trace ends in the middle. Most often the program ended without trace.Stop, or the file was copied while it was being written. What came before is shown; at most about a second at the end is lost.',
    'bad-batch':
      'A block of the file is damaged. What came before is shown. Copy the file again, in binary mode, or record again.',
    'bad-table':
      'A table of texts, stacks or CPU samples is damaged, so this part of the trace cannot be told. What came before is shown. Copy the file again or record again.',
    'bad-event': 'An event cannot be read. What came before is shown. Copy the file again or record again.',
    'missing-part':
      'A part of the trace lacks its clock, without which its events have no time. What came before is shown. The file is damaged or cut: copy it again or record again.',
    'mixed-generations':
      'Blocks of different seconds of the trace are mixed. What came before is shown. Were two traces written into one file? Record again, each into a file of its own.',
    'another-trace':
      'A second trace begins here: several were written into one file. The first is shown whole. Split the file at this byte, and open the other part by itself.',
    contradiction:
      'An event contradicts those before it: the scheduler cannot have done that. What came before is shown. The file is damaged, or the Go version that wrote it has a bug: try a newer one.',
    order:
      'The events of one second fit together in no order: one that others wait for is missing. What came before is shown. The file is damaged, or the Go version that wrote it has a bug: try a newer one.',
    nothingWhole:
      'Parts are written about once a second, the last one by the time trace.Stop returns. Wait for that, then copy the file again, in binary mode, or record again.',
    /** `words` and `where` are sentences of this catalogue. */
    told: (words: string, where: string, message: string) => `${words} ${where} (${message})`,
    nothing: (message: string, where: string, todo: string) =>
      `no part of this Go trace can be read: ${message}. ${where} ${todo}`,
    where: (offset: string, generation: string) => `At byte ${offset}, generation ${generation}.`,
    whereOffset: (offset: string) => `At byte ${offset}.`,
    lost: (percent: string) => `${percent} of the file could not be told.`,
  },
  ja: {
    empty:
      'ファイルが空です。トレースは少しずつ書き込まれ、trace.Stopが戻ったときに完成します。その後でファイルをコピーしてください。',
    'not-a-trace':
      'Goの実行トレースではありません。trace.Start、go test -trace、または/debug/pprof/traceで記録してください。',
    'old-version':
      'Go 1.21以前の形式のトレースで、ここでは読めません。プログラムをGo 1.22以降でビルドして取り直すか、記録したバージョンのgo tool traceで開いてください。',
    'unknown-version':
      '未対応の形式のトレースです。読めるのは、Go 1.22～1.27の形式です。記録したバージョンのgo tool traceで開いてください。',
    cut: 'トレースが途中で終わっています。多くの場合、trace.Stopを呼ばずにプログラムが終了したか、書き込みの途中でファイルをコピーしています。それより前は表示しています。失われたのは、末尾の最大1秒ほどです。',
    'bad-batch':
      'ファイルのブロックが壊れています。それより前は表示しています。バイナリモードでコピーし直すか、取り直してください。',
    'bad-table':
      '文字列、スタック、CPUサンプルのいずれかの表が壊れているため、トレースのこの部分は読めません。それより前は表示しています。コピーし直すか、取り直してください。',
    'bad-event':
      '読めないイベントがあります。それより前は表示しています。コピーし直すか、取り直してください。',
    'missing-part':
      'トレースの一部に時計の情報がなく、イベントの時刻が決まりません。それより前は表示しています。ファイルが壊れているか、途中で切れています。コピーし直すか、取り直してください。',
    'mixed-generations':
      'トレースの異なる時間帯のブロックが混ざっています。それより前は表示しています。2つのトレースを同じファイルに書き込んだ可能性があります。別々のファイルに取り直してください。',
    'another-trace':
      'ここから別のトレースが始まっています。複数のトレースを1つのファイルに書き込んだものです。最初のトレースは全部表示しています。この位置でファイルを分け、残りは別に開いてください。',
    contradiction:
      'それより前のイベントと矛盾するイベントがあります。スケジューラーがそのように動くことはありません。それより前は表示しています。ファイルが壊れているか、記録したGoのバージョンに不具合があります。新しいバージョンも試してください。',
    order:
      '1秒ほどの区間のイベントを、矛盾なく並べられません。ほかのイベントが待つイベントが欠けています。それより前は表示しています。ファイルが壊れているか、記録したGoのバージョンに不具合があります。新しいバージョンも試してください。',
    nothingWhole:
      'トレースはおよそ1秒ごとに書き込まれ、最後の部分はtrace.Stopが戻るまでに書き込まれます。それを待ってからバイナリモードでコピーし直すか、取り直してください。',
    told: (words: string, where: string, message: string) => `${words}${where}（${message}）`,
    nothing: (message: string, where: string, todo: string) =>
      `このGoトレースは、どの部分も読めません（${message}）。${where}${todo}`,
    where: (offset: string, generation: string) => `位置：${offset}バイト目、世代${generation}。`,
    whereOffset: (offset: string) => `位置：${offset}バイト目。`,
    lost: (percent: string) => `ファイルの${percent}が読めませんでした。`,
  },
});
