import { defineCatalog } from '../catalog.ts';

/** What the commands say that compare and export logs. */
export const cliLogsCatalog = defineCatalog({
  en: {
    compareHelp: `Usage: npm run -s dojo -- compare [options] BEFORE AFTER

Compares two strace logs: system calls, wait classes, paths and peers, findings. Or two Go execution traces:
goroutines by their start function and blocking profiles, in sums and per second. Plain or gzip.
Two profiles: use diff.

Options (--query and --per: of logs only):
  --query QUERY     only these calls, of both logs
  --per UNIT        divide counts and sums: second, or a call such as accept or accept*100
  --json            one JSON object; fields in docs/json-output.md
  --lang en|ja      language of the summary
  --help            this text

Two captures differ by chance too: repeat them before you believe a difference.
Exit code: 0 compared, 2 a file could not be read, or wrong usage.`,
    exportHelp: `Usage: npm run -s dojo -- export [options] --as FORMAT LOG...

Writes the calls of a log, or of the files of one -ff set, in another form.

Options:
  --as FORMAT       log, csv, json, jsonl, or chrome (for ui.perfetto.dev)
  --query QUERY     only these calls
  -o, --output FILE where to; otherwise standard output
  --no-events       log, chrome: without signals, exits and notices
  --bom             csv: with a byte order mark, for Excel in Japanese
  --lang en|ja      language of messages
  --help            this text

Arguments can hold secrets; nothing is removed from them.
Exit code: 0 written, 2 a file could not be read or written, or wrong usage.`,
    twoLogs: 'Name two logs, or two Go traces: BEFORE AFTER.',
    format: 'Say the format: --as log, csv, json, jsonl or chrome.',
    badUnit: (unit: string) => `“${unit}” is no unit: second, or a call such as accept or accept*100.`,
    noUnit: 'One of the logs has none of these calls, or no clock: shown as recorded.',
    noClock: 'has no time stamps (strace -ttt): its calls have no place on a timeline',
    notWritten: (why: string) => `could not be written: ${why}`,
    noFolder: 'there is no such folder',
    outputIsFolder: 'it is a directory; name a file in it',
    mayNotWrite: 'permission denied; choose a folder that is yours',
    diskFull: 'the disk is full, so that the file is not whole',
    overInput: (input: string) => `-o would write over ${input}, which is being read: choose another name.`,
  },
  ja: {
    compareHelp: `使い方：npm run -s dojo -- compare [オプション] BEFORE AFTER

2つのstraceのログを、システムコール、待ちの種類、パスと接続先、検出結果で比べます。Goの実行トレースも2つ
比べられます。開始した関数ごとのgoroutineと、ブロッキングプロファイルを、合計と1秒あたりの値で示します。
gzipのままでも読めます。プロファイルどうしはdiffで比べます。

オプション(--queryと--perはログだけ)：
  --query QUERY     両方のログで、この呼び出しだけを比べる
  --per UNIT        回数と合計を割る単位：second、またはacceptやaccept*100のような呼び出し
  --json            JSONオブジェクトを1つ出力する。フィールドはdocs/json-output.mdを参照
  --lang en|ja      表示する言語
  --help            このヘルプ

2回の記録は偶然でも変わります。差を信じる前に、何度か記録してください。
終了コード：0 比較できた、2 読めないファイルがある、または使い方の誤り。`,
    exportHelp: `使い方：npm run -s dojo -- export [オプション] --as FORMAT LOG...

ログ(または-ffで記録した一組のファイル)の呼び出しを、別の形式で書き出します。

オプション：
  --as FORMAT       log、csv、json、jsonl、chrome(ui.perfetto.dev用)
  --query QUERY     この呼び出しだけを書き出す
  -o, --output FILE 出力先。省略すると標準出力
  --no-events       log、chrome：シグナル、終了、通知を除く
  --bom             csv：Excelで日本語を正しく表示するためにBOMを付ける
  --lang en|ja      メッセージの言語
  --help            このヘルプ

引数には秘密が含まれることがあります。何も取り除きません。
終了コード：0 書き出せた、2 読み書きできないファイルがある、または使い方の誤り。`,
    twoLogs: 'BEFOREとAFTERの2つのログ、または2つのGoのトレースを指定してください。',
    format: '形式を--asで指定してください：log、csv、json、jsonl、chrome。',
    badUnit: (unit: string) =>
      `「${unit}」は単位として使えません。second、またはacceptやaccept*100のような呼び出しを指定してください。`,
    noUnit: '片方のログにこの呼び出しがないか、時刻がありません。記録のままの値を表示しています。',
    noClock: '時刻(strace -ttt)がないため、タイムラインに並べられません',
    notWritten: (why: string) => `書き込めませんでした：${why}`,
    noFolder: 'ディレクトリがありません',
    outputIsFolder: 'ディレクトリです。その中のファイル名を指定してください',
    mayNotWrite: '書き込みの権限がありません。別のディレクトリを指定してください',
    diskFull: 'ディスクがいっぱいです。ファイルは途中までしか書かれていません',
    overInput: (input: string) =>
      `-oの出力先は、読み込むファイル${input}そのものです。別の名前を指定してください。`,
  },
});
