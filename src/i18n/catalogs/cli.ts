import { defineCatalog } from '../catalog.ts';

/** A count and its noun; the count comes with its digits grouped. */
const plural = (count: string, noun: string): string => `${count} ${noun}${count === '1' ? '' : 's'}`;

/** What the terminal command says. Names of options, fields and files are not translated. */
type TraceFormat = 'strace' | 'gotrace' | 'pprof';

const formatNames = {
  en: { strace: 'an strace log', gotrace: 'a Go execution trace', pprof: 'a pprof profile' },
  ja: { strace: 'straceのログ', gotrace: 'Goの実行トレース', pprof: 'pprofのプロファイル' },
} as const;

export const cliCatalog = defineCatalog({
  en: {
    usage: 'Usage',
    mainHelp: `Trace Dojo: read traces and check answers in a terminal.

Usage: npm run -s dojo -- <command> [options]

Commands:
  analyze FILE...   what a recording holds: totals, waits, findings
  compare A B       what changed from one log, or one Go trace, to another
  export LOG        calls as a log, CSV, JSON or a Chrome trace
  top PROFILE       where a profile's samples are, as go tool pprof -top prints it
  diff A B          what changed from one profile to another
  trace FILE        what held the goroutines of a Go trace up, as a profile
  goroutine FILE ID one goroutine of a Go trace: its life, waits, lock holders, critical path
  events TRACE...   every event of a Go trace, one per line
  check EXERCISE    grade answers against the exercise's recording, or your own
  check --list      the exercises and their questions
  progress FILE     the table of the progress page, from the file saved there
  serve             serve the built site

Options:
  --lang en|ja      language (otherwise LC_ALL, LC_MESSAGES, LANG)
  --help            help for the program or a command
  --version         the version`,
    query: (text: string, selected: string, all: string) =>
      `Query ${text}: ${selected} of ${all} calls. All below is of these; findings are those they help to prove.`,
    analyzeHelp: `Usage: npm run -s dojo -- analyze [options] FILE...

Reads strace logs, Go execution traces and pprof profiles, plain or gzip, and prints where the time went.
What a file is shows in its first bytes. - is standard input.

Options:
  --json            one JSON object per file and line; fields in docs/json-output.md
  --query QUERY     only the calls of a log that a query selects, such as 'syscall:openat errno:any dur>1ms'
  --from T, --to T  only this part of a Go trace, such as --from 1.5s --to 1700ms: times since its first event
  -ff, --together   open all files as one set recorded with strace -ff
  --lang en|ja      language of the summary
  --help            this text

A file that can not be read, or is none of these, does not stop the others.
Exit code: 0 all files were read, 2 at least one was not, or wrong usage.`,
    checkHelp: `Usage: npm run -s dojo -- check EXERCISE --answers FILE|- [options]
       npm run -s dojo -- check --list

Grades answers on the exercise's recording, or on a capture of your own.

Options:
  --answers FILE    JSON: {"question-id": "answer"}, or the file saved on the progress page; - is standard input
  --trace FILE      your own log, trace or profile instead of the recording; several times for an -ff set
  --before FILE --after FILE
                    where an exercise compares two Go traces: your own, before and after your change
  --list            the exercises with their questions
  --json            one JSON object; fields in docs/json-output.md
  --lang en|ja      language of questions and hints
  --help            this text

EXERCISE is course/name, or the name alone where it is unique.
Questions that your own capture cannot answer are named and do not count.
Exit code: 0 every question that applies is right, 1 something is wrong or missing or nothing applies,
2 wrong usage or unreadable input.`,
    progressHelp: `Usage: npm run -s dojo -- progress FILE|-

Prints what was answered, from the file that “Save as a file” on the progress page gives.

Options:
  --lang en|ja      language of the table
  --help            this text

Exit code: 0 the file was read, 2 it was not, or wrong usage.`,
    oneProgressFile: 'Name one file that was saved on the progress page, or - for standard input.',
    noSavedAnswers: (id: string) => `holds no answers to ${id}`,
    moreHelp: (command: string) => `Help: npm run -s dojo -- ${command}--help`,
    unknownCommand: (name: string) => `There is no command “${name}”.`,
    unknownOption: (name: string) => `There is no option ${name}.`,
    optionValue: (name: string) => `Option ${name} needs a value.`,
    optionNoValue: (name: string) => `Option ${name} takes no value.`,
    unknownLanguage: (name: string) => `There is no language “${name}” here: en or ja.`,
    noFiles: 'Name at least one file, or - for standard input.',
    stdinTwice: 'Standard input can be read only once.',
    noExercise: 'Name an exercise. check --list shows them.',
    oneExercise: 'Name one exercise only.',
    noAnswers: 'Say where the answers are: --answers FILE, or - for standard input.',
    listAlone: '--list takes no exercise.',
    unknownExercise: (name: string) => `There is no exercise “${name}”. check --list shows them.`,
    ambiguousExercise: (name: string, ids: string) => `“${name}” could be any of: ${ids}.`,

    noSuchFile: 'no such file',
    noPermission: 'permission denied',
    isDirectory: 'is a directory',
    interrupted: 'interrupted',
    brokenGzip: (kind: 'cut' | 'damaged' | 'checksum' | 'trailing', at: string) =>
      ({
        cut: `the gzip data ends too early, at byte ${at}: copy or download it again`,
        damaged: `the gzip data is damaged at byte ${at}: copy it again, in binary mode`,
        checksum: `the checksum at byte ${at} of the gzip data does not match: something changed after it was packed, so what is shown may be wrong`,
        trailing: `what follows byte ${at} is no gzip data and was left out`,
      })[kind],
    /** Several reasons one after another, the first one first. */
    reasons: (all: readonly string[]) => all.join('; '),
    answersNotJson: (why: string) => `is not JSON: ${why}`,
    answersNotObject: 'must hold one JSON object: {"question-id": "answer"}',
    answerNotText: (id: string) => `the answer to “${id}” must be a string or a number`,
    cut: (why: string) => `only the beginning could be read: ${why}`,
    /** `english` is what the detector says itself. */
    notRead: (_looksLike: string, _version: string, english: string) => english,
    /** For a command that reads strace logs only; `format` as the detector calls it. */
    oneTrace: 'this exercise is asked of one file: give --trace once.',
    pairOfTraces: 'this exercise compares two Go traces: give --before and --after.',
    noPair: 'this exercise is asked of one recording: give --trace instead of --before and --after.',
    otherFormat: (found: TraceFormat, wanted: TraceFormat) =>
      `this is ${formatNames.en[found]}, and this command reads ${formatNames.en[wanted]} only`,
    queryOfLogs: (file: string) =>
      `--query selects the calls of an strace log, and ${file} is none: leave the option out.`,
    rangeOfTraces: (file: string) =>
      `--from and --to choose a part of a Go trace, and ${file} is none. Of a log: --query 'at:1.5s..1.7s'.`,

    reading: 'reading',
    summaryLine: (lines: string, calls: string, processes: number) =>
      `${plural(lines, 'line')}, ${plural(calls, 'call')}, ${processes} ${processes === 1 ? 'process' : 'processes'}`,
    recordedWith: (options: string) => `the lines show ${options}`,
    waits: 'Where the time went',
    waitsNote:
      'Sums over all threads, so they can exceed the clock. Idle time is no bottleneck, and a wait for a child is the child’s own time.',
    noDurations: 'The log has no durations. Record with strace -T to see where time goes.',
    floor: (share: string) =>
      `${share} of the calls took under 20 µs: that is about what tracing itself costs, so take them as equal.`,
    findings: 'Findings',
    noFindings: 'None of the known patterns is in this log.',
    findingCount: (count: string) => plural(count, 'time'),
    findingCost: (total: string, max: string) => `${total} in all, ${max} at most`,
    findingNoCost: 'no time measured',
    findingHolder: (pid: string, line: number) => `held by ${pid}, released on line ${line}`,
    means: 'Means',
    next: 'Next',
    lookAt: 'Look at',
    linesOf: (lines: string, more: number) => `Lines ${lines}${more > 0 ? ` and ${more} more` : ''}`,
    calls: 'System calls',
    slowest: 'Slowest calls',
    longestWaits: 'Longest waits for work or for a child',
    processes: 'Processes',
    tables: 'Summary tables of strace -c',
    tableOf: (line: number, rows: number) => `line ${line}: ${rows} system calls`,
    others: (count: number) => `and ${count} more`,
    name: 'name',
    count: 'calls',
    errors: 'errors',
    restarts: 'restarts',
    total: 'total',
    max: 'max',
    line: 'line',
    took: 'took',
    class: 'class',
    call: 'call',
    pid: 'pid',
    command: 'command',
    end: 'end',
    endExit: (status: number) => `exit ${status}`,
    endSignal: (name: string) => `killed by ${name}`,
    time: 'time',
    share: 'share',
    readAll: 'Every line was read.',
    skipped: (lines: string) => `${plural(lines, 'line')} skipped:`,
    skipFrom: (count: string, line: number) => `(${count}, first on line ${line})`,
    outputLines: (count: string) =>
      `${plural(count, 'line')} of the program’s own output, or text around the log.`,
    halves: (count: string) => `${plural(count, 'call')} without a result in the file.`,
    headless: (count: string) => `${plural(count, 'call')} that began before the file does.`,

    needsTitle: 'This log lacks what the exercise needs:',
    unanswered: 'no answer given',
    unknownAnswers: (ids: string) => `The exercise has no question: ${ids}`,
    notAsked: (count: number) =>
      count === 1
        ? 'One question does not apply to this log.'
        : `${count} questions do not apply to this log.`,
    score: (passed: number, all: number) => `${passed} of ${all} right`,
    hint: 'Hint',
    why: 'Why',
    yourAnswer: 'Answer',
    verdict: (verdict: string) =>
      ({
        correct: 'right',
        noted: 'noted',
        close: 'close',
        wrong: 'wrong',
        unreadable: 'unreadable',
        unanswerable: 'not answerable',
        unanswered: 'not answered',
      })[verdict] ?? verdict,
    prediction: 'estimate',
    questionKind: (kind: string) =>
      ({
        choice: 'choose one',
        several: 'choose several',
        number: 'number',
        duration: 'duration with unit',
        syscall: 'system call',
        process: 'process id',
        errno: 'error name',
        target: 'path, fd or peer',
        call: 'line of a call',
        range: 'time range: 1.20s..1.53s, or two lines: 120..180',
        order: 'ids in order, joined by >',
        estimate: 'an estimate: compared, not graded',
        evidence: 'lines that prove it: 12, 40-42',
        goroutine: 'goroutine: G17',
        moment: 'time since the beginning of the trace: 1.2 s',
        function: 'function: main.handle',
        goal: 'nothing to type: the two traces are measured',
      })[kind] ?? kind,
  },
  ja: {
    usage: '使い方',
    mainHelp: `Trace Dojo：トレースを読み、答え合わせをするコマンドです。

使い方：npm run -s dojo -- <コマンド> [オプション]

コマンド：
  analyze FILE...   記録を読み、集計、待ち、所見を表示する
  compare A B       あるログから別のログへの変化(Goのトレースも)
  export LOG        呼び出しをログ、CSV、JSON、Chromeトレースで書き出す
  top PROFILE       プロファイルのサンプルがどこにあるかをgo tool pprof -topの形で表示する
  diff A B          2つのプロファイルの差を表示する
  trace FILE        Goのトレースでゴルーチンを待たせたものをプロファイルにする
  goroutine FILE ID Goのトレースの1つのgoroutine：一生、待ち、ロックの保持者、クリティカルパス
  events TRACE...   Goの実行トレースのイベントを1行に1件ずつ表示する
  check EXERCISE    演習の記録（または自分の記録）に照らして採点する
  check --list      演習と設問の一覧
  progress FILE     進み具合のページで保存したファイルを表にする
  serve             ビルド済みのサイトを配信する

オプション：
  --lang en|ja      言語（省略時はLC_ALL、LC_MESSAGES、LANG）
  --help            全体またはコマンドの説明
  --version         バージョン`,
    query: (text: string, selected: string, all: string) =>
      `クエリ ${text}：全${all}件中${selected}件の呼び出し。以下はこれらについての値です。検出結果は、これらを根拠に含むものだけを示します。`,
    analyzeHelp: `使い方：npm run -s dojo -- analyze [オプション] FILE...

straceのログ、Goの実行トレース、pprofのプロファイル（gzipも可）を読み、時間が何に使われたかを表示します。
形式はファイルの先頭から判断します。-は標準入力です。

オプション：
  --json            ファイルごとに1行のJSONで出力する（項目はdocs/json-output.md）
  --query QUERY     ログのうち、クエリに合う呼び出しだけを対象にする（例：'syscall:openat errno:any dur>1ms'）
  --from T、--to T  Goのトレースのこの範囲だけを対象にする（例：--from 1.5s --to 1700ms、最初のイベントからの時間）
  -ff, --together   すべてのファイルをstrace -ffの1組として開く
  --lang en|ja      表示の言語
  --help            この説明

読めないファイルや、どれでもないファイルがあっても、残りは処理します。
終了コード：0 すべて読めた、2 読めないファイルがあった、または使い方の誤り`,
    checkHelp: `使い方：npm run -s dojo -- check EXERCISE --answers FILE|- [オプション]
        npm run -s dojo -- check --list

演習の記録、または自分で取った記録に照らして採点します。

オプション：
  --answers FILE    JSON形式の答え：{"question-id": "answer"}、または進み具合のページで保存したファイル（-は標準入力）
  --trace FILE      演習の記録の代わりに使う自分のログ、トレース、プロファイル（-ffの組なら複数回）
  --before FILE --after FILE
                    2つのGoトレースを比べる演習で使う、変更前と変更後の自分のトレース
  --list            演習と設問の一覧
  --json            1つのJSONで出力する（項目はdocs/json-output.md）
  --lang en|ja      設問とヒントの言語
  --help            この説明

EXERCISEはcourse/nameの形で書きます。重複しなければnameだけでもかまいません。
自分の記録では答えられない設問は、その旨を表示し、採点から除きます。
終了コード：0 採点した設問がすべて正解、1 誤りか未回答がある、または採点できる設問がない、
2 使い方の誤り、または読めない入力`,
    progressHelp: `使い方：npm run -s dojo -- progress FILE|-

進み具合のページの「ファイルに保存」で作ったファイルから、答えの一覧を表示します。

オプション：
  --lang en|ja      表示の言語
  --help            この説明

終了コード：0 読めた、2 読めない、または使い方の誤り`,
    oneProgressFile: '進み具合のページで保存したファイルを1つ指定してください（標準入力は-）。',
    noSavedAnswers: (id: string) => `${id}の答えがありません`,
    moreHelp: (command: string) => `説明：npm run -s dojo -- ${command}--help`,
    unknownCommand: (name: string) => `「${name}」というコマンドはありません。`,
    unknownOption: (name: string) => `${name}というオプションはありません。`,
    optionValue: (name: string) => `オプション${name}には値が必要です。`,
    optionNoValue: (name: string) => `オプション${name}に値は付けられません。`,
    unknownLanguage: (name: string) => `「${name}」という言語はありません。enかjaを指定してください。`,
    noFiles: 'ファイルを1つ以上指定してください。標準入力は-です。',
    stdinTwice: '標準入力は一度しか読めません。',
    noExercise: '演習を指定してください。一覧はcheck --listで表示できます。',
    oneExercise: '指定できる演習は1つです。',
    noAnswers: '答えの場所を--answers FILEで指定してください（標準入力は-）。',
    listAlone: '--listに演習は指定できません。',
    unknownExercise: (name: string) =>
      `「${name}」という演習はありません。一覧はcheck --listで表示できます。`,
    ambiguousExercise: (name: string, ids: string) => `「${name}」に当てはまる演習が複数あります：${ids}`,

    noSuchFile: 'ファイルがありません',
    noPermission: '読み取りの権限がありません',
    isDirectory: 'ディレクトリです',
    interrupted: '中断しました',
    brokenGzip: (kind: 'cut' | 'damaged' | 'checksum' | 'trailing', at: string) =>
      ({
        cut: `gzipのデータが${at}バイト目で切れています。コピーまたはダウンロードし直してください`,
        damaged: `gzipのデータが${at}バイト目で壊れています。バイナリモードでコピーし直してください`,
        checksum: `gzipのチェックサム(${at}バイト目)が一致しません。圧縮した後で内容が変わったため、表示が正しくない可能性があります`,
        trailing: `${at}バイト目から後はgzipではないため、除きました`,
      })[kind],
    reasons: (all: readonly string[]) => all.map((one) => one.replace(/。$/, '')).join('。'),
    answersNotJson: (why: string) => `JSONとして読めません：${why}`,
    answersNotObject: 'JSONのオブジェクトを1つ書いてください：{"question-id": "answer"}',
    answerNotText: (id: string) => `「${id}」の答えは文字列か数値で書いてください`,
    cut: (why: string) => `途中までしか読めませんでした：${why}`,
    notRead: (looksLike: string, version: string, english: string) =>
      ({
        empty: '空です。まだ記録中なら、ファイルに書き込まれていないのかもしれません',
        gzip: '展開できないgzipデータです。先にgunzipで展開してください',
        'go-trace-v1': `古い形式（${version}）のGo実行トレースです。読めるのは1.22以降の形式だけです。Go 1.22以降で取り直すか、記録に使ったバージョンの\`go tool trace\`で開いてください`,
        'go-trace-unknown': `Go実行トレースですが、${version}は未対応の形式です。読めるのは1.22、1.23、1.25、1.26（Go 1.22～1.27）です。記録に使ったバージョンの\`go tool trace\`で開いてください`,
        'go-trace-cut':
          'Go実行トレースの先頭部分ですが、ヘッダーの途中で切れています。まだ何も記録されていません',
        html: '記録ではなく、HTMLのページです。ログイン画面やエラー画面を保存していないか確かめてください',
        json: 'JSONのようです。straceの出力でも、Goのトレースやプロファイルでもありません',
        elf: 'ログではなく、プログラム（ELF）です。`strace -f -ttt -T -o trace.log PROGRAM`で記録してください',
        'perf-data': '`perf record`の記録です。`perf script`で開いてください',
        'utf-16': 'UTF-16のテキストです。先に変換してください：`iconv -f UTF-16 -t UTF-8 FILE`',
        zstd: 'zstdで圧縮されています。先に展開してください：`zstd -d FILE`',
        xz: 'xzで圧縮されています。先に展開してください：`xz -dk FILE`',
        bzip2: 'bzip2で圧縮されています。先に展開してください：`bunzip2 -k FILE`',
        lz4: 'lz4で圧縮されています。先に展開してください：`lz4 -d FILE`',
        zip: 'zipのアーカイブです。`unzip FILE`で展開して、中のファイルを指定してください',
        tar: 'tarのアーカイブです。`tar -xf FILE`で展開して、中のファイルを指定してください',
        'profile-text':
          'テキスト形式のプロファイル(?debug=1、または古い形式)です。debugを付けずに取得し直すか、`go tool pprof -proto FILE`で変換してください',
        'goroutine-dump':
          'テキスト形式のgoroutineのスタック(クラッシュ、SIGQUIT、?debug=2など)で、ここでは読めません。プロファイルは/debug/pprof/goroutineからdebugを付けずに取得してください',
        binary: 'バイナリデータですが、Goのトレースでもプロファイルでもありません',
        text: 'straceの出力らしい行がありません。`strace -f -ttt -T -o trace.log PROGRAM`で記録してください',
      })[looksLike] ?? english,
    oneTrace: 'この演習で使うファイルは1つです。--traceは1回だけ指定してください。',
    pairOfTraces: 'この演習では2つのGoトレースを比べます。--beforeと--afterを指定してください。',
    noPair: 'この演習で使う記録は1つです。--beforeと--afterではなく、--traceを指定してください。',
    otherFormat: (found: TraceFormat, wanted: TraceFormat) =>
      `${formatNames.ja[found]}です。このコマンドが読むのは${formatNames.ja[wanted]}だけです`,
    queryOfLogs: (file: string) =>
      `--queryはstraceのログの呼び出しを選ぶためのものです。${file}はstraceのログではないので、このオプションを外してください。`,
    rangeOfTraces: (file: string) =>
      `--fromと--toはGoのトレースの範囲を選ぶためのものです。${file}はGoのトレースではありません。ログでは--query 'at:1.5s..1.7s'を使ってください。`,

    reading: '読み込み中',
    summaryLine: (lines: string, calls: string, processes: number) =>
      `${lines}行、呼び出し${calls}回、プロセス${processes}個`,
    recordedWith: (options: string) => `行の形から見た記録時のオプション：${options}`,
    waits: '時間の内訳',
    waitsNote:
      '全スレッドの合計なので、経過時間より長くなることがあります。アイドルはボトルネックではなく、子プロセス待ちは子プロセス側の時間です。',
    noDurations: 'このログには所要時間がありません。strace -Tで記録すると、時間の使われ方が分かります。',
    floor: (share: string) =>
      `呼び出しの${share}は20 µs未満です。トレースそのものの負荷と同程度なので、差はないものとして読んでください。`,
    findings: '所見',
    noFindings: '既知のパターンは見つかりませんでした。',
    findingCount: (count: string) => `${count}回`,
    findingCost: (total: string, max: string) => `合計${total}、最大${max}`,
    findingNoCost: '時間の記録なし',
    findingHolder: (pid: string, line: number) => `保持していたのは${pid}、解放は${line}行目`,
    means: '意味',
    next: '次に見る場所',
    lookAt: '確かめる場所',
    linesOf: (lines: string, more: number) => `行：${lines}${more > 0 ? `、ほか${more}行` : ''}`,
    calls: 'システムコール',
    slowest: '時間のかかった呼び出し',
    longestWaits: '長いアイドルと子プロセス待ち',
    processes: 'プロセス',
    tables: 'strace -cの集計表',
    tableOf: (line: number, rows: number) => `${line}行目：システムコール${rows}種`,
    others: (count: number) => `ほか${count}件`,
    name: '名前',
    count: '回数',
    errors: 'エラー',
    restarts: '再開',
    total: '合計',
    max: '最大',
    line: '行',
    took: '時間',
    class: '分類',
    call: '呼び出し',
    pid: 'pid',
    command: 'コマンド',
    end: '終了',
    endExit: (status: number) => `exit ${status}`,
    endSignal: (name: string) => `${name}で終了`,
    time: '時間',
    share: '割合',
    readAll: 'すべての行を読み取りました。',
    skipped: (lines: string) => `${lines}行を読み飛ばしました：`,
    skipFrom: (count: string, line: number) => `（${count}行、最初は${line}行目）`,
    outputLines: (count: string) => `${count}行は、プログラム自身の出力かログの前後の文章です。`,
    halves: (count: string) => `${count}件の呼び出しは、戻り値がファイルにありません。`,
    headless: (count: string) => `${count}件の呼び出しは、ファイルの先頭より前に始まっています。`,

    needsTitle: '演習に必要なものがログに足りません：',
    unanswered: '答えがありません',
    unknownAnswers: (ids: string) => `この演習にない設問です：${ids}`,
    notAsked: (count: number) => `このログでは答えられない設問が${count}問あります。`,
    score: (passed: number, all: number) => `${all}問中${passed}問正解`,
    hint: 'ヒント',
    why: '理由',
    yourAnswer: '答え',
    verdict: (verdict: string) =>
      ({
        correct: '正解',
        noted: '記録しました',
        close: '惜しい',
        wrong: '不正解',
        unreadable: '読み取れない',
        unanswerable: '判定できない',
        unanswered: '未回答',
      })[verdict] ?? verdict,
    prediction: '予想',
    questionKind: (kind: string) =>
      ({
        choice: '1つ選択',
        several: '複数選択',
        number: '数値',
        duration: '時間（単位付き）',
        syscall: 'システムコール名',
        process: 'プロセスID',
        errno: 'エラー名',
        target: 'パス、fd、接続先',
        call: '呼び出しの行番号',
        range: '時間の範囲：1.20s..1.53s、または2つの行番号：120..180',
        order: '正しい順のid（>でつなぐ）',
        estimate: '予想（採点せず、実測と比べる）',
        evidence: '証拠になる行：12, 40-42',
        goroutine: 'goroutine：G17',
        moment: 'トレースの先頭からの時間：1.2 s',
        function: '関数名：main.handle',
        goal: '入力なし（2つのトレースを測って判定）',
      })[kind] ?? kind,
  },
});
