import type { LocalText } from '../catalog.ts';

/** A wait class in words: its name, one letter for narrow places and printing, and what it means. */
export interface WaitClassText {
  readonly name: LocalText;
  /** Short enough for a cell of a table. */
  readonly chip: LocalText;
  readonly letter: LocalText;
  readonly means: LocalText;
}

/** By `WaitClass`. */
export const waitClassTexts = {
  0: {
    name: { en: 'work', ja: '処理' },
    chip: { en: 'work', ja: '処理' },
    letter: { en: 'W', ja: '処' },
    means: {
      en: 'The kernel worked for the call, or it was too short to say more.',
      ja: 'カーネルがこの呼び出しを処理していた時間です。短すぎて分類できない呼び出しもここに入ります。',
    },
  },
  1: {
    name: { en: 'I/O', ja: 'I/O' },
    chip: { en: 'I/O', ja: 'I/O' },
    letter: { en: 'I', ja: 'I' },
    means: {
      en: 'The call waited for a disk, the network or another program’s data.',
      ja: 'ディスク、ネットワーク、または別のプログラムのデータを待っていました。',
    },
  },
  2: {
    name: { en: 'contention', ja: '競合' },
    chip: { en: 'contention', ja: '競合' },
    letter: { en: 'C', ja: '競' },
    means: {
      en: 'The call waited for a lock that another process or thread held.',
      ja: '別のプロセスまたはスレッドが持っているロックを待っていました。',
    },
  },
  3: {
    name: { en: 'idle', ja: 'アイドル' },
    chip: { en: 'idle', ja: 'アイドル' },
    letter: { en: 'Z', ja: '休' },
    means: {
      en: 'There was nothing to do: the call waited for the next request, a timer or a signal. Idle time is never a bottleneck.',
      ja: 'することがなく、次のリクエストやタイマー、シグナルを待っていました。アイドル時間がボトルネックになることはありません。',
    },
  },
  4: {
    name: { en: 'waiting for a child', ja: '子プロセス待ち' },
    chip: { en: 'child', ja: '子待ち' },
    letter: { en: 'P', ja: '子' },
    means: {
      en: 'The call waited for a child process. The time belongs to the child: look there.',
      ja: '子プロセスの終了を待っていました。この時間は子プロセスのものなので、そちらを調べます。',
    },
  },
} as const satisfies Readonly<Record<number, WaitClassText>>;

/** A kind of finding in words. */
export interface FindingText {
  readonly title: LocalText;
  readonly means: LocalText;
  readonly next: LocalText;
}

