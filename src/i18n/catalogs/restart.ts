import { defineCatalog, type LocalText } from '../catalog.ts';

/** Strings of the view of restarts. */
export const restartCatalog = defineCatalog({
  en: {
    restart: 'Restart',
    comma: ', ',
    choose: 'Stop',
    choice: (number: string, program: string, signal: string, at: string, took: string) =>
      `${number}. ${program}: ${signal} at ${at}, ${took}`,
    choicesLeft: (count: string) => `${count} more stops are not listed.`,
    noProgram: 'a process',
    summary: (program: string, signal: string, took: string) =>
      `${program}: ${took} from ${signal} to the exit`,
    summaryOpen: (program: string, signal: string, took: string) =>
      `${program}: ${signal}, and no exit in this log; the last sign is ${took} later`,
    none: 'No process in this log was asked to end: there is no SIGTERM, and nothing was killed.',
    where: 'What the exit waited for',
    whereWhy:
      'Followed back from the exit. While the process waits for a child, the time is the child’s: what that one did in it. The steps add up to the whole stop.',
    inHandler: 'signal handler',
    forChildren: 'child processes and threads',
    inSync: 'its own sync to disk',
    inRest: 'everything else',
    drawing: 'The stop on one time axis',
    picture: (processes: string) =>
      `Time of ${processes} processes and threads by class; the tables below say the same`,
    drawingHint:
      'Click a bar for the longest call there. The line below a bar: the exit waited for this process.',
    markSignal: (signal: string) => signal,
    markHandler: 'handler done',
    markExit: 'exit',
    markNext: 'next start',
    whole: 'With what was left behind',
    wholeTitle: 'Until the last sign of the processes that outlived the exit',
    onlyTime: 'Select this time',
    onlyTimeTitle: 'All views show the time of this stop only',
    showCalls: 'Show the calls',
    showStop: 'Show the stop',
    events: 'What happened',
    sent: (who: string) => `kill by ${who}`,
    sentNobody: 'sent by a process that is not in the log',
    got: (signal: string, who: string) => `${signal} reaches ${who}`,
    gotFrom: (pid: string) => `from ${pid}`,
    taken: (signal: string, who: string) => `${who} takes ${signal} by a call (sigwait, signalfd)`,
    unseen: (signal: string, who: string) => `${who} is killed by ${signal}`,
    handled: 'the handler returns',
    handledAgain: (times: string) => `the handler returns for the last of ${times} times`,
    left: (who: string, status: string) => `${who} ends: ${status}`,
    leftOpen: (who: string) => `last sign of ${who}; its exit is not in the log`,
    reaped: 'its parent’s wait4 returns it',
    started: (pid: string) => `the same program starts again as ${pid}`,
    startedBefore: (pid: string, by: string) =>
      `the same program starts again as ${pid}, ${by} before the old one has ended: two run at once`,
    outlived: (who: string, by: string, status: string) =>
      `${who} was left behind and lived on for ${by}: ${status}`,
    outlivedMore: (count: string) => `${count} more processes lived on.`,
    noEnd: 'no end in this log',
    exited: (status: string) => `exit ${status}`,
    killed: (signal: string) => `killed by ${signal}`,
    line: (line: string) => `line ${line}`,
    time: 'time',
    share: 'share',
    process: 'process',
    did: 'what it did',
    times: 'times',
    longest: 'longest',
    select: (name: string, took: string) => `Select the call ${name}, ${took}`,
    restSteps: (count: string, took: string) => `${count} shorter steps, ${took} in all.`,
    classes: 'Each process by class',
    classesWhy:
      'The parts of a row add up to the time for which the process was there. Rows run side by side: together they can be longer than the stop.',
    there: 'was there',
    outside: 'outside calls',
    outsideTitle: 'Between system calls: computing, or waiting for a CPU',
    untimed: 'no duration',
    untimedTitle: 'Calls without a printed duration (-T), to the next line of the thread',
    other: 'other calls',
    otherTitle: 'Calls that the query leaves out',
    rowsLeft: (count: string, took: string) =>
      `${count} more processes and threads, ${took} in all, are not drawn.`,
    ends: 'How each one ended',
    order: 'exit',
    after: 'after the signal',
    end: 'end',
    lastWait: 'last wait',
    longCalls: 'longest calls',
    signals: 'signals',
    moreSignals: (count: string) => `and ${count} more`,
    only: (who: string) => `Only ${who}, in this time`,
    thread: 'thread',
    noPid: 'the traced process',
    lacks: 'What this log does not show',
    notes: 'How to read this',
    noteIdle:
      'Elsewhere idle time costs nobody anything. In a stop it does: the exit waits for every sleep in the handler or in a worker.',
    noteHandler:
      'The handler ends with the rt_sigreturn that unblocks the signal. A handler that exits the process itself lasts until the exit.',
    noteShort:
      'Time before the signal is not counted. A wait that lasted into the stop counts from the signal on.',
    noteLeft:
      'A process that is left behind keeps its files, its ports and, with strace -f, the tracer; it overlaps the next run.',
  },
  ja: {
    restart: '再起動',
    comma: '、',
    choose: '停止',
    choice: (number: string, program: string, signal: string, at: string, took: string) =>
      `${number}. ${program}：${at}に${signal}、${took}`,
    choicesLeft: (count: string) => `ほかに停止が${count}件あります。`,
    noProgram: 'プロセス',
    summary: (program: string, signal: string, took: string) => `${program}：${signal}から終了まで${took}`,
    summaryOpen: (program: string, signal: string, took: string) =>
      `${program}：${signal}を受けましたが、終了はログにありません。最後の記録は${took}後です`,
    none: 'このログには、終了を求められたプロセスがありません。SIGTERMも、シグナルによる終了もありません。',
    where: '終了が待っていたもの',
    whereWhy:
      '終了から逆にたどった結果です。子プロセスを待っている間は、その子プロセスがしていたことに時間を割り当てます。合計は停止の長さと一致します。',
    inHandler: 'シグナルハンドラ',
    forChildren: '子プロセスとスレッド',
    inSync: '自身のディスク同期',
    inRest: 'その他すべて',
    drawing: '停止の時間軸',
    picture: (processes: string) =>
      `プロセスとスレッド${processes}個の時間を分類ごとに示します。下の表に同じ内容があります`,
    drawingHint:
      'バーをクリックすると、その位置で最も長い呼び出しを選択します。バーの下の線は、終了がこのプロセスを待っていた時間です。',
    markSignal: (signal: string) => signal,
    markHandler: 'ハンドラ終了',
    markExit: '終了',
    markNext: '次の起動',
    whole: '残ったプロセスも含める',
    wholeTitle: '終了後も動いていたプロセスの最後の記録までを示します',
    onlyTime: 'この時間を選択',
    onlyTimeTitle: 'すべての表示が、この停止の時間だけを示します',
    showCalls: '呼び出しを表示',
    showStop: '停止の内訳を表示',
    events: '起きたこと',
    sent: (who: string) => `${who}がkillを呼ぶ`,
    sentNobody: '送り主はログにありません',
    got: (signal: string, who: string) => `${who}に${signal}が届く`,
    gotFrom: (pid: string) => `送り主は${pid}`,
    taken: (signal: string, who: string) => `${who}が呼び出し（sigwait、signalfd）で${signal}を受け取る`,
    unseen: (signal: string, who: string) => `${who}が${signal}で強制終了する`,
    handled: 'ハンドラから戻る',
    handledAgain: (times: string) => `ハンドラから戻る（${times}回のうち最後）`,
    left: (who: string, status: string) => `${who}が終了する（${status}）`,
    leftOpen: (who: string) => `${who}の最後の記録。終了はログにありません`,
    reaped: '親のwait4がこのプロセスを回収する',
    started: (pid: string) => `同じプログラムが${pid}として起動する`,
    startedBefore: (pid: string, by: string) =>
      `同じプログラムが${pid}として起動する。古いプロセスが終わる${by}前なので、2つが同時に動いています`,
    outlived: (who: string, by: string, status: string) =>
      `残された${who}が、さらに${by}動き続ける（${status}）`,
    outlivedMore: (count: string) => `ほかに${count}個のプロセスが動き続けました。`,
    noEnd: '終了はログにない',
    exited: (status: string) => `終了コード${status}`,
    killed: (signal: string) => `${signal}で強制終了`,
    line: (line: string) => `${line}行目`,
    time: '時間',
    share: '割合',
    process: 'プロセス',
    did: 'していたこと',
    times: '回数',
    longest: '最長',
    // Begins with what stands on the button, so that speech control finds it.
    select: (name: string, took: string) => `${name} ${took}：この呼び出しを選択`,
    restSteps: (count: string, took: string) => `ほかに短いものが${count}件（合計${took}）あります。`,
    classes: 'プロセスごとの内訳',
    classesWhy:
      '各行の内訳の合計は、そのプロセスが存在していた時間と一致します。プロセスは並行して動くため、行の合計は停止より長くなることがあります。',
    there: '存在した時間',
    outside: '呼び出しの外',
    outsideTitle: 'システムコールの外の時間です。計算中か、CPU待ちです',
    untimed: '所要時間なし',
    untimedTitle: '所要時間（-T）のない呼び出しです。同じスレッドの次の行までの時間です',
    other: '対象外の呼び出し',
    otherTitle: '条件に合わない呼び出しです',
    rowsLeft: (count: string, took: string) =>
      `ほかにプロセスとスレッドが${count}個（合計${took}）あります。図には描いていません。`,
    ends: 'それぞれの終わり方',
    order: '終了順',
    after: 'シグナルから',
    end: '終わり方',
    lastWait: '最後の待ち',
    longCalls: '長い呼び出し',
    signals: 'シグナル',
    moreSignals: (count: string) => `ほか${count}件`,
    only: (who: string) => `この時間の${who}だけに絞り込む`,
    thread: 'スレッド',
    noPid: '記録したプロセス',
    lacks: 'このログにないもの',
    notes: '読み方',
    noteIdle:
      'ふだんのアイドル時間は誰の損にもなりません。停止中は別です。ハンドラやワーカーのスリープを、終了はすべて待ちます。',
    noteHandler:
      'ハンドラの終わりは、シグナルのブロックを解くrt_sigreturnです。ハンドラの中でプロセスが終了する場合は、終了までをハンドラとみなします。',
    noteShort: 'シグナルより前の時間は数えません。停止にまたがる待ちは、シグナル以降だけを数えます。',
    noteLeft:
      '残されたプロセスは、開いたファイルとポートを持ち続けます。strace -fを使っている場合は、straceも終わりません。次の起動とも重なります。',
  },
});

