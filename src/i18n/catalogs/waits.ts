import { defineCatalog, type LocalText } from '../catalog.ts';

/** Strings of the view of waits. */
export const waitsCatalog = defineCatalog({
  en: {
    waits: 'Waits',
    intro: 'What the traced threads waited for, who waited, and who ended it.',
    groupTable: (className: string) => `Waits by what they were for: ${className}`,
    waitedFor: 'What was waited for',
    what: 'waited for',
    count: 'waits',
    total: 'total',
    max: 'longest',
    median: 'median',
    p95: 'p95',
    share: 'share',
    shareTitle: 'Of the whole time in the log of the threads that waited',
    threads: 'threads',
    endedBy: 'the longest ended by',
    line: 'line',
    thread: 'thread',
    start: 'at',
    took: 'took',
    end: 'ended by',
    waiters: (what: string) => `Who waited for ${what}`,
    waiter: (who: string, count: string, total: string, max: string) =>
      `${who}: ${count}, ${total} in all, ${max} at most`,
    noPid: 'the traced process',
    times: (count: string, one: boolean) => `${count} ${one ? 'wait' : 'waits'}`,
    moreWaiters: (count: string) => `and ${count} more threads`,
    longest: 'Longest waits',
    longestOf: (classNames: string) => `Longest waits: ${classNames}`,
    apart: 'Not ranked: idle time and waiting for children',
    apartWhy:
      'Idle threads had nothing to do, and the time of a wait for a child belongs to the child. Both can be very long without costing anybody anything, so they stand apart.',
    only: (what: string) => `Only the waits for ${what}`,
    select: (took: string) => `Select the call: ${took}`,
    goTo: (line: string) => `line ${line}`,
    showCalls: 'Show the calls',
    showAll: (count: string) => `Show all ${count}`,
    more: (count: string, total: string) => `${count} more, ${total} in all, are not listed.`,
    nothing: 'No wait passes the query: these calls worked, or took less than 20 µs.',
    noDurations: 'This log has no durations. Record with -T to see what was waited for.',
    holders: (count: string) => `${count} had it meanwhile`,
    notes: 'What these numbers cannot say',
    noteFloor:
      'Calls of less than 20 µs are not counted as waits: below that, strace itself takes as long as the call.',
    noteOverlap:
      'Threads wait at the same time, so totals can exceed the length of the recording. A share is of the whole time of the threads that waited.',
    noteHolder:
      'Who ended a wait is read from the traced threads’ own calls: an unlock, a wake, a write, an exit. Where the log shows none, somebody who is not traced did it, or the program did it without a system call.',
    noteEpoll:
      'epoll_wait does not print the descriptors that it waits for, so such waits count as idle even when they are for an answer.',
    noteProcess:
      'Where the log does not show which process a thread belongs to, equal futex addresses count as one.',
    detailEnd: 'Ended by',
    detailFor: 'Waited for',
  },
  ja: {
    waits: '待ち',
    intro: 'スレッドが何を待ち、誰が待ち、誰が待ちを終わらせたかをまとめます。',
    groupTable: (className: string) => `待った対象ごとの集計：${className}`,
    waitedFor: '何を待っていたか',
    what: '待った対象',
    count: '回数',
    total: '合計',
    max: '最長',
    median: '中央値',
    p95: 'p95',
    share: '割合',
    shareTitle: '待ったスレッドがログに現れている時間全体に占める割合',
    threads: 'スレッド',
    endedBy: '最長の待ちを終わらせたもの',
    line: '行',
    thread: 'スレッド',
    start: '時刻',
    took: '所要時間',
    end: '終わらせたもの',
    waiters: (what: string) => `${what}を待ったスレッド`,
    waiter: (who: string, count: string, total: string, max: string) =>
      `${who}：${count}、合計${total}、最長${max}`,
    noPid: '記録したプロセス',
    times: (count: string) => `${count}回`,
    moreWaiters: (count: string) => `ほか${count}スレッド`,
    longest: '長い待ち',
    longestOf: (classNames: string) => `長い待ち：${classNames}`,
    apart: '順位に含めないもの：アイドルと子プロセス待ち',
    apartWhy:
      'アイドルのスレッドにはすることがなく、子プロセスを待つ時間は子プロセスのものです。どちらも、どれだけ長くても誰の損にもならないことがあるため、分けて表示します。',
    only: (what: string) => `${what}の待ちだけに絞り込む`,
    select: (took: string) => `呼び出しを選択：${took}`,
    goTo: (line: string) => `${line}行目`,
    showCalls: '呼び出しを表示',
    showAll: (count: string) => `全${count}件を表示`,
    more: (count: string, total: string) => `ほかに${count}件（合計${total}）あります。`,
    nothing: '条件に合う待ちはありません。該当する呼び出しは処理をしていたか、20 µs未満で終わっています。',
    noDurations: 'このログには所要時間がありません。何を待っていたかを見るには-Tを付けて記録します。',
    holders: (count: string) => `その間に${count}回、ほかのスレッドの手に渡りました`,
    notes: 'この数値からは分からないこと',
    noteFloor:
      '20 µs未満の呼び出しは待ちに数えません。それより短いと、呼び出しよりもstrace自身の時間のほうが長くなるためです。',
    noteOverlap:
      '複数のスレッドが同時に待つため、合計が記録の長さを超えることがあります。割合は、待ったスレッドの時間全体に対するものです。',
    noteHolder:
      '待ちを終わらせたものは、記録したスレッド自身の呼び出し（アンロック、wake、書き込み、終了）から読み取ります。ログに見当たらない場合は、記録していないプロセスが終わらせたか、プログラムがシステムコールなしで終わらせています。',
    noteEpoll:
      'epoll_waitは待っているファイルディスクリプタを表示しません。そのため、応答を待っている場合もアイドルとして数えます。',
    noteProcess:
      'スレッドがどのプロセスに属するかがログから分からない場合、同じアドレスのfutexは1つとして数えます。',
    detailEnd: '終わらせたもの',
    detailFor: '待った対象',
  },
});

