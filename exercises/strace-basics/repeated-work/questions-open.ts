import { lineOfResult } from '../../../src/grading/call-lines.ts';
import type {
  CallQuestion,
  EstimateQuestion,
  NumberQuestion,
  TargetQuestion,
} from '../../../src/grading/exercise.ts';
import { callsOf, missesOf, needsRepeatedOpen, opensOf, repeatOf, spanNs } from './repeats.ts';

export const configShare: EstimateQuestion = {
  id: 'config-share',
  kind: 'estimate',
  quantity: 'share',
  needs: [needsRepeatedOpen],
  prompt: {
    en: 'The page reads its configuration anew for every item. What share of the whole run does that take? Estimate, in percent.',
    ja: 'このページは、商品1つごとに設定ファイルを読み直しています。それは実行時間全体の何%だと思いますか。見積もってください。',
  },
  answer: (log) => {
    const found = repeatOf(log, 'repeated-open');
    return found ? [Math.round((1000 * found.totalNs) / spanNs(log)) / 10] : [];
  },
  hints: [
    {
      en: 'The file is small, and after the first time it is in memory.',
      ja: 'ファイルは小さく、2回目からはメモリにあります。',
    },
    {
      en: 'One round is an `openat`, some reads and a `close`.',
      ja: '1回分は、`openat`と、何回かの読み出しと、`close`です。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => ({
    text: {
      en: 'It looks bad and costs little: each round is a handful of calls that the kernel answers from memory, and most of what is printed is strace itself. Worth a line of code, not worth the first afternoon.',
      ja: '見た目は悪くても、時間はわずかです。1回分は、カーネルがメモリから答える数回の呼び出しで、表示された時間の多くはstrace自身のものです。1行で直せるなら直す価値はありますが、最初に取り組むことではありません。',
    },
    calls: callsOf(log, 'repeated-open').slice(0, 3),
  }),
};

const timesOpened = (log: Parameters<typeof opensOf>[0]): Map<string, number> => {
  const times = new Map<string, number>();
  for (const call of opensOf(log)) {
    const target = log.fds.targetOf(call);
    times.set(target, (times.get(target) ?? 0) + 1);
  }
  return times;
};

export const mostOpened: TargetQuestion = {
  id: 'most-opened',
  kind: 'target',
  needs: [needsRepeatedOpen],
  prompt: {
    en: 'Which file is opened most often?',
    ja: '最も多く開かれているファイルはどれですか。',
  },
  answer: (log) => {
    const times = timesOpened(log);
    const most = Math.max(...times.values());
    return [...times].flatMap(([target, count]) => (count === most ? [target] : []));
  },
  misreadings: [
    {
      id: 'opened-once',
      values: (log) => [...timesOpened(log)].flatMap(([target, count]) => (count === 1 ? [target] : [])),
      hint: {
        en: 'That one is opened once, mostly at the start. A start costs every program its libraries and modules; look at what follows.',
        ja: 'それは1回しか開かれていません。多くは起動時のものです。ライブラリやモジュールの読み込みは、どのプログラムにもあります。その後を見てください。',
      },
    },
    {
      id: 'seldom',
      values: (log) => {
        const times = timesOpened(log);
        const most = Math.max(...times.values());
        return [...times].flatMap(([target, count]) => (count > 1 && count < most ? [target] : []));
      },
      hint: {
        en: 'That one comes again, but only for some of the items. One file is opened for every item.',
        ja: 'それも繰り返し開かれていますが、一部の商品のときだけです。どの商品でも開かれるファイルが1つあります。',
      },
    },
    {
      id: 'missed',
      values: (log) => missesOf(log).map((call) => log.fds.targetOf(call)),
      hint: {
        en: 'That file does not exist: the call fails with `ENOENT`, nothing is opened.',
        ja: 'そのファイルは存在しません。呼び出しは`ENOENT`で失敗し、何も開かれていません。',
      },
    },
  ],
  hints: [
    {
      en: 'Filter by `openat` and scroll past the start: what comes back again and again?',
      ja: '`openat`で絞り込み、起動の部分を飛ばします。繰り返し出てくるのは何でしょうか。',
    },
    {
      en: 'The result shows the full path: `= 4</…>`.',
      ja: '結果に完全なパスが出ています（`= 4</…>`）。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The same bytes are fetched for every item, and none of them has changed. Whatever does not change during a request needs to be read once per request at most.',
      ja: '商品ごとに同じ内容を読み出していて、その間に中身は変わっていません。リクエストの間に変わらないものは、多くても1リクエストに1回読めば足ります。',
    },
    calls: callsOf(log, 'repeated-open').slice(0, 4),
  }),
};

