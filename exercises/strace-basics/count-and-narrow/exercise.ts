import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { Exercise, Need, Option } from '../../../src/grading/exercise.ts';
import { allCalls, callsNamed, durationOf, sumOf } from '../../../src/grading/strace-calls.ts';
import { needsClock, needsDurations } from '../../../src/grading/strace-needs.ts';
import {
  byClock,
  byDuration,
  failed,
  longestBusy,
  mainCalls,
  narrowings,
  outsideNs,
  tableTotalNs,
  topOfTable,
} from './counted.ts';

const needsTable: Need = {
  id: 'table',
  met: (log) => callsNamed(log, topOfTable(log)).length > 0,
  missing: {
    en: 'This log has no summary beside its calls. Record with `-C -T -ttt`, without `-w`.',
    ja: 'このログには、呼び出しと集計表の両方がそろっていません。`-C -T -ttt`を付け、`-w`は付けずに記録してください。',
  },
};

const needsOneThread: Need = {
  id: 'one-thread',
  met: (log) => log.trace.threads.length === 1,
  missing: {
    en: 'With several threads, calls overlap and their sum says nothing about the gaps. Record a program with one thread.',
    ja: 'スレッドが複数あると呼び出しが重なり、合計からは呼び出しの外の時間がわかりません。スレッドが1つのプログラムを記録してください。',
  },
};

const needsSettle: Need = {
  id: 'settle',
  met: (log) => enoents(log).length > 0 && refusals(log).length > 0 && syncs(log).length > 0,
  missing: {
    en: 'This question is about the program of the lesson: it searches for a file, is refused once, and syncs. Answer it on the recording above.',
    ja: 'これはレッスンのプログラムについての問題です（ファイルを探し、一度接続を断られ、同期します）。上の記録で答えてください。',
  },
};

const clockTop = (log: StraceLog): string => byClock(log)[0]?.name ?? '';

const commands: readonly Option[] = [
  {
    id: 'net',
    text: {
      en: '`-e trace=%net`: it talks to a bank, so it must be the network',
      ja: '`-e trace=%net`：銀行と通信するのだから、ネットワークを見る',
    },
  },
  {
    id: 'file',
    text: {
      en: '`-e trace=%file`: it reads and writes files',
      ja: '`-e trace=%file`：ファイルを読み書きしているので、そこを見る',
    },
  },
  {
    id: 'failed',
    text: {
      en: '`-Z`: show only what went wrong',
      ja: '`-Z`：うまくいかなかったものだけを見る',
    },
  },
  {
    id: 'path',
    text: {
      en: '`-P out/ledger`: everything about the file it writes',
      ja: '`-P out/ledger`：書き込み先のファイルに関するものをすべて見る',
    },
  },
  {
    id: 'top-two',
    text: {
      en: '`-e trace=` with the two names at the top of the `-c -w` table',
      ja: '`-e trace=`に、`-c -w`の表の上位2つの名前を並べる',
    },
  },
];

/** The commands whose log would hold the longest wait. */
const revealing = (log: StraceLog): string[] =>
  commands.flatMap(({ id }) => (narrowings[id]?.(log, longestBusy(log)) ? [id] : []));

const enoents = (log: StraceLog): number[] =>
  callsNamed(log, 'open', 'openat').filter((call) => failed(log, call));
const refusals = (log: StraceLog): number[] => callsNamed(log, 'connect').filter((call) => failed(log, call));
const syncs = (log: StraceLog): number[] => callsNamed(log, 'fsync', 'fdatasync');

/** The candidates of the question about `-Z`, each with the calls that it means. */
const shownOrNot = (log: StraceLog): [id: string, calls: readonly number[]][] => [
  ['refused', refusals(log)],
  ['search', enoents(log)],
  ['sync', syncs(log)],
  ['wait', [longestBusy(log)]],
];