/** By `FindingKind`. */
export const findingTexts = {
  'file-lock-contention': {
    title: { en: 'Processes wait for a file lock', ja: 'ファイルロックの待ち合い' },
    means: {
      en: 'Several processes ask for the same lock and sleep until its holder lets go. Their waits overlap, so the sum can be longer than the recording. The waiting call is the victim, not the cause.',
      ja: '複数のプロセスが同じロックを要求し、持ち主が放すまで眠っています。待ち時間は互いに重なるため、合計が記録の長さを超えることがあります。待っている呼び出しは被害者であって、原因ではありません。',
    },
    next: {
      en: 'Find the unlock that ends the longest wait, and read what its process did between taking and releasing the lock. Then shorten that part or lock less.',
      ja: '最も長い待ちを終わらせたアンロックを見つけ、そのプロセスがロックを取ってから放すまでに何をしたかを読みます。そこを短くするか、ロックの範囲を狭めます。',
    },
  },
  'futex-contention': {
    title: { en: 'Threads wait for a mutex', ja: 'スレッドのミューテックス競合' },
    means: {
      en: 'Two or more threads sleep again and again on one futex address whose value says that others wait too. A futex call appears only when a lock is contended, so each one is a real sleep.',
      ja: '2つ以上のスレッドが、待ちがいることを示す値のfutexアドレスで繰り返し眠っています。futexの呼び出しはロックが競合したときだけ現れるので、1回ごとに実際に眠っています。',
    },
    next: {
      en: 'Find which thread wakes the others and what it does before. A stack (strace -k) of one waiter names the lock in the program.',
      ja: 'ほかのスレッドを起こしているのはどれか、その前に何をしているかを調べます。待っている側のスタック（strace -k）を取ると、プログラムのどのロックかが分かります。',
    },
  },
  'ipv6-fallback': {
    title: { en: 'IPv6 fails before IPv4 works', ja: 'IPv6の失敗後にIPv4で接続' },
    means: {
      en: 'Each connection first tries an IPv6 address that does not answer or is refused, then the same port over IPv4. With a refusal this costs microseconds; with silence it costs the whole timeout.',
      ja: '接続のたびに、まず応答しない（または拒否される）IPv6アドレスを試し、そのあと同じポートにIPv4で接続しています。拒否ならマイクロ秒で済みますが、応答がなければタイムアウトいっぱい待ちます。',
    },
    next: {
      en: 'Look at what the name resolves to (getent ahosts) and whether the service listens on that IPv6 address. Fix the record, the listener or the route, before changing the program.',
      ja: '名前がどのアドレスに解決されるか（getent ahosts）、サービスがそのIPv6アドレスで待ち受けているかを確認します。プログラムより先に、DNSレコードか待ち受け、経路を直します。',
    },
  },
  'dns-timeout': {
    title: { en: 'A DNS query times out', ja: 'DNS問い合わせのタイムアウト' },
    means: {
      en: 'A query goes out, nothing comes back before the resolver’s timeout, and it asks again. The name is found in the end, so the program reports no error: only the seconds are missing.',
      ja: '問い合わせを送ってもリゾルバのタイムアウトまで応答がなく、送り直しています。最後には名前が解決されるため、プログラムはエラーを出しません。ただ数秒が消えます。',
    },
    next: {
      en: 'Read the address the query went to and compare it with /etc/resolv.conf. Ask that server by hand (dig @ADDRESS NAME), and check search domains and the timeout option.',
      ja: '問い合わせ先のアドレスを読み、/etc/resolv.confと見比べます。そのサーバーに直接問い合わせ（dig @アドレス 名前）、searchドメインとtimeoutオプションも確認します。',
    },
  },
  'slow-sync': {
    title: { en: 'Waiting for data to reach the disk', ja: 'ディスクへの同期待ち' },
    means: {
      en: 'fsync and its kind return when the device has the data. Each call here took long, or together they take a large part of the process’s time.',
      ja: 'fsyncなどの呼び出しは、データがデバイスに届くまで戻りません。1回が長いか、合計がプロセスの時間の大きな部分を占めています。',
    },
    next: {
      en: 'Count how many syncs one unit of work needs, and group them. If a single call is slow, look at the device while it happens (iostat -x) and at who else writes to it.',
      ja: '1つの処理に何回の同期が必要かを数え、まとめられないか考えます。1回が遅いなら、その間のデバイスの様子（iostat -x）と、ほかに書き込んでいるプロセスを調べます。',
    },
  },
  'repeated-open': {
    title: { en: 'The same file is opened again and again', ja: '同じファイルの繰り返しオープン' },
    means: {
      en: 'One process opens one file many times and does the same with it each time. Each round is short, so no single call looks slow; the count is the cost.',
      ja: '1つのプロセスが1つのファイルを何度も開き、毎回同じことをしています。1回ごとは短いので遅い呼び出しには見えません。回数がコストになっています。',
    },
    next: {
      en: 'Find what opens it (strace -k) and keep the content or the descriptor. Check whether a library re-reads its configuration for each request.',
      ja: 'どこから開いているかを調べ（strace -k）、内容かディスクリプタを保持するようにします。ライブラリがリクエストごとに設定を読み直していないかも確認します。',
    },
  },
  'n-plus-one': {
    title: { en: 'One call per item (N+1)', ja: '1件ごとの呼び出し（N+1）' },
    means: {
      en: 'The same request is sent, or the same kind of file opened, many times with one changing part, one after the other. Each waits for the one before, so the time grows with the number of items.',
      ja: '一部だけが違う要求やファイルのオープンが、1件ずつ順に何度も繰り返されています。毎回、前の1件が終わるのを待つため、件数に比例して時間が増えます。',
    },
    next: {
      en: 'Read two neighbouring requests and find the part that changes. Ask for all items at once, or in a few batches.',
      ja: '隣り合う2つの要求を読み比べ、変わっている部分を見つけます。まとめて1回、または数回に分けて取得します。',
    },
  },
  'search-storm': {
    title: { en: 'Looking for files in many places', ja: 'ファイル探索の多発' },
    means: {
      en: 'The same names are looked for in directory after directory and not found (ENOENT). Usual when a program starts, and not counted then; a cost when it happens for each request or on a slow file system.',
      ja: '同じ名前のファイルをディレクトリごとに探し、見つからずに失敗（ENOENT）しています。起動時にはよくあることなので数えていませんが、リクエストのたびに、あるいは遅いファイルシステムで起きるとコストになります。',
    },
    next: {
      en: 'Read the names: are they looked for once, or again for each request? Shorten the search path, or let the program remember what is not there.',
      ja: '探されている名前を読み、一度だけか、リクエストのたびに繰り返しているかを確かめます。検索パスを短くするか、「存在しない」という結果を覚えさせます。',
    },
  },
  'eagain-spin': {
    title: { en: 'Trying again without waiting', ja: '待たずに再試行するループ' },
    means: {
      en: 'A call answers “not now” (EAGAIN) and is repeated at once, many times, with no wait in between. It costs CPU, and takes it from whoever would make the data ready.',
      ja: '「今はできない」（EAGAIN）と返った呼び出しを、待たずにすぐ何度も繰り返しています。CPUを使い、データを用意する側のCPUまで奪います。',
    },
    next: {
      en: 'Wait for the descriptor with poll or epoll before trying again. One EAGAIN after each event is correct and not this.',
      ja: '再試行の前にpollやepollでディスクリプタを待つようにします。イベントごとにEAGAINが1回返るのは正しい使い方で、これには当たりません。',
    },
  },
  'fork-storm': {
    title: { en: 'Many short-lived processes', ja: '短命なプロセスの大量生成' },
    means: {
      en: 'One parent starts ten or more programs a second. Each costs a fork, an exec, library loading and an exit, often more than the work itself.',
      ja: '1つの親プロセスが毎秒10個以上のプログラムを起動しています。fork、exec、ライブラリの読み込み、終了のコストが毎回かかり、本来の処理より重いこともよくあります。',
    },
    next: {
      en: 'Read the program names in the execve calls. Do the same in the parent, or give one helper many items.',
      ja: 'execveの行で起動しているプログラム名を読みます。親の中で済ませるか、1つのヘルパーにまとめて処理させます。',
    },
  },
  'tiny-io': {
    title: { en: 'Reading or writing a few bytes at a time', ja: '数バイトずつの読み書き' },
    means: {
      en: 'A hundred or more reads or writes move 16 bytes or less each. Each pays the price of a system call; traced, each also pays for the tracer, so the recording exaggerates it.',
      ja: '1回16バイト以下の読み書きが100回以上行われています。そのたびにシステムコールのコストがかかります。記録中はトレーサーの分も加わるため、実際より大きく見えます。',
    },
    next: {
      en: 'Put a buffer in between. Count the calls without strace (perf trace -s, or the program’s own timing) before judging the gain.',
      ja: '間にバッファを入れます。効果を見積もる前に、straceなしでの回数や時間（perf trace -sやプログラム自身の計測）を確認します。',
    },
  },
  'restart-window': {
    title: { en: 'How long the shutdown took', ja: '停止にかかった時間' },
    means: {
      en: 'From the termination signal of the main process to its exit. While it lasts, the service takes no new work. The parts are added up over all its processes, which wait side by side, so together they can be longer.',
      ja: 'メインプロセスが終了シグナルを受け取ってから終了するまでの時間です。この間、サービスは新しい処理を受け付けません。内訳は同時に待つ全プロセスの合計なので、停止にかかった時間より長くなることがあります。',
    },
    next: {
      en: 'Look at what fills the window: sleeping in a handler, waiting for children, or flushing data. Shorten the longest part.',
      ja: 'その間を何が占めているかを見ます。ハンドラの中のスリープか、子プロセス待ちか、データの書き出しか。最も長い部分から短くします。',
    },
  },
  'left-behind': {
    title: { en: 'Processes left behind after a stop', ja: '停止後に残ったプロセス' },
    means: {
      en: 'The service was stopped by a signal, and processes that it had made went on without it. They keep its files, ports and locks while the next run starts, and a strace -f on the service stays as long as they do.',
      ja: 'サービスはシグナルで停止しましたが、サービスが作ったプロセスが動き続けています。次の起動が始まっても、ファイル、ポート、ロックを持ったままです。strace -fでサービスを記録している場合は、そのstraceも終わりません。',
    },
    next: {
      en: 'See in the view Restart how long each one lived on and how it ended. Then let the service end what it starts and wait for it, or take it out of the service for good.',
      ja: '「再起動」の表示で、それぞれがどれだけ動き続け、どう終わったかを見ます。そのうえで、サービスが自分の起動したプロセスを終わらせて待つようにするか、サービスから完全に切り離します。',
    },
  },
} as const satisfies Readonly<Record<string, FindingText>>;

