import { defineCatalog } from '../catalog.ts';

/** What the command says that prints the events of a Go trace. */
export const cliEventsCatalog = defineCatalog({
  en: {
    eventsHelp: `Usage: npm run -s dojo -- events FILE...

Prints every event of Go execution traces (Go 1.22 and newer, plain or gzip), one per line and in order, in a form in
which readers can be compared: time in ns, kind, thread, P, goroutine, details, stacks as number of frames and hash.
Before them stands a line "# FILE", after them "# verdict: SUCCESS N events", "# verdict: FAILURE message", or, for the
format of Go 1.21 and older, "# verdict: UNSUPPORTED message". - is standard input.

Options:
  --lang en|ja      language of messages
  --help            this text

Exit code: 0 printed, 2 a file could not be opened, or wrong usage.`,
    noFile: 'Give at least one Go execution trace.',
  },
  ja: {
    eventsHelp: `使い方：npm run -s dojo -- events FILE...

Goの実行トレース（Go 1.22以降、gzipも可）のイベントを、1行に1件ずつ順番どおりに表示します。ほかのリーダーの
出力と比べるための形式です。各行は、時刻（ns）、種類、スレッド、P、ゴルーチン、詳細、スタック（フレーム数と
ハッシュ）です。前に「# FILE」、後に「# verdict: SUCCESS N events」または「# verdict: FAILURE メッセージ」の
行が付きます。Go 1.21以前の形式は「# verdict: UNSUPPORTED メッセージ」になります。-は標準入力です。

オプション：
  --lang en|ja      メッセージの言語
  --help            この説明

終了コード：0 表示した、2 ファイルを開けない、または使い方の誤り。`,
    noFile: 'Goの実行トレースを1つ以上指定してください。',
  },
});