/** By `StepKind`. */
export const stepTexts = {
  handler: { en: 'handler', ja: 'ハンドラ' },
  child: { en: 'waits for a child', ja: '子プロセスを待つ' },
  sync: { en: 'sync to disk', ja: 'ディスクへの同期' },
  wait: { en: 'waits', ja: '待ち' },
  calls: { en: 'short calls', ja: '短い呼び出し' },
  outside: { en: 'outside calls', ja: '呼び出しの外' },
  untimed: { en: 'no duration', ja: '所要時間なし' },
} as const satisfies Readonly<Record<string, LocalText>>;

/** By `Lack`. */
export const lackTexts = {
  signal: {
    en: 'The line of the signal. The stop is counted from the kill of another process, or only its end is known (signal lines were left out with -e signal).',
    ja: 'シグナルの行がありません。別のプロセスのkillから数えるか、終わりだけを示しています（-e signalで省かれています）。',
  },
  exit: {
    en: 'The exit. The log ends before it, or the process lived on.',
    ja: '終了の行がありません。その前にログが終わったか、プロセスが動き続けています。',
  },
  detached: {
    en: 'The exit. strace let go of the process inside the stop.',
    ja: '終了の行がありません。停止の途中でstraceがプロセスから離れました。',
  },
  durations: {
    en: 'Durations. Record with -T to tell waiting from computing.',
    ja: '所要時間がありません。待ちと計算を区別するには、-Tを付けて記録します。',
  },
  clock: {
    en: 'Time stamps. Record with -ttt to measure a stop.',
    ja: '時刻がありません。停止の長さを測るには、-tttを付けて記録します。',
  },
  children: {
    en: 'Children of the process: they were not traced. Record with -f, from the start of the service.',
    ja: '子プロセスが記録されていません。サービスの起動から-fを付けて記録します。',
  },
  start: {
    en: 'The start of the process: strace was attached later, or the log was cut at its beginning. What it ran is not known, so the next start cannot be found.',
    ja: 'プロセスの起動がありません。straceを後から接続したか、ログの先頭が切れています。実行したプログラムがわからないため、次の起動も見つけられません。',
  },
} as const satisfies Readonly<Record<string, LocalText>>;

/** By `HandlerKind`: what the process did with the signal, where that is not a handler that returned. */
export const handlerTexts = {
  returned: { en: '', ja: '' },
  stayed: {
    en: 'its handler does not return: the process ends inside it',
    ja: 'ハンドラは戻らず、その中でプロセスが終了する',
  },
  default: { en: 'it has no handler for it', ja: 'このシグナルのハンドラはない' },
  ignored: { en: 'it ignores the signal', ja: 'このシグナルを無視する' },
  blocked: { en: '', ja: '' },
  unknown: { en: '', ja: '' },
} as const satisfies Readonly<Record<string, LocalText>>;
