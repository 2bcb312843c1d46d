import type { LocalText } from '../catalog.ts';

interface LooksLikeText {
  readonly what: LocalText;
  readonly todo: LocalText;
}

const record: LocalText = {
  en: 'A strace log has lines such as read(3, "…", 4096) = 120. Record one: strace -f -ttt -T -yy -o trace.log COMMAND',
  ja: 'straceのログは read(3, "…", 4096) = 120 のような行でできています。記録するには：strace -f -ttt -T -yy -o trace.log コマンド',
};

/** What input that is no strace log looks like, and what to do, by `LooksLike`. */
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
  'go-trace': {
    what: {
      en: 'This looks like a Go execution trace, not like a strace log.',
      ja: 'これはGoの実行トレースのようです。straceのログではありません。',
    },
    todo: { en: 'Open it with: go tool trace FILE', ja: '次のコマンドで開けます：go tool trace ファイル' },
  },
  pprof: {
    what: {
      en: 'This looks like a pprof profile, not like a strace log.',
      ja: 'これはpprofのプロファイルのようです。straceのログではありません。',
    },
    todo: { en: 'Open it with: go tool pprof FILE', ja: '次のコマンドで開けます：go tool pprof ファイル' },
  },
  html: {
    what: {
      en: 'This looks like a web page, not like a strace log.',
      ja: 'これはWebページのようです。straceのログではありません。',
    },
    todo: {
      en: 'A login page, an error page or a viewer was probably saved instead of the file: look for a “raw” or “download” link.',
      ja: 'ファイルの代わりに、ログイン画面やエラー画面、閲覧用のページが保存されたようです。「Raw」や「ダウンロード」のリンクを探してください。',
    },
  },
  json: {
    what: {
      en: 'This looks like JSON, not like a strace log.',
      ja: 'これはJSONのようです。straceのログではありません。',
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
  compressed: {
    what: {
      en: 'This looks like a compressed file of another kind than gzip.',
      ja: 'これはgzip以外の形式で圧縮されたファイルのようです。',
    },
    todo: {
      en: 'Unpack it first, and open the text inside.',
      ja: '先に展開して、中のテキストを開いてください。',
    },
  },
  binary: {
    what: {
      en: 'This looks like binary data, not like a strace log.',
      ja: 'これはバイナリデータのようです。straceのログではありません。',
    },
    todo: {
      en: 'strace -o writes text. If another tool made this file, open it there.',
      ja: 'strace -oの出力はテキストです。別のツールが作ったファイルなら、そのツールで開いてください。',
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