export const firstRepeat: CallQuestion = {
  id: 'first-repeat',
  kind: 'call',
  needs: [needsRepeatedOpen],
  prompt: {
    en: 'Where does the needless work begin? Give the first `openat` of that file which a program with a memory would not make.',
    ja: '無駄な仕事はどこから始まりますか。一度読んだ内容を覚えておくプログラムなら行わない、このファイルの最初の`openat`を答えてください。',
  },
  answer: (log) => {
    const second = callsOf(log, 'repeated-open')[1];
    return second === undefined ? [] : [lineOfResult(log.trace, second)];
  },
  misreadings: [
    {
      id: 'first-open',
      values: (log) => {
        const [first] = callsOf(log, 'repeated-open');
        return first === undefined ? [] : [lineOfResult(log.trace, first)];
      },
      hint: {
        en: 'That is the first time the file is read, and nobody can spare it. Find the next one.',
        ja: 'それは最初に読むところで、省くことはできません。その次を探してください。',
      },
    },
    {
      id: 'later-open',
      verdict: 'close',
      values: (log) =>
        callsOf(log, 'repeated-open')
          .slice(2)
          .map((call) => lineOfResult(log.trace, call)),
      hint: {
        en: 'Needless too, but not the first of them. Go back towards the start.',
        ja: 'それも無駄ですが、最初のものではありません。もっと前に戻ってください。',
      },
    },
    {
      id: 'other-file',
      values: (log) => {
        const these = new Set(callsOf(log, 'repeated-open'));
        return opensOf(log)
          .filter((call) => !these.has(call))
          .map((call) => lineOfResult(log.trace, call));
      },
      hint: {
        en: 'That opens another file. Keep to the one that is opened most often.',
        ja: 'それは別のファイルです。最も多く開かれているファイルに注目してください。',
      },
    },
  ],
  hints: [
    {
      en: 'Narrow the table to that file: select one of its rows and use its path.',
      ja: 'そのファイルだけに絞り込みます。行を1つ選び、そのパスを使ってください。',
    },
    {
      en: 'The first `openat` is needed. Count from the second.',
      ja: '最初の`openat`は必要です。2つ目から数えます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Between these two lines the program learnt all that the file says. To find this place in the code, look for what is done between them: it belongs to one item.',
      ja: 'この2行の間で、プログラムはファイルの内容をすべて知りました。ソースコードでこの場所を探すなら、2行の間にしていることが手がかりになります。そこが、商品1つ分の処理です。',
    },
    calls: callsOf(log, 'repeated-open').slice(0, 2),
  }),
};

export const needlessOpens: NumberQuestion = {
  id: 'needless-opens',
  kind: 'number',
  tolerance: 0,
  needs: [needsRepeatedOpen],
  prompt: {
    en: 'How many times would this file not be opened if the page kept its contents in memory?',
    ja: '内容をメモリに持っておけば、このファイルを開くことは何回減りますか。',
  },
  answer: (log) => {
    const opens = callsOf(log, 'repeated-open').length;
    return opens > 1 ? [opens - 1] : [];
  },
  misreadings: [
    {
      id: 'all-of-them',
      verdict: 'close',
      values: (log) => [callsOf(log, 'repeated-open').length],
      hint: {
        en: 'That is how often it is opened. A memory has to be filled once.',
        ja: 'それは開いた回数です。メモリに持つためにも、1回は読まなければなりません。',
      },
    },
    {
      id: 'every-open',
      values: (log) => [opensOf(log).length],
      hint: {
        en: 'That is every file the program opened. Keep to this one.',
        ja: 'それは、プログラムがファイルを開いた回数のすべてです。このファイルだけを数えてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Filter by `openat` and by the name of the file; the number of calls stands above the table.',
      ja: '`openat`とファイル名で絞り込みます。呼び出しの数は表の上に出ています。',
    },
    {
      en: 'Which of them is needed?',
      ja: 'そのうち必要なのはどれでしょうか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'One opening per item is left out, all but the first. The saving grows with the number of items: a page ten times as long repeats it ten times as often.',
      ja: '最初の1回を除いて、商品1つごとに1回ずつ減ります。減る回数は商品の数とともに増えます。10倍長いページなら、無駄も10倍です。',
    },
    calls: callsOf(log, 'repeated-open').slice(0, 5),
  }),
};