/** By `WaitKind`. */
export const waitKindTexts = {
  'file-lock': { en: 'file lock', ja: 'ファイルロック' },
  futex: { en: 'futex', ja: 'futex' },
  thread: { en: 'end of thread', ja: 'スレッドの終了' },
  semaphore: { en: 'semaphore', ja: 'セマフォ' },
  sync: { en: 'sync to disk', ja: 'ディスクへの同期' },
  file: { en: 'file', ja: 'ファイル' },
  dns: { en: 'DNS server', ja: 'DNSサーバー' },
  peer: { en: 'socket', ja: 'ソケット' },
  pipe: { en: 'pipe', ja: 'パイプ' },
  listen: { en: 'next connection', ja: '次の接続' },
  poll: { en: 'set of descriptors', ja: '複数のファイルディスクリプタ' },
  epoll: { en: 'epoll', ja: 'epoll' },
  timer: { en: 'timer', ja: 'タイマー' },
  signal: { en: 'signal', ja: 'シグナル' },
  queue: { en: 'message queue', ja: 'メッセージキュー' },
  child: { en: 'child', ja: '子プロセス' },
  other: { en: 'other', ja: 'その他' },
} as const satisfies Readonly<Record<string, LocalText>>;

interface EndText {
  readonly en: (who: string, value: string) => string;
  readonly ja: (who: string, value: string) => string;
}

/** By `WaitEndKind`; `who` is a pid or empty, `value` an exit status, signal or errno or empty. */
export const waitEndTexts = {
  unlock: {
    en: (who) => (who ? `unlock by ${who}` : 'an unlock'),
    ja: (who) => (who ? `${who}のアンロック` : 'アンロック'),
  },
  close: {
    en: (who) => (who ? `close by ${who}` : 'a close'),
    ja: (who) => (who ? `${who}のclose` : 'close'),
  },
  exit: {
    en: (who) => (who ? `exit of ${who}` : 'an exit'),
    ja: (who) => (who ? `${who}の終了` : 'プロセスの終了'),
  },
  wake: {
    en: (who) => (who ? `wake by ${who}` : 'a wake'),
    ja: (who) => (who ? `${who}のwake` : 'wake'),
  },
  write: {
    en: (who) => (who ? `write by ${who}` : 'a write'),
    ja: (who) => (who ? `${who}の書き込み` : '書き込み'),
  },
  child: {
    en: (who, value) =>
      `${who ? `child ${who}` : 'a child'}${value === '' ? '' : /^\d/.test(value) ? `, exit ${value}` : `, ${value}`}`,
    ja: (who, value) =>
      `${who ? `子プロセス${who}` : '子プロセス'}${value === '' ? '' : /^\d/.test(value) ? `（終了コード${value}）` : `（${value}）`}`,
  },
  thread: { en: (who) => `end of thread ${who}`, ja: (who) => `スレッド${who}の終了` },
  timeout: { en: () => 'its timeout', ja: () => 'タイムアウト' },
  signal: {
    en: (_, value) => (value ? `signal ${value}` : 'a signal'),
    ja: (_, value) => (value ? `シグナル${value}` : 'シグナル'),
  },
  error: { en: (_, value) => `error ${value}`, ja: (_, value) => `エラー${value}` },
  peer: { en: () => 'the peer', ja: () => '接続先' },
  ready: { en: () => 'a descriptor that became ready', ja: () => '準備のできたファイルディスクリプタ' },
  device: { en: () => 'the kernel or its disk', ja: () => 'カーネルまたはディスク' },
  unknown: { en: () => 'not in the log', ja: () => 'ログにない相手' },
} as const satisfies Readonly<Record<string, EndText>>;
