import type { LocalText } from '../catalog.ts';

interface LooksLikeText {
  readonly what: LocalText;
  readonly todo: LocalText;
}

const record: LocalText = {
  en: 'What is read here: strace logs, Go execution traces, pprof profiles. A strace log has lines such as read(3, "…", 4096) = 120. Record one: strace -f -ttt -T -yy -o trace.log COMMAND',
  ja: 'ここで読めるのは、straceのログ、Goの実行トレース、pprofのプロファイルです。straceのログは read(3, "…", 4096) = 120 のような行でできています。記録するには：strace -f -ttt -T -yy -o trace.log コマンド',
};

const packed = (format: string, command: string): LooksLikeText => ({
  what: {
    en: `This is a file compressed with ${format}. Only gzip is unpacked here.`,
    ja: `${format}で圧縮されたファイルです。ここで展開できるのはgzipだけです。`,
  },
  todo: {
    en: `Unpack it first, and open the result: ${command} FILE`,
    ja: `先に展開して、結果を開いてください：${command} ファイル`,
  },
});

const archive = (format: string, command: string): LooksLikeText => ({
  what: { en: `This is a ${format} archive of files.`, ja: `${format}のアーカイブです。` },
  todo: {
    en: `Unpack it first, and open the files in it: ${command} FILE`,
    ja: `先に展開して、中のファイルを開いてください：${command} ファイル`,
  },
});

