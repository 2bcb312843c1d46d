import { type StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import type { Exercise, Option } from '../../../src/grading/exercise.ts';
import { joinOrder } from '../../../src/grading/option-set.ts';
import {
  allCalls,
  beginLineOf,
  callsNamed,
  durationOf,
  errnoOf,
  longestOf,
  sumOf,
} from '../../../src/grading/strace-calls.ts';
import { needsClock, needsDurations } from '../../../src/grading/strace-needs.ts';
import { failuresOf, longestGap, opensOf, receivesOf, searchOf, sleepsOf } from './run.ts';

const slowestWait = (log: StraceLog): readonly number[] =>
  log.slowest(1, [WaitClass.io, WaitClass.contention]);

const failedConnects = (log: StraceLog): number[] =>
  failuresOf(log, callsNamed(log, 'connect')).filter((call) => errnoOf(log, call) !== 'EINPROGRESS');

const withErrno = (log: StraceLog, errno: string): number[] =>
  failuresOf(log, allCalls(log)).filter((call) => errnoOf(log, call) === errno);

const syncs = (log: StraceLog): number[] => callsNamed(log, 'fsync', 'fdatasync');

/** The four ways in which this program can spend time, and what each took. */
function parts(log: StraceLog): [id: string, ns: number][] {
  return [
    ['pause', sumOf(log, sleepsOf(log))],
    ['server', sumOf(log, [...receivesOf(log), ...callsNamed(log, 'connect')])],
    ['disk', sumOf(log, syncs(log))],
    ['cpu', longestGap(log)?.ns ?? 0],
  ];
}

const partOptions: readonly Option[] = [
  {
    id: 'server',
    text: { en: 'waiting for the server', ja: 'サーバーの返事を待つ' },
  },
  {
    id: 'pause',
    text: { en: 'pausing between two tries', ja: '再試行までの間隔を空ける' },
  },
  {
    id: 'cpu',
    text: { en: 'computing, in no system call at all', ja: 'システムコールを呼ばずに計算する' },
  },
  {
    id: 'disk',
    text: { en: 'getting the result onto the disk', ja: '結果をディスクに書き込む' },
  },
];

/** The part that took longest; empty where nothing took time. */
function largestPart(log: StraceLog): string[] {
  const longest = Math.max(...parts(log).map(([, ns]) => ns));
  return parts(log).flatMap(([id, ns]) => (ns === longest && ns > 0 ? [id] : []));
}

/** The four parts, longest first. */
const byTime = (log: StraceLog): string[] =>
  parts(log)
    .toSorted(([, left], [, right]) => right - left)
    .map(([id]) => id);

/** Each part took some time, and no two the same. */
const partsTell = (log: StraceLog): boolean => {
  const times = parts(log).map(([, ns]) => ns);
  return times.every((ns) => ns > 0) && new Set(times).size === times.length;
};

const unlessRight = (log: StraceLog, order: readonly string[]): string[] =>
  joinOrder(order) === joinOrder(byTime(log)) ? [] : [joinOrder(order)];

export default {
  title: { en: 'The first trace, line by line', ja: '最初のトレースを1行ずつ読む' },
  format: 'strace',
  fixture: ['first-trace.log'],
  needs: [needsDurations, needsClock],
  questions: [
    {
      id: 'largest-part',
      kind: 'choice',
      prediction: true,
      prompt: {
        en: '`report` reads its configuration, asks a server for the orders of a day, computes, and writes a file. Where do you expect most of its time?',
        ja: '`report`は、設定を読み、サーバーに1日分の注文を問い合わせ、計算し、結果をファイルに書きます。時間の多くはどこで過ぎると思いますか。',
      },
      options: partOptions,
      answer: largestPart,
      misreadings: [],
      hints: [
        {
          en: 'Three of the four are system calls, and each has its duration at the end of the line.',
          ja: '4つのうち3つはシステムコールで、行末に所要時間が付いています。',
        },
        {
          en: 'The fourth is a hole between two time stamps.',
          ja: '残りの1つは、時刻と時刻の間の空白です。',
        },
      ],
      reveal: { afterTries: 0 },
      why: (log) => {
        const largest = partOptions.find(({ id }) => id === largestPart(log)[0])?.text;
        return {
          text: {
            en: `Most of it went into ${largest?.en}. A wait for somebody else, a pause of its own and work on the CPU each need a different repair, so first tell them apart.`,
            ja: `最も長かったのは「${largest?.ja}」時間でした。相手を待つ時間、自分で置いた間隔、CPUでの計算では、直し方がそれぞれ違います。まず、どれなのかを見分けます。`,
          },
          calls: [
            longestOf(log, receivesOf(log)),
            longestOf(log, sleepsOf(log)),
            longestGap(log)?.after ?? -1,
          ].filter((call) => call >= 0),
        };
      },
    },
    {
      id: 'config',
      kind: 'target',
      prompt: {
        en: 'The program looks for its configuration in several places. Which path does it open in the end?',
        ja: 'プログラムは、設定ファイルを何か所かで探しています。最終的に開けたのは、どのパスですか。',
      },
      answer: (log) => {
        const search = searchOf(log);
        return search ? [log.fds.targetOf(search.found)] : [];
      },
      misreadings: [
        {
          id: 'not-there',
          values: (log) => searchOf(log)?.failed.map((call) => log.fds.targetOf(call)) ?? [],
          hint: {
            en: 'There it failed: the result is `-1 ENOENT`. An open that works returns a small number that is not negative.',
            ja: 'そこでは失敗しています。結果が`-1 ENOENT`です。成功したopenは、0以上の小さな番号を返します。',
          },
        },
        {
          id: 'library',
          values: (log) =>
            opensOf(log)
              .map((call) => log.fds.targetOf(call))
              .filter((target) => target.includes('/ld.so') || target.includes('.so.')),
          hint: {
            en: 'That is the dynamic loader, before the program’s own code runs. Its lines look the same in every program.',
            ja: 'それは動的リンカーによるもので、プログラム自身のコードが動く前です。どのプログラムでも同じような行になります。',
          },
        },
      ],
      hints: [
        {
          en: 'Look at the lines with `openat` whose path ends in `report.conf`.',
          ja: 'パスが`report.conf`で終わる`openat`の行を見ます。',
        },
        {
          en: 'After `=` stands the result: `-1` and a name for a failure, a file descriptor for a success.',
          ja: '`=`の後が結果です。失敗なら`-1`とerrnoの名前、成功ならファイルディスクリプタの番号です。',
        },
        {
          en: 'The last of them is also the one that the next `read` uses.',
          ja: '最後のものが成功していて、次の`read`がそのファイルを読んでいます。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => {
        const search = searchOf(log);
        return {
          text: {
            en: 'The failures before it are a normal search through a list of places. Now you know which file counts: editing one of the others would change nothing, or everything.',
            ja: 'その前の失敗は、候補を順に探しているだけで正常です。これで、どのファイルが効いているかがわかりました。ほかの場所のファイルを編集しても効かないか、作ればこちらが効かなくなります。',
          },
          calls: search ? [...search.failed, search.found] : [],
        };
      },
    },
    {
      id: 'failed-opens',
      kind: 'number',
      tolerance: 0,
      prompt: {
        en: 'How many tries to open the configuration failed before that?',
        ja: 'その前に、設定ファイルを開こうとして失敗したのは何回ですか。',
      },
      answer: (log) => {
        const search = searchOf(log);
        return search ? [search.failed.length] : [];
      },
      misreadings: [
        {
          id: 'every-enoent',
          values: (log) => [withErrno(log, 'ENOENT').length],
          hint: {
            en: 'That counts every `ENOENT`, also `access` by the dynamic loader, which looks for a file that rarely exists.',
            ja: 'それはすべての`ENOENT`の数です。動的リンカーの`access`も含まれますが、そのファイルはふつう存在しません。',
          },
        },
        {
          id: 'every-error',
          values: (log) => [failuresOf(log, allCalls(log)).length],
          hint: {
            en: 'That counts every call that failed, whatever it was. Count those with `openat` and `report.conf`.',
            ja: 'それは、失敗したすべての呼び出しの数です。`openat`で`report.conf`を開こうとしたものを数えてください。',
          },
        },
      ],
      hints: [
        {
          en: 'Filter by `openat`, then by errors.',
          ja: '`openat`で絞り込み、さらにエラーで絞り込みます。',
        },
        {
          en: 'Count the lines that end in `ENOENT` and name the same file in another folder.',
          ja: '同じ名前のファイルを別のフォルダーで探していて、`ENOENT`で終わる行を数えます。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'Each try costs microseconds, so here they are harmless. The same pattern with hundreds of names is a finding of its own.',
          ja: '1回あたり数マイクロ秒なので、ここでは無害です。ただし、同じ形が何百もの名前で続けば、それ自体が調べるべき兆候になります。',
        },
        calls: searchOf(log)?.failed ?? [],
      }),
    },
    {
      id: 'refused',
      kind: 'errno',
      prompt: {
        en: 'The first `connect` fails. With which errno?',
        ja: '最初の`connect`は失敗しています。errnoは何ですか。',
      },
      answer: (log) =>
        failedConnects(log)
          .slice(0, 1)
          .map((call) => errnoOf(log, call)),
      misreadings: [
        {
          id: 'missing-file',
          values: () => ['ENOENT'],
          hint: {
            en: '`ENOENT` is a missing file. Look at the lines that begin with `connect`.',
            ja: '`ENOENT`は、ファイルがないという意味です。`connect`で始まる行を見てください。',
          },
        },
        {
          id: 'not-now',
          values: () => ['EAGAIN'],
          hint: {
            en: '`EAGAIN` comes later, from `recvfrom` with `MSG_DONTWAIT`: the program asked not to wait, and there was nothing yet. That is not a fault.',
            ja: '`EAGAIN`は、その後の`MSG_DONTWAIT`付きの`recvfrom`で出ています。待たないよう指定して読み、まだ何も届いていなかっただけで、異常ではありません。',
          },
        },
        {
          id: 'probing-a-descriptor',
          values: () => ['ENOTTY', 'ESPIPE'],
          hint: {
            en: 'The C library asks what kind of descriptor it has: a terminal, a file that can be rewound? “No” comes back as an error. Look at `connect`.',
            ja: 'Cライブラリが、ディスクリプタの種類（端末か、シークできるか）を確かめているだけで、「違う」という返事がエラーとして返ります。`connect`を見てください。',
          },
        },
      ],
      hints: [
        {
          en: 'Filter by `connect`.',
          ja: '`connect`で絞り込みます。',
        },
        {
          en: 'After `= -1` stands the name, and in brackets what it means.',
          ja: '`= -1`の後に名前があり、括弧の中にその意味が書かれています。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'Nobody listens on that port, and the kernel says so at once: the refusal itself costs microseconds. What costs is what the program does next, its pause before the second try.',
          ja: 'そのポートでは誰も待ち受けておらず、カーネルはすぐにそう答えます。拒否自体は数マイクロ秒から数十マイクロ秒で済みます。高くつくのはその次、再試行までの間隔です。',
        },
        calls: [...failedConnects(log).slice(0, 1), ...sleepsOf(log).slice(0, 1)],
      }),
    },
    {
      id: 'slowest-wait',
      kind: 'call',
      prompt: {
        en: 'Which call waits longest for somebody else? Give its line, or pick it in the analyzer.',
        ja: '相手を待っている呼び出しのうち、最も長いのはどれですか。行番号を書くか、アナライザーで選んでください。',
      },
      answer: (log) => slowestWait(log).map((call) => beginLineOf(log, call)),
      misreadings: [
        {
          id: 'own-pause',
          values: (log) => sleepsOf(log).map((call) => beginLineOf(log, call)),
          hint: {
            en: 'That is a pause that the program asked for itself: `clock_nanosleep` returns when its own time is over. Who is waited for elsewhere?',
            ja: 'それは、プログラムが自分で置いた間隔です。`clock_nanosleep`は、指定した時間が過ぎると戻ります。相手がいる待ちは、ほかのどこでしょうか。',
          },
        },
        {
          id: 'refusal',
          values: (log) => failedConnects(log).map((call) => beginLineOf(log, call)),
          hint: {
            en: 'That one failed, but quickly. A failure is not a wait: read the number in `<…>`.',
            ja: 'それは失敗していますが、すぐに終わっています。失敗と待ちは別です。`<…>`の値を読んでください。',
          },
        },
        {
          id: 'beside-the-gap',
          values: (log) => {
            const gap = longestGap(log);
            return gap ? [beginLineOf(log, gap.before), beginLineOf(log, gap.after)] : [];
          },
          hint: {
            en: 'Much time passes beside that line, but not in it: its own duration is short. You have found the gap between two calls.',
            ja: '時間が過ぎているのはその行の外側で、呼び出し自体の所要時間は短くなっています。見つけたのは、呼び出しと呼び出しの間の空白です。',
          },
        },
      ],
      hints: [
        {
          en: 'Sort by duration and look at the two longest lines.',
          ja: '所要時間の順に並べ、長いほうから2行を見ます。',
        },
        {
          en: 'For each ask what ends it: a timer of its own, or something that another program sends?',
          ja: 'それぞれ、何があると終わるのかを考えます。自分のタイマーでしょうか、ほかのプログラムが送るデータでしょうか。',
        },
        {
          en: 'It reads from the socket to the second server.',
          ja: '2番目のサーバーにつながるソケットから読んでいる呼び出しです。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'It ends when the server sends something, so the cause is over there. From here you can say how long, to whom, and after which question; for the why, go on with the server’s own trace.',
          ja: 'サーバーがデータを送ると終わる呼び出しなので、原因は相手側にあります。ここからわかるのは、どれだけ、誰を、何を頼んだ後で待ったかまでです。理由は、サーバー側のトレースで調べます。',
        },
        calls: slowestWait(log),
      }),
    },
    {
      id: 'wait-length',
      kind: 'duration',
      tolerance: 0.05,
      prompt: {
        en: 'How long did that call take?',
        ja: 'その呼び出しの所要時間はどれだけですか。',
      },
      answer: (log) => slowestWait(log).map((call) => durationOf(log, call)),
      misreadings: [
        {
          id: 'own-pause',
          values: (log) => sleepsOf(log).map((call) => durationOf(log, call)),
          hint: {
            en: 'That is the program’s own pause, not the wait for the server.',
            ja: 'それはプログラム自身の間隔で、サーバーを待った時間ではありません。',
          },
        },
        {
          id: 'since-the-line-before',
          values: (log) => {
            const { startNs } = log.trace.calls;
            return slowestWait(log).flatMap((call) =>
              call > 0 ? [startNs[call]! - startNs[call - 1]!] : [],
            );
          },
          hint: {
            en: 'That is the distance to the line before. A stamp says when its call began, so what follows a stamp is the time of that line, not of the next.',
            ja: 'それは、前の行の時刻との差です。時刻は呼び出しが始まった時点を表すので、その差に入るのは前の行の時間です。',
          },
        },
        {
          id: 'all-waits',
          values: (log) => [sumOf(log, allCalls(log))],
          hint: {
            en: 'That is the sum over all calls, the pause included. The question is about one line.',
            ja: 'それは、間隔も含めた全呼び出しの合計です。ここで問うのは1行だけです。',
          },
        },
        {
          id: 'whole-run',
          values: (log) => [log.trace.endNs],
          hint: {
            en: 'That is the whole run, from the first stamp to the last.',
            ja: 'それは、最初の時刻から最後の時刻までの実行全体の長さです。',
          },
        },
      ],
      hints: [
        {
          en: 'With `-T`, each line ends with the duration of its call.',
          ja: '`-T`を付けると、各行の末尾にその呼び出しの所要時間が出ます。',
        },
        {
          en: 'The number in `<…>` is in seconds, with microseconds after the point. Write a unit with your answer.',
          ja: '`<…>`の中の数は秒で、小数点以下がマイクロ秒までを表します。答えには単位を付けてください。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: '`<…>` is wall-clock time inside the call, waiting included. If it is long and the CPU was idle meanwhile, making the program’s own code faster would not help.',
          ja: '`<…>`は、待ち時間も含めた、呼び出しの中での経過時間です。ここが長い間、CPUは何もしていません。プログラム自身のコードを速くしても効果はありません。',
        },
        calls: slowestWait(log),
      }),
    },
    {
      id: 'gap',
      kind: 'duration',
      tolerance: 0.05,
      prompt: {
        en: 'At one place the program makes no system call for a long time. How long is that gap?',
        ja: '長い間、システムコールがまったく呼ばれていない箇所があります。その空白の長さはどれだけですか。',
      },
      answer: (log) => {
        const gap = longestGap(log);
        return gap && gap.ns > 1_000_000 ? [gap.ns] : [];
      },
      misreadings: [
        {
          id: 'longest-call',
          values: (log) => [durationOf(log, longestOf(log, allCalls(log)))],
          hint: {
            en: 'That is the longest call. A gap is where no call is: between the end of one line and the start of the next.',
            ja: 'それは最も長い呼び出しです。空白とは呼び出しのない区間、つまりある行の終わりから次の行の始まりまでです。',
          },
        },
        {
          id: 'own-pause',
          values: (log) => sleepsOf(log).map((call) => durationOf(log, call)),
          hint: {
            en: 'During the pause the program is inside a system call, `clock_nanosleep`. Find a place where the stamps jump and no duration explains it.',
            ja: 'その間隔は、`clock_nanosleep`というシステムコールの中の時間です。時刻が飛んでいるのに、どの所要時間でも説明できない箇所を探します。',
          },
        },
        {
          id: 'neighbours',
          values: (log) => {
            const gap = longestGap(log);
            return gap ? [durationOf(log, gap.before), durationOf(log, gap.after)] : [];
          },
          hint: {
            en: 'Right place, but that is the duration of the call beside the gap. Subtract: start of the next line, minus start and duration of this one.',
            ja: '場所は合っていますが、それは空白の隣にある呼び出しの所要時間です。次の行の開始時刻から、この行の開始時刻と所要時間を引きます。',
          },
        },
      ],
      hints: [
        {
          en: 'Go down the column of time stamps and look for the jump that no duration explains.',
          ja: '時刻の列を上から追い、所要時間では説明のつかない飛びを探します。',
        },
        {
          en: 'It is after the last data from the server, and before the result file is opened.',
          ja: 'サーバーから最後のデータを受け取った後、結果のファイルを開く前です。',
        },
        {
          en: 'Start of `openat` for the result, minus start of the `close` above it, minus the duration of that `close`.',
          ja: '結果ファイルの`openat`の開始時刻から、その上の`close`の開始時刻と所要時間を引きます。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => {
        const gap = longestGap(log);
        return {
          text: {
            en: 'In a gap the thread runs its own code, or is ready and waits for a CPU; strace cannot tell which. Go on with a profiler, or with run-queue latency.',
            ja: '空白の間、スレッドは自身のコードを実行しているか、実行可能な状態でCPUの空きを待っています。どちらなのかは、straceではわかりません。次はプロファイラか、実行待ちの時間を調べます。',
          },
          calls: gap ? [gap.before, gap.after] : [],
        };
      },
    },
    {
      id: 'parts-in-order',
      kind: 'order',
      prompt: {
        en: 'You know every long stretch now. Put the four parts in order of the time they took, the longest first.',
        ja: '長い時間がかかった箇所は、これですべてわかりました。4つの部分を、時間の長いものから順に並べてください。',
      },
      items: ['disk', 'pause', 'server', 'cpu'].flatMap((id) => partOptions.filter((part) => part.id === id)),
      answer: (log) => (partsTell(log) ? [joinOrder(byTime(log))] : []),
      misreadings: [
        {
          id: 'as-in-the-log',
          values: (log) => unlessRight(log, ['pause', 'server', 'cpu', 'disk']),
          hint: {
            en: 'That is the order in which they happen. How far down a line stands says nothing about its length: compare the durations, and the gap.',
            ja: 'それは、起きた順です。ログの上か下かは、長さとは関係ありません。所要時間と、空白の長さを比べてください。',
          },
        },
        {
          id: 'gap-last',
          values: (log) => unlessRight(log, [...byTime(log).filter((id) => id !== 'cpu'), 'cpu']),
          hint: {
            en: 'The calls are in the right order. The computing has no line and no duration, and still it takes time: put the gap between two stamps where it belongs.',
            ja: '呼び出しどうしの順は合っています。計算には行も所要時間もありませんが、時間はかかっています。時刻の間の空白を、正しい位置に入れてください。',
          },
        },
      ],
      hints: [
        {
          en: 'Three of them are durations at the end of a line, the fourth is a gap between two stamps.',
          ja: '3つは行末の所要時間、残りの1つは時刻と時刻の間の空白です。',
        },
        {
          en: 'You have already read two of them: the wait for the server, and the gap.',
          ja: 'サーバー待ちと空白の2つは、すでに読み取っています。',
        },
        {
          en: 'Compare the gap with the sleep, then look at `fsync`.',
          ja: '空白と`clock_nanosleep`を比べ、それから`fsync`を見ます。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'This is the order in which repairs pay, as far as each can be repaired at all. Your estimate at the beginning was about its first place; the rest decides what you do next.',
          ja: '直せるものから直すとして、効果の大きい順がこれです。最初の予想は、この1番目についてのものでした。2番目以降が、次に何をするかを決めます。',
        },
        calls: [
          longestOf(log, receivesOf(log)),
          longestOf(log, sleepsOf(log)),
          longestGap(log)?.after ?? -1,
          longestOf(log, syncs(log)),
        ].filter((call) => call >= 0),
      }),
    },
  ],
} satisfies Exercise;