/** Why lines of a log could not be read, by `SkipReason`. */
export const skipReasonTexts = {
  'cut-first-line': {
    en: 'The file begins in the middle of this line.',
    ja: 'この行の途中からファイルが始まっています。',
  },
  'cut-last-line': {
    en: 'The file ends before this line says which call it is.',
    ja: 'どの呼び出しか分かる前に、この行でファイルが終わっています。',
  },
  'no-result': {
    en: 'Begins like a call, but no line after it ends it.',
    ja: '呼び出しのように始まりますが、続く行のどこにも終わりがありません。',
  },
  'resumed-without-result': {
    en: 'The second half of a call that has neither a beginning nor a result.',
    ja: '呼び出しの後半ですが、前半も結果もありません。',
  },
  'unreadable-body': {
    en: 'A pid or a time, and then nothing that strace prints.',
    ja: 'pidまたは時刻のあとに、straceの出力ではないものが続いています。',
  },
  binary: {
    en: 'Contains zero bytes: not text.',
    ja: 'ゼロバイトを含んでいます（テキストではありません）。',
  },
  'too-long': {
    en: 'Longer than 64 MB without an end.',
    ja: '改行のないまま64 MBを超えています。',
  },
} as const satisfies Readonly<Record<string, LocalText>>;

/** Durations below this are the tracer's own cost: differences there say nothing. Measured, see the lesson on what strace costs. */
export const tracerFloorNs = 20_000;