/** What input that is not read here looks like, and what to do, by `LooksLike`. */
export const looksLikeTexts = {
  empty: {
    what: { en: 'There is nothing in it but blanks.', ja: '空白以外のものが入っていません。' },
    todo: {
      en: 'If strace still runs, its output may not be written yet: stop it (Ctrl-C) and open the file again.',
      ja: 'straceがまだ動いていると、出力が書き込まれていないことがあります。止めてから（Ctrl-C）開き直してください。',
    },
  },
  gzip: {
    what: {
      en: 'This looks like a gzip file inside a gzip file.',
      ja: 'gzipの中に、さらにgzipが入っているようです。',
    },
    todo: {
      en: 'Unpack it once with gunzip, and open the result.',
      ja: 'gunzipで一度展開してから開いてください。',
    },
  },
  'go-trace-v1': {
    what: {
      en: 'This is a Go execution trace in the old format, as Go 1.5 to 1.21 wrote it. Its format is newer from Go 1.22 on, and only that is read here.',
      ja: 'Go 1.5～1.21が出力していた、古い形式の実行トレースです。ここで読めるのは、Go 1.22以降の新しい形式だけです。',
    },
    todo: {
      en: 'Build the program with Go 1.22 or newer and record again, or open the file with the go tool trace of the Go version that made it.',
      ja: 'プログラムをGo 1.22以降でビルドして取り直すか、記録に使ったバージョンのgo tool traceで開いてください。',
    },
  },
  'go-trace-unknown': {
    what: {
      en: 'This is a Go execution trace of a format that is not known here. The formats of Go 1.22 to 1.27 are.',
      ja: 'Goの実行トレースですが、未対応の形式です。読めるのは、Go 1.22～1.27の形式です。',
    },
    todo: {
      en: 'Open it with the go tool trace of the Go version that made it, or look for a newer version of this site.',
      ja: '記録に使ったバージョンのgo tool traceで開くか、このサイトの新しいバージョンがないか確かめてください。',
    },
  },
  'go-trace-cut': {
    what: {
      en: 'This is a Go execution trace that ends inside its header.',
      ja: 'Goの実行トレースですが、ヘッダーの途中で終わっています。',
    },
    todo: {
      en: 'Nothing was recorded yet, or the file was cut. Let the program call trace.Stop before it ends, and record again.',
      ja: 'まだ何も記録されていないか、ファイルが途中で切れています。プログラムの終了前にtrace.Stopが呼ばれるようにして、取り直してください。',
    },
  },
  html: {
    what: {
      en: 'This looks like a web page, not like a recording.',
      ja: 'これはWebページのようです。記録のファイルではありません。',
    },
    todo: {
      en: 'A login page, an error page or a viewer was probably saved instead of the file: look for a “raw” or “download” link.',
      ja: 'ファイルの代わりに、ログイン画面やエラー画面、閲覧用のページが保存されたようです。「Raw」や「ダウンロード」のリンクを探してください。',
    },
  },
  json: {
    what: {
      en: 'This looks like JSON, not like a recording.',
      ja: 'これはJSONのようです。記録のファイルではありません。',
    },
    todo: record,
  },
  elf: {
    what: {
      en: 'This looks like a program (ELF), not like its log.',
      ja: 'これはプログラム（ELF）のようです。ログではありません。',
    },
    todo: {
      en: 'Record it first, then open the log: strace -f -ttt -T -yy -o trace.log ./PROGRAM',
      ja: '先に記録して、そのログを開いてください：strace -f -ttt -T -yy -o trace.log ./プログラム',
    },
  },
  'perf-data': {
    what: {
      en: 'This looks like a recording of perf, not like a strace log.',
      ja: 'これはperfの記録のようです。straceのログではありません。',
    },
    todo: { en: 'Read it with: perf script -i FILE', ja: '次のコマンドで読めます：perf script -i ファイル' },
  },
  'utf-16': {
    what: { en: 'This looks like UTF-16 text.', ja: 'これはUTF-16のテキストのようです。' },
    todo: {
      en: 'An editor or a terminal on Windows may have saved it so. Convert it: iconv -f UTF-16 -t UTF-8 FILE',
      ja: 'Windowsのエディタや端末で保存すると、この形式になることがあります。変換してください：iconv -f UTF-16 -t UTF-8 ファイル',
    },
  },
  zstd: packed('zstd', 'zstd -d'),
  xz: packed('xz', 'xz -dk'),
  bzip2: packed('bzip2', 'bunzip2 -k'),
  lz4: packed('lz4', 'lz4 -d'),
  zip: archive('zip', 'unzip'),
  tar: archive('tar', 'tar -xf'),
  'profile-text': {
    what: {
      en: 'This is a profile as text: of ?debug=1, or in an older form.',
      ja: 'テキスト形式のプロファイルです。?debug=1を付けて取得したか、古い形式です。',
    },
    todo: {
      en: 'Fetch it without debug, or turn it into the form that is read here: go tool pprof -proto FILE',
      ja: 'debugを付けずに取得し直すか、ここで読める形式に変換してください：go tool pprof -proto ファイル',
    },
  },
  'goroutine-dump': {
    what: {
      en: 'These are stacks of goroutines as text, of a crash, of SIGQUIT or of ?debug=2.',
      ja: 'テキスト形式のgoroutineのスタックです。クラッシュ、SIGQUIT、?debug=2などで出力されたものです。',
    },
    todo: {
      en: 'Such text is not read here. For a profile of goroutines fetch /debug/pprof/goroutine without debug.',
      ja: 'この形式はここでは読めません。goroutineのプロファイルは、/debug/pprof/goroutineからdebugを付けずに取得してください。',
    },
  },
  binary: {
    what: {
      en: 'This is binary data, and neither a Go execution trace nor a pprof profile.',
      ja: 'バイナリデータですが、Goの実行トレースでも、pprofのプロファイルでもありません。',
    },
    todo: {
      en: 'If another tool made this file, open it there. A trace begins with “go 1.”; strace -o writes text.',
      ja: '別のツールが作ったファイルなら、そのツールで開いてください。トレースの先頭は「go 1.」で、strace -oの出力はテキストです。',
    },
  },
  text: {
    what: {
      en: 'This is text, but not one line looks like strace wrote it.',
      ja: 'テキストですが、straceが出力したと見られる行が1行もありません。',
    },
    todo: record,
  },
} as const satisfies Readonly<Record<string, LooksLikeText>>;