function leftByFailures(log: StraceLog): string[] {
  const present = shownOrNot(log).filter(([, calls]) => calls.length > 0);
  const left = present.filter(([, calls]) => calls.some((call) => failed(log, call))).map(([id]) => id);
  return left.length > 0 ? [left.sort().join(',')] : [];
}

const evidence = (...calls: readonly number[]): number[] => [...new Set(calls.filter((call) => call >= 0))];

export default {
  title: { en: 'Which clock does the table read?', ja: 'その表は、どの時計を読んでいるか' },
  format: 'strace',
  fixture: ['count-and-narrow.log'],
  needs: [needsDurations, needsClock],
  questions: [
    {
      id: 'top-on-the-clock',
      kind: 'estimate',
      quantity: 'duration',
      needs: [needsTable],
      prompt: {
        en: 'The call at the top of that table has nearly all of its seconds. How much time on the clock do you expect all its calls to take together?',
        ja: 'この表の先頭の呼び出しが、秒のほとんどを占めています。その呼び出しを全部合わせた経過時間は、どれくらいだと思いますか。',
      },
      answer: (log) => {
        const ns = sumOf(log, callsNamed(log, topOfTable(log)));
        return ns > 0 ? [ns] : [];
      },
      hints: [
        {
          en: 'The table gives the number of calls and the CPU time of one. Both are small here, or only one of them?',
          ja: '表には、回数と、1回あたりのCPU時間が出ています。両方が小さいのでしょうか、それとも片方だけでしょうか。',
        },
        {
          en: 'A record of the rates is read from the page cache: nobody is waited for.',
          ja: 'レートの1件は、ページキャッシュから読まれます。誰かを待つことはありません。',
        },
      ],
      reveal: { afterTries: 0 },
      why: (log) => ({
        text: {
          en: 'It leads the table because it uses the CPU, not because it takes long. Whoever makes these calls cheaper can save that much of the run, and no more.',
          ja: '先頭にあるのは、CPUを使っているからで、長くかかっているからではありません。ここをいくら速くしても、縮まるのはこの時間までです。',
        },
        calls: byDuration(log, callsNamed(log, topOfTable(log))).slice(0, 3),
      }),
    },
    {
      id: 'where',
      kind: 'syscall',
      prompt: {
        en: 'By the clock, which system call took the most time in all?',
        ja: '経過時間で見ると、合計時間が最も長いシステムコールはどれですか。',
      },
      answer: (log) => [clockTop(log)].filter((name) => name !== ''),
      misreadings: [
        {
          id: 'cpu-column',
          values: (log) => [topOfTable(log)].filter((name) => name !== clockTop(log)),
          hint: {
            en: 'That one leads the table of `-c`, which counts CPU time in the kernel. Which one leads by the clock?',
            ja: 'それは`-c`の表の先頭で、数えられているのはカーネルの中のCPU時間です。経過時間での先頭はどれでしょうか。',
          },
        },
        {
          id: 'more-long-calls',
          values: (log) =>
            byClock(log)
              .slice(1, 2)
              .map(({ name }) => name),
          hint: {
            en: 'More of its calls are long, but their sum comes second. Compare the sums.',
            ja: '長い呼び出しの数はそちらが多いのですが、合計では2番目です。合計を比べてください。',
          },
        },
      ],
      hints: [
        {
          en: 'Read the first row of the `-c -w` table, or open the totals of the recording below.',
          ja: '`-c -w`の表の先頭の行を見るか、下の記録の集計を開きます。',
        },
        {
          en: 'The columns have the same names in both tables. What they count is decided by `-w` alone.',
          ja: '列の名前は2つの表で同じです。何を数えているかは、`-w`の有無だけで決まります。',
        },
        {
          en: 'It is a call that a program makes on files and on sockets alike.',
          ja: 'ファイルにもソケットにも使われる呼び出しです。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'A call that waits for somebody uses no CPU, so it has next to nothing in the table of `-c` and leads the table of `-c -w`. For latency, count with `-w`.',
          ja: '相手を待つ呼び出しはCPUを使いません。`-c`の表ではほぼゼロになり、`-c -w`の表では先頭に来ます。レイテンシを調べるときは、`-w`を付けて数えます。',
        },
        calls: byDuration(log, callsNamed(log, clockTop(log))).slice(0, 2),
      }),
    },
    {
      id: 'slow-ones',
      kind: 'number',
      tolerance: 0,
      prompt: {
        en: 'The `-c -w` table gives that syscall a time per call. How many of its calls really make up nine tenths of its time?',
        ja: '`-c -w`の表には、そのシステムコールの1回あたりの時間も出ています。実際には、合計時間の9割は何回の呼び出しで占められていますか。',
      },
      answer: (log) => {
        const count = mainCalls(log, clockTop(log)).length;
        return count > 0 ? [count] : [];
      },
      misreadings: [
        {
          id: 'all-of-them',
          values: (log) => {
            const all = callsNamed(log, clockTop(log)).length;
            return all === mainCalls(log, clockTop(log)).length ? [] : [all];
          },
          hint: {
            en: 'That is the column `calls`. `usecs/call` divides by it as if all were alike. Look at each of them.',
            ja: 'それは`calls`の列です。`usecs/call`は、すべて同じ長さであるかのように、その数で割った値です。1つずつ見てください。',
          },
        },
        {
          id: 'other-name',
          values: (log) => {
            const second = byClock(log)[1]?.name ?? '';
            const count = callsNamed(log, second).length;
            const right = mainCalls(log, clockTop(log)).length;
            return count === right || count === callsNamed(log, clockTop(log)).length ? [] : [count];
          },
          hint: {
            en: 'That is how often the syscall in the second row was called.',
            ja: 'それは、2行目のシステムコールの回数です。',
          },
        },
      ],
      hints: [
        {
          en: 'In the recording, filter by that syscall and sort by duration.',
          ja: '記録をそのシステムコールで絞り込み、所要時間の順に並べます。',
        },
        {
          en: 'Add from the top until nine tenths are reached. What are the others waiting for?',
          ja: '長いほうから足していき、9割に達したところで数えます。残りは、何かを待っていますか。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: '`usecs/call` is a mean over calls of one name, whatever they were called on: configuration files, libraries, a socket. A summary tells you which name to look at; which call it was, only its line can tell.',
          ja: '`usecs/call`は、同じ名前の呼び出しを、相手が設定ファイルでもライブラリでもソケットでも一緒にした平均です。集計でわかるのは、どの名前を見ればよいかまでです。どの呼び出しかは、行を見ないとわかりません。',
        },
        calls: mainCalls(log, clockTop(log)),
      }),
    },
    {
      id: 'outside',
      kind: 'duration',
      tolerance: 0.05,
      needs: [needsOneThread],
      prompt: {
        en: 'How much of the run do neither of the two tables cover, because the program is in no system call?',
        ja: '実行時間のうち、どのシステムコールの中にもいないために、どちらの表にも現れない時間はどれだけですか。',
      },
      answer: (log) => {
        const ns = outsideNs(log);
        return ns > 1_000_000 ? [ns] : [];
      },
      misreadings: [
        {
          id: 'inside',
          values: (log) => [sumOf(log, allCalls(log))],
          hint: {
            en: 'That is the time inside calls, what `-c -w` adds up in its last row. Take it from the length of the run.',
            ja: 'それは呼び出しの中の時間で、`-c -w`の最後の行の合計にあたります。実行全体の長さから引いてください。',
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
        {
          id: 'cpu-total',
          values: (log) => [tableTotalNs(log)].filter((ns) => ns > 0),
          hint: {
            en: 'That is the total of the `-c` table: CPU time in the kernel, so inside calls. What a program computes by itself is in neither table.',
            ja: 'それは`-c`の表の合計で、カーネルの中のCPU時間、つまり呼び出しの中の時間です。プログラム自身の計算は、どちらの表にも入りません。',
          },
        },
        {
          id: 'run-less-cpu',
          values: (log) => [log.trace.endNs - tableTotalNs(log)].filter((ns) => ns > 0),
          hint: {
            en: 'You took the total of the `-c` table from the run. That total is CPU time; the run is measured by the clock. Subtract like from like.',
            ja: '実行時間から`-c`の表の合計を引いています。その合計はCPU時間、実行時間は経過時間です。同じ種類の時間どうしで引き算してください。',
          },
        },
      ],
      hints: [
        {
          en: 'You need two sums by the clock: the run, and all its calls.',
          ja: '必要なのは、経過時間で測った2つの値です。実行全体と、すべての呼び出しの合計です。',
        },
        {
          en: 'The run is the last time stamp minus the first. The analyzer shows the sum of the calls above its table.',
          ja: '実行全体は、最後の時刻から最初の時刻を引いたものです。呼び出しの合計は、アナライザーの表の上に出ています。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => {
        const calls = allCalls(log);
        const { startNs } = log.trace.calls;
        const gap = (call: number) => startNs[call + 1]! - startNs[call]! - durationOf(log, call);
        const before = calls.slice(0, -1).reduce((best, call) => (gap(call) > gap(best) ? call : best), 0);
        return {
          text: {
            en: 'Most of it is one gap between two calls, in which the program computes; the rest is small gaps, the work of strace among them. No option of `-c` shows it, so compare the total of the table with the length of the run before you trust the percentages.',
            ja: 'ほとんどは2つの呼び出しの間の1つの空白で、プログラムが計算しているところです。残りは小さな空白で、straceの仕事も含まれます。`-c`のどのオプションでも見えません。割合を信じる前に、表の合計と実行全体の長さを比べてください。',
          },
          calls: evidence(before, before + 1),
        };
      },
    },
    {
      id: 'narrow',
      kind: 'choice',
      needs: [needsSettle],
      prompt: {
        en: 'The next run is tonight, and you may record only a few lines of it. Which option would have shown the longest wait of this run?',
        ja: '次の実行は今夜で、記録できるのは数行だけです。この実行の最も長い待ちが見えたはずのオプションはどれですか。',
      },
      options: commands,
      answer: revealing,
      misreadings: [
        {
          id: 'class-by-guess',
          values: (log) => ['net'].filter((id) => !revealing(log).includes(id)),
          hint: {
            en: '`%net` is a class of names, `socket`, `connect`, `sendto` and so on. It does not know what a descriptor is. With which call does this program receive?',
            ja: '`%net`は、`socket`、`connect`、`sendto`などの名前を集めた分類で、ディスクリプタの指す先は見ません。このプログラムは、どの呼び出しで受信していますか。',
          },
        },
        {
          id: 'takes-a-name',
          values: (log) => ['file'].filter((id) => !revealing(log).includes(id)),
          hint: {
            en: '`%file` means calls that take a file *name*: `openat`, `rename`. A `read` takes a descriptor, even of a file.',
            ja: '`%file`は、ファイル「名」を引数に取る呼び出しです。`openat`や`rename`が該当します。`read`が取るのは、相手がファイルでもディスクリプタです。',
          },
        },
        {
          id: 'slow-is-not-failed',
          values: (log) => ['failed'].filter((id) => !revealing(log).includes(id)),
          hint: {
            en: 'The longest wait ended well: it returned data. `-Z` drops every call that worked, however long it took.',
            ja: '最も長い待ちは、成功しています。データが返ってきました。`-Z`は、どれほど長くても、成功した呼び出しをすべて捨てます。',
          },
        },
        {
          id: 'other-file',
          values: (log) => ['path'].filter((id) => !revealing(log).includes(id)),
          hint: {
            en: 'That shows the writes and syncs of the ledger, which come second. Is the longest wait on that file?',
            ja: 'それで見えるのは台帳への書き込みと同期で、2番目に長いものです。最も長い待ちの相手は、そのファイルでしょうか。',
          },
        },
      ],
      hints: [
        {
          en: 'Find the longest call of the recording and read its name, its descriptor and its result.',
          ja: '記録の中で最も長い呼び出しを探し、名前、ディスクリプタ、結果を読みます。',
        },
        {
          en: 'For each option ask whether it would have printed that very line.',
          ja: 'オプションごとに、その行が出力されるかどうかを考えます。',
        },
        {
          en: 'A filter by names that you have measured cannot leave out what took longest.',
          ja: '測って得た名前で絞り込めば、最も長かったものが漏れることはありません。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: 'The other options narrow by a guess about the cause; a table by the clock has already named the calls. Count first, then narrow, and the first narrow recording holds the answer.',
          ja: 'ほかのオプションは、原因を推測して絞り込むものです。経過時間の表があれば、見るべき名前はもうわかっています。先に数え、それから絞れば、最初の記録で答えが見つかります。',
        },
        calls: evidence(longestBusy(log)),
      }),
    },
    {
      id: 'left-by-failures',
      kind: 'several',
      needs: [needsSettle],
      prompt: {
        en: 'Which of these would still be in a recording with `-Z`?',
        ja: '`-Z`を付けた記録にも残るのは、次のうちどれですか。',
      },
      options: [
        {
          id: 'search',
          text: {
            en: 'the search for the configuration file',
            ja: '設定ファイルを探すところ',
          },
        },
        {
          id: 'refused',
          text: {
            en: 'the first try to reach a bank service',
            ja: '銀行のサービスへの、最初の接続',
          },
        },
        {
          id: 'wait',
          text: { en: 'the longest wait of the run', ja: '実行中の最も長い待ち' },
        },
        {
          id: 'sync',
          text: { en: 'the syncs of the ledger', ja: '台帳の同期' },
        },
      ],
      answer: leftByFailures,
      misreadings: [
        {
          id: 'wait-failed',
          values: (log) => (failed(log, longestBusy(log)) ? [] : ['wait']),
          hint: {
            en: 'It took long, but it did not fail: look at its result. strace knows no errno for slow.',
            ja: '長くかかりましたが、失敗はしていません。結果を見てください。「遅い」というerrnoはありません。',
          },
        },
        {
          id: 'sync-failed',
          values: (log) => (syncs(log).some((call) => failed(log, call)) ? [] : ['sync']),
          hint: {
            en: 'Each `fsync` returned 0: the data is on the disk. It was only late.',
            ja: '`fsync`はどれも0を返しています。データはディスクに書かれました。遅かっただけです。',
          },
        },
        {
          id: 'only-the-refusal',
          values: () => ['refused'],
          hint: {
            en: 'Also a failure that the program expects is one: two places have no such file.',
            ja: 'プログラムが想定している失敗も、失敗として残ります。その名前のファイルがない場所が2つありました。',
          },
        },
      ],
      hints: [
        {
          en: '`-Z` keeps the calls whose result is `-1` and an errno.',
          ja: '`-Z`で残るのは、結果が`-1`とerrnoの呼び出しです。',
        },
        {
          en: 'Filter the recording by errors and see what is left.',
          ja: '記録をエラーで絞り込み、何が残るかを見ます。',
        },
      ],
      reveal: { afterTries: 3 },
      why: (log) => ({
        text: {
          en: '`-Z` answers why something is refused, missing or not permitted. It cannot answer why something is slow: together, the calls it would show took microseconds.',
          ja: '`-Z`でわかるのは、なぜ断られたか、見つからないか、許可されないかです。なぜ遅いかはわかりません。`-Z`で残る呼び出しは、合わせてもマイクロ秒の単位です。',
        },
        calls: evidence(...enoents(log), ...refusals(log)),
      }),
    },
  ],
} satisfies Exercise;
