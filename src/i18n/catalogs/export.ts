import { defineCatalog } from '../catalog.ts';

/** Strings of the dialog that saves calls as a file, and of what is copied from a call. */
export const exportCatalog = defineCatalog({
  en: {
    open: 'Export…',
    title: 'Export calls',
    all: 'All calls of the log: the query is empty.',
    selected: 'The calls that the query selects: ',
    format: 'Format',
    log: 'strace log',
    logAbout:
      'The lines as they stand in the file, both halves of a cut call. Every tool for strace reads it.',
    csv: 'CSV',
    csvAbout: 'For spreadsheets: one row per call, times in seconds.',
    json: 'JSON',
    jsonAbout: 'One object with all calls, times in nanoseconds.',
    jsonl: 'JSON Lines',
    jsonlAbout: 'One call per line: for large logs, jq and data tools.',
    chrome: 'Chrome trace',
    chromeAbout: 'For ui.perfetto.dev and chrome://tracing: a timeline with threads and wait classes.',
    events: 'With signals and exits (in a log: with strace’s notices)',
    byteOrderMark: 'With a byte order mark, which Excel needs to read Japanese text',
    measuring: 'Measuring…',
    size: (calls: string, one: boolean, bytes: string, exact: boolean) =>
      `${calls} ${one ? 'call' : 'calls'}, ${exact ? '' : 'about '}${bytes}`,
    noClock: 'This log has no time stamps (-ttt), so its calls have no place on a timeline.',
    tooLarge:
      'That is more than a page can hand over. Narrow the query, or use the command: npm run dojo -- export.',
    large: 'A large file: the browser keeps all of it, mostly on disk, until it is saved.',
    manyRows: 'Excel shows the first 1,048,575 calls only.',
    longJson:
      'Many programs cannot read a JSON file of this size at once. JSON Lines can be read line by line.',
    manyEvents: 'Viewers take long for more than a million events. A query for the part you need helps.',
    relativeClock:
      'The stamps of this log (-r) count from the line above: where lines are left out, times move closer.',
    secrets:
      'Arguments and results can hold secrets: passwords, tokens, personal data. The file stays on your machine; look through it before you pass it on. Nothing is removed from it.',
    writing: 'Writing the file',
    save: 'Save',
    stop: 'Stop',
    cancel: 'Cancel',
    copyLink: 'Copy link',
  },
  ja: {
    open: '書き出し…',
    title: '呼び出しの書き出し',
    all: 'クエリが空なので、ログのすべての呼び出しが対象です。',
    selected: 'クエリに一致する呼び出しが対象です:',
    format: '形式',
    log: 'straceのログ',
    logAbout:
      'ファイルの行をそのまま書き出します。分割された呼び出しは両方の行が入ります。straceを読むツールならどれでも使えます。',
    csv: 'CSV',
    csvAbout: '表計算ソフト向けです。1行が1回の呼び出しで、時間は秒です。',
    json: 'JSON',
    jsonAbout: 'すべての呼び出しを1つのオブジェクトにまとめます。時間はナノ秒です。',
    jsonl: 'JSON Lines',
    jsonlAbout: '1行が1回の呼び出しです。大きなログや、jqなどのツールに向いています。',
    chrome: 'Chromeトレース',
    chromeAbout:
      'ui.perfetto.devとchrome://tracingで開けます。スレッドと待ちの種類をタイムラインで見られます。',
    events: 'シグナルと終了も含める(ログではstraceの通知も)',
    byteOrderMark: 'BOMを付ける(Excelで日本語を正しく表示するため)',
    measuring: '大きさを調べています…',
    size: (calls: string, _one: boolean, bytes: string, exact: boolean) =>
      `呼び出し${calls}回、${exact ? '' : '約'}${bytes}`,
    noClock: 'このログには時刻(-ttt)がないため、タイムラインに並べられません。',
    tooLarge:
      'このページから渡せる大きさを超えています。クエリで絞り込むか、コマンドnpm run dojo -- exportを使ってください。',
    large: '大きなファイルです。保存が終わるまで、ブラウザがすべてを(主にディスクに)保持します。',
    manyRows: 'Excelで表示できるのは、最初の1,048,575回までです。',
    longJson:
      'この大きさのJSONは、一度に読み込めないプログラムが多くあります。JSON Linesなら1行ずつ読めます。',
    manyEvents:
      '100万件を超えるイベントは、ビューアーで開くのに時間がかかります。必要な部分をクエリで絞り込んでください。',
    relativeClock:
      'このログの時刻(-r)は、前の行からの経過時間です。省かれた行があると、その分だけ時刻が詰まります。',
    secrets:
      '引数や結果には、パスワード、トークン、個人情報などの秘密が含まれることがあります。ファイルは手元のマシンに保存されるだけですが、誰かに渡す前に中身を確かめてください。何も取り除いていません。',
    writing: 'ファイルに書き出しています',
    save: '保存',
    stop: '中止',
    cancel: 'キャンセル',
    copyLink: 'リンクをコピー',
  },
});
