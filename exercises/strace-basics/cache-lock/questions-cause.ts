import { type StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import type { ChoiceQuestion, Misreading, SyscallQuestion } from '../../../src/grading/exercise.ts';
import type { LocalText } from '../../../src/i18n/catalog.ts';
import { callsWhileHeld, heldTime, longestGap, repeatedWork } from './held.ts';
import { type LockTurn, locksOf, turnsAhead } from './locks.ts';

/** The option as a misreading wherever it is not the answer. */
function option(
  id: string,
  hint: LocalText,
  answer: (log: StraceLog) => readonly string[],
): Misreading<string> {
  return { id: `chose-${id}`, values: (log) => (answer(log).includes(id) ? [] : [id]), hint };
}

/** Under the lock most of the time passes between calls, or inside calls on files; else this log cannot say. */
function whereHeldTimeGoes(log: StraceLog): readonly string[] {
  const { ownCodeNs, filesNs, otherNs } = heldTime(log);
  if (ownCodeNs > filesNs + otherNs) return ['own-code'];
  return filesNs > ownCodeNs + otherNs ? ['files'] : [];
}

/** A turn to look at: the one whose unlock ended the longest wait, or the longest one. */
function exampleTurn(log: StraceLog): LockTurn | undefined {
  const { longest, turns } = locksOf(log);
  const held = turns.filter(({ heldNs }) => heldNs >= 0).sort((a, b) => b.heldNs - a.heldNs);
  return (longest && turnsAhead(log, longest).at(-1)) ?? held[0];
}

export const underLock: ChoiceQuestion = {
  id: 'under-lock',
  kind: 'choice',
  prompt: {
    en: 'What does a worker spend most time on while it holds the lock?',
    ja: 'ロックを持っている間、ワーカーは主に何に時間を使っていますか。',
  },
  options: [
    {
      id: 'files',
      text: { en: 'Reading and writing files', ja: 'ファイルの読み書き' },
    },
    {
      id: 'client',
      text: { en: 'Sending the page to the client', ja: 'クライアントへのページの送信' },
    },
    {
      id: 'own-code',
      text: {
        en: 'Its own code, between two system calls',
        ja: 'システムコールの合間の、自分のコードの実行',
      },
    },
    {
      id: 'waiting',
      text: { en: 'Waiting for the lock', ja: 'ロック待ち' },
    },
  ],
  answer: whereHeldTimeGoes,
  misreadings: [
    option(
      'files',
      {
        en: 'Each read, write and rename under the lock prints its own time. Add up those of one turn and compare with the time from lock to unlock.',
        ja: 'ロック中のread、write、renameには、それぞれ所要時間が出ています。1回分を合計して、ロックから解放までの時間と比べてください。',
      },
      whereHeldTimeGoes,
    ),
    option(
      'client',
      {
        en: 'The page is sent after the unlock. Look at which line comes first: `F_UNLCK`, or the write to the socket.',
        ja: 'ページを送るのは、ロックを手放した後です。`F_UNLCK`とソケットへのwrite、どちらの行が先か見てください。',
      },
      whereHeldTimeGoes,
    ),
    option(
      'waiting',
      {
        en: 'The others wait. The wait of the holder was over when its own `F_SETLKW` returned.',
        ja: '待っているのはほかのワーカーです。持ち主の待ちは、自分の`F_SETLKW`が戻った時点で終わっています。',
      },
      whereHeldTimeGoes,
    ),
  ],
  hints: [
    {
      en: 'Filter by the pid of one holder and read its lines from `F_WRLCK` to `F_UNLCK`.',
      ja: '持ち主のpidで絞り込み、`F_WRLCK`から`F_UNLCK`までの行を読んでください。',
    },
    {
      en: 'Compare two things on these lines: the durations at the ends, and the steps from one time stamp to the next.',
      ja: 'それらの行で、行末の所要時間と、ある行から次の行までの時刻の進み方を比べてください。',
    },
    {
      en: 'Where a stamp jumps although the call before it was short, the time passed in no call at all.',
      ja: '直前の呼び出しが短いのに時刻が大きく進んでいれば、その時間はどの呼び出しの中でもありません。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => {
    const turn = exampleTurn(log);
    const gap = turn && longestGap(log, turn);
    const inCode = whereHeldTimeGoes(log).includes('own-code');
    return {
      text: inCode
        ? {
            en: 'Between these lines no call is open and yet the clock moves on: the worker renders, or waits for a CPU, while it holds the lock. A faster disk would not shorten this; doing the work less often would.',
            ja: 'この行の間では、実行中の呼び出しがないのに、時刻が進んでいます。ワーカーはロックを持ったまま、ページを生成しているか、CPUの空きを待っています。ディスクを速くしても縮みませんが、生成の回数を減らせば縮みます。',
          }
        : {
            en: 'The calls on files under the lock take longer than the gaps between them. The lock lasts as long as this input and output does, so move it out of the lock or make it smaller.',
            ja: 'ロック中のファイルの読み書きが、その合間より長くかかっています。入出力の間はロックが空かないので、ロックの外に出すか、量を減らすことを考えます。',
          },
      calls:
        turn && gap && inCode
          ? [turn.ask, gap.before, gap.after, turn.release]
          : turn
            ? callsWhileHeld(log, turn)
            : [],
    };
  },
};

/** More than half of what was written under the lock had been written before: then the work itself is in question. */
function whatToFix(log: StraceLog): readonly string[] {
  const { writing, repeated } = repeatedWork(log);
  return repeated.length * 2 > writing ? ['skip-work'] : [];
}

export const fixFirst: ChoiceQuestion = {
  id: 'fix-first',
  kind: 'choice',
  prompt: {
    en: 'You may change one thing today. Which one first?',
    ja: '今日変えられるのは1つだけです。どれを最初に直しますか。',
  },
  options: [
    {
      id: 'more-workers',
      text: { en: 'Start more workers', ja: 'ワーカーを増やす' },
    },
    {
      id: 'faster-disk',
      text: { en: 'Put the cache on a faster disk', ja: 'キャッシュを速いディスクに置く' },
    },
    {
      id: 'skip-work',
      text: {
        en: 'Set the cache so that a page that is still fresh is not rendered again',
        ja: 'まだ新しいページを作り直さないように、キャッシュの設定を直す',
      },
    },
    {
      id: 'lock-per-page',
      text: {
        en: 'Use one lock per page instead of one for the whole cache',
        ja: 'キャッシュ全体で1つのロックを、ページごとのロックに分ける',
      },
    },
  ],
  answer: whatToFix,
  misreadings: [
    option(
      'more-workers',
      {
        en: 'All workers queue for one lock, and only one at a time goes on. One more worker makes the queue longer, not faster.',
        ja: 'どのワーカーも同じロックに並び、進めるのは一度に1つだけです。ワーカーを増やしても、列が長くなるだけで速くはなりません。',
      },
      whatToFix,
    ),
    option(
      'faster-disk',
      {
        en: 'Look again at what the holder does under the lock: the reads and writes are short. A faster disk shortens what is short already.',
        ja: 'ロック中に何をしているか、もう一度見てください。読み書きは短いままです。ディスクを速くしても、もともと短いところが縮むだけです。',
      },
      whatToFix,
    ),
    option(
      'lock-per-page',
      {
        en: 'That shortens the queue to those who want the same page, and each of them still does all the work again. Look at what a waiter does after it got the lock, and how old the file is that it makes anew.',
        ja: '列は同じページを待つものだけに短くなりますが、その全員が同じ仕事を繰り返すことは変わりません。ロックを得た後に何をしているか、作り直しているファイルはいつ書かれたものか、見てください。',
      },
      whatToFix,
    ),
  ],
  hints: [
    {
      en: 'Follow one waiter past its wait: what does it do with the lock, once it has it?',
      ja: '待っていたワーカーの、その後を追ってください。ロックを得て、何をしていますか。',
    },
    {
      en: 'Compare the file that it writes with the one that the holder before it wrote, and the times of both.',
      ja: 'それが書くファイルと、直前の持ち主が書いたファイルを、時刻と合わせて比べてください。',
    },
    {
      en: 'The first line of the log shows how the server was started. Read its options.',
      ja: 'ログの1行目に、サーバーの起動のしかたが残っています。オプションを読んでください。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => {
    const { writing, repeated } = repeatedWork(log);
    const { longest } = locksOf(log);
    const before = longest && turnsAhead(log, longest).at(-1);
    const wrote = [before, longest].flatMap((turn) =>
      turn ? callsWhileHeld(log, turn).filter((call) => /^rename/.test(callName(log.trace, call))) : [],
    );
    const exec = callName(log.trace, 0) === 'execve' ? [0] : [];
    const proof = wrote.length > 0 ? wrote : repeated.slice(0, 4).map(({ ask }) => ask);
    return {
      text: {
        en: `${repeated.length} of ${writing} turns with the lock made a file that an earlier turn had already made. Work that is not done needs no lock: with a longer time to live almost nobody asks for it, and the queue goes away.`,
        ja: `ロックを持って行われた${writing}回の仕事のうち、${repeated.length}回は、前に誰かが作ったファイルを作り直しています。しない仕事にロックは要りません。有効期間を延ばせばロックを求めること自体がほぼなくなり、順番待ちも消えます。`,
      },
      calls: [...exec, ...proof],
    };
  },
};

/** Total time of each syscall by class, in nanoseconds. */
function totalsByClass(log: StraceLog): Map<string, number[]> {
  const { calls } = log.trace;
  const totals = new Map<string, number[]>();
  for (let call = 0; call < calls.count; call++) {
    const took = calls.durationNs[call] as number;
    if (!(took >= 0)) continue;
    const name = callName(log.trace, call);
    const parts = totals.get(name) ?? [0, 0, 0, 0, 0];
    totals.set(name, parts);
    const waitClass = log.waits.classOf[call] as number;
    parts[waitClass] = (parts[waitClass] as number) + took;
  }
  return totals;
}

/** The syscall with most time in a class. */
function mostOf(log: StraceLog, waitClass: WaitClass): readonly string[] {
  const of = (parts: readonly number[]): number => parts[waitClass] as number;
  const [most] = [...totalsByClass(log)].sort(([, a], [, b]) => of(b) - of(a));
  return most && of(most[1]) > 0 ? [most[0]] : [];
}

export const notABottleneck: SyscallQuestion = {
  id: 'not-a-bottleneck',
  kind: 'syscall',
  prompt: {
    en: 'Add up the time by system call. Which one has by far the largest total, and is idle all the while?',
    ja: 'システムコールごとに時間を合計します。合計がずば抜けて大きいのに、実は何もせず待っているだけなのはどれですか。',
  },
  answer: (log) => mostOf(log, WaitClass.idle),
  misreadings: [
    {
      id: 'the-lock',
      values: (log) => mostOf(log, WaitClass.contention),
      hint: {
        en: 'Requests are kept waiting in that one, so it is not idle. Look above it in the totals.',
        ja: 'その呼び出しの中ではリクエストが待たされているので、アイドルではありません。合計の表で、それより上を見てください。',
      },
    },
    {
      id: 'the-parent',
      values: (log) => mostOf(log, WaitClass.child),
      hint: {
        en: 'That is one call by the parent, waiting for its children. It is harmless too, but another one has a larger total.',
        ja: 'それは子プロセスを待つ親の呼び出しです。これも無害ですが、合計がもっと大きいものがあります。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the totals in the analyzer and sort by total time.',
      ja: 'アナライザーで集計を開き、合計時間の順に並べてください。',
    },
    {
      en: 'What does a worker do when there is no request at all?',
      ja: 'リクエストが1つもないとき、ワーカーは何をしているでしょうか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => ({
    text: {
      en: 'A process that has nothing to do waits in it for the next event, and each process adds its own waiting to the total. Sorted by time alone, the call that does nothing hides the one that hurts.',
      ja: 'することのないプロセスが、この中で次の出来事を待っていて、その時間がプロセスの数だけ合計に積み上がります。時間の順に並べただけでは、何もしていない呼び出しの陰に、本当に困っている呼び出しが隠れます。',
    },
    calls: log.slowest(3, [WaitClass.idle]),
  }),
};
