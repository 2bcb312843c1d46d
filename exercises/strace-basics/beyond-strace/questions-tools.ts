import type { EvidenceQuestion, OrderQuestion, SeveralQuestion } from '../../../src/grading/exercise.ts';
import { joinOptions, joinOrder } from '../../../src/grading/option-set.ts';
import { callsNamed } from '../../../src/grading/strace-calls.ts';
import { dataMappings, needsReports, otherMappings, type PartKind, partsOf, reportsOf } from './parts.ts';

type Log = Parameters<typeof partsOf>[0];

const enough = (log: Log): boolean => needsReports.met(log);

export const diskUnseen: EvidenceQuestion = {
  id: 'disk-unseen',
  kind: 'evidence',
  needs: [needsReports],
  prompt: {
    en: 'Prove with lines: “In one of the gaps the program waited for the disk to bring parts of the ledger, although it made no call to read it.”',
    ja: '次の主張を、行を選んで示してください。「ある空白で、プログラムは台帳の一部がディスクから届くのを待っていた。読むための呼び出しはしていない」',
  },
  parts: [
    {
      id: 'mapped',
      text: {
        en: 'that the ledger is part of the program’s memory',
        ja: '台帳がプログラムのメモリの一部になっていること',
      },
      calls: dataMappings,
    },
    {
      id: 'faults',
      text: {
        en: 'that touching memory led to the disk in that part',
        ja: 'その部分で、メモリへのアクセスがディスクまで行っていること',
      },
      calls: (log) => reportsOf(log, 'mapped'),
    },
  ],
  irrelevant: [
    {
      id: 'opened',
      calls: (log) => callsNamed(log, 'openat'),
      hint: {
        en: 'An open file has not been read, nor is it memory. Which later call takes this descriptor?',
        ja: '開いただけでは、読まれもせず、メモリにもなりません。そのディスクリプタを次に使う呼び出しはどれでしょうか。',
      },
    },
    {
      id: 'other-memory',
      calls: otherMappings,
      hint: {
        en: 'That maps a library, fresh memory or the queues of the ring. Look for the descriptor of the ledger among the arguments.',
        ja: 'それは、ライブラリ、新しいメモリ、またはリングのキューの割り当てです。引数に台帳のディスクリプタがあるものを探してください。',
      },
    },
    {
      id: 'by-ring',
      calls: (log) => callsNamed(log, 'io_uring_enter'),
      hint: {
        en: 'That is another part, with calls. The claim is about a gap.',
        ja: 'それは呼び出しのある別の部分です。主張は、空白についてのものです。',
      },
    },
    {
      id: 'other-report',
      calls: (log) => partsOf(log).flatMap((part) => (part.kind === 'mapped' ? [] : [part.report])),
      hint: {
        en: 'That part has no major fault: no touch of memory waited for the disk. `minor_faults` are served from memory.',
        ja: 'その部分にはメジャーフォールトがなく、ディスクを待ったアクセスはありません。`minor_faults`は、メモリの中だけで片づいたものです。',
      },
    },
  ],
  hints: [
    {
      en: 'Two lines: one from the beginning of the program, one that it wrote about itself.',
      ja: '2行です。1つはプログラムの始めのほうに、もう1つは自分について書いた行にあります。',
    },
    {
      en: 'Filter with `syscall:mmap`, and then look for the only report with major faults.',
      ja: '`syscall:mmap`で絞り込みます。次に、メジャーフォールトのある唯一の報告を探します。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The mapping is made once and costs nothing; the disk is paid for at the first touch of each page, in the middle of a computation. No `read` stands in the log because there was none.',
      ja: '割り当ては一度だけで、費用もかかりません。ディスクを待つのは、計算の途中で各ページに初めて触れたときです。ログに`read`がないのは、呼び出していないからです。',
    },
    calls: [...dataMappings(log), ...reportsOf(log, 'mapped')],
  }),
};

const toolOrder = (log: Log): readonly PartKind[] =>
  enough(log) ? partsOf(log).map(({ kind }) => kind) : [];

function swapped(log: Log, one: PartKind, other: PartKind): string[] {
  const order = toolOrder(log).map((kind) => (kind === one ? other : kind === other ? one : kind));
  return order.length > 0 ? [joinOrder(order)] : [];
}

export const whichTool: OrderQuestion = {
  id: 'which-tool',
  kind: 'order',
  needs: [needsReports],
  prompt: {
    en: 'Which tool do you take next for which part? Put the tools in the order of the parts, A to E.',
    ja: 'それぞれの部分に、次はどの道具を使いますか。部分AからEの順に、道具を並べてください。',
  },
  items: [
    {
      id: 'run-queue',
      text: {
        en: '`perf sched latency` or `runqslower`: who waits for a CPU, and how long',
        ja: '`perf sched latency`か`runqslower`（誰がどれだけCPUを待ったか）',
      },
    },
    {
      id: 'mapped',
      text: {
        en: '`perf trace -F maj`: page faults that wait for a file',
        ja: '`perf trace -F maj`（ファイルを待つページフォールト）',
      },
    },
    {
      id: 'ring',
      text: {
        en: 'the tracepoints `io_uring:*`: what was asked for in shared memory',
        ja: 'トレースポイント`io_uring:*`（共有メモリで何が頼まれたか）',
      },
    },
    {
      id: 'profile',
      text: {
        en: '`perf record -g` or the profiler of the language: which functions compute',
        ja: '`perf record -g`か言語のプロファイラー（どの関数が計算しているか）',
      },
    },
    {
      id: 'fresh',
      text: {
        en: '`perf trace -F min`: first touches of memory, and from which function',
        ja: '`perf trace -F min`（メモリに初めて触れたのはどの関数か）',
      },
    },
  ],
  answer: (log) => (enough(log) ? [joinOrder(toolOrder(log))] : []),
  misreadings: [
    {
      id: 'same-work',
      values: (log) => swapped(log, 'run-queue', 'profile'),
      hint: {
        en: 'Two parts do the same work. A profile shows the same functions for both; in which of them does the program mostly wait for its turn?',
        ja: '2つの部分は同じ仕事をしています。プロファイルを取れば、同じ関数が出ます。順番待ちが目立つのは、どちらでしょうか。',
      },
    },
    {
      id: 'minor-for-major',
      values: (log) => swapped(log, 'fresh', 'mapped'),
      hint: {
        en: 'Both are page faults. `minor` found or made the page in memory, `major` had to fetch it.',
        ja: 'どちらもページフォールトです。`minor`はメモリの中で片づいたもの、`major`は外から取り寄せたものです。',
      },
    },
    {
      id: 'profile-for-disk',
      values: (log) => swapped(log, 'profile', 'mapped'),
      hint: {
        en: 'A profile samples what runs. Who sleeps on a page fault is not in it. Look at `on_cpu_ns` of both parts.',
        ja: 'プロファイルに出るのは、CPUで動いているものです。ページフォールトで眠っているものは出ません。2つの部分の`on_cpu_ns`を見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'Put the five report lines side by side: which number is large in each?',
      ja: '5つの報告の行を並べ、それぞれでどの数字が大きいかを見ます。',
    },
    {
      en: 'Nearly all on a CPU and no faults: a profile. Large queue: the scheduler. Faults: major or minor. Calls without a file: the ring.',
      ja: 'ほぼすべてCPUでフォールトなしならプロファイル、キューが長ければスケジューラー、フォールトならメジャーかマイナーか、ファイル名のない呼び出しならリングです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Each tool listens at another place of the kernel, and each is blind where the others see. Ask first which kind of time it is, and only then take the tool: a profile of a part that waits answers a question nobody has.',
      ja: '道具ごとに、カーネルの別の場所を見ています。見えないところも、それぞれ違います。まずどの種類の時間かを調べ、それから道具を選びます。待っている部分のプロファイルを取っても、知りたいことは分かりません。',
    },
    calls: partsOf(log).map(({ report }) => report),
  }),
};

export const proved: SeveralQuestion = {
  id: 'proved',
  kind: 'several',
  needs: [needsReports],
  prompt: {
    en: 'Which of these statements does this log prove, with the lines that the program wrote into it?',
    ja: 'プログラムが書いた行も含めて、このログから確実に言えるのはどれですか。',
  },
  options: [
    {
      id: 'neighbour',
      text: {
        en: 'Another program of the same owner took the CPU.',
        ja: '同じ所有者の別のプログラムがCPUを使っていた',
      },
    },
    {
      id: 'clock',
      text: {
        en: 'The program read the clock very often, without a call for it.',
        ja: 'プログラムは時計を何度も読んだが、そのための呼び出しはしていない',
      },
    },
    {
      id: 'ring-file',
      text: {
        en: 'The ring read the ledger from beginning to end.',
        ja: 'リングは台帳を最初から最後まで読んだ',
      },
    },
    {
      id: 'queued',
      text: {
        en: 'In one part the program was ready to run for a long time and did not run.',
        ja: 'ある部分では、プログラムは長い間、実行できる状態なのに実行されていなかった',
      },
    },
    {
      id: 'own-code',
      text: {
        en: 'The time outside calls was spent in the program’s own functions.',
        ja: '呼び出しの外の時間は、プログラム自身の関数で使われた',
      },
    },
  ],
  answer: (log) => (enough(log) ? [joinOptions(['clock', 'queued'])] : []),
  misreadings: [
    {
      id: 'chose-neighbour',
      values: () => ['neighbour'],
      hint: {
        en: '`queued_ns` counts the wait. Whom it waited behind is not in it: for that the scheduler’s events are needed.',
        ja: '`queued_ns`で分かるのは、待った時間だけです。誰の後ろで待ったかは、スケジューラーのイベントを見なければ分かりません。',
      },
    },
    {
      id: 'chose-ring-file',
      values: () => ['ring-file'],
      hint: {
        en: 'Look at the arguments of `io_uring_enter`: how many requests, and no word on what they ask for. They could be writes, or another file.',
        ja: '`io_uring_enter`の引数を見てください。要求の数だけで、何を頼んだかはありません。書き込みかもしれず、別のファイルかもしれません。',
      },
    },
    {
      id: 'chose-own-code',
      values: () => ['own-code'],
      hint: {
        en: 'Three of the gaps say otherwise: page faults run in the kernel, a wait for the disk is sleep, and the queue is another’s turn.',
        ja: '3つの空白がその反例です。ページフォールトを処理するのはカーネルで、ディスク待ちの間は眠っていて、キューで待つ間は他の番です。',
      },
    },
  ],
  hints: [
    {
      en: 'For each statement, name the line and the number that you would show a doubting colleague.',
      ja: 'それぞれについて、疑う同僚に見せる行と数字を言えるでしょうか。',
    },
    {
      en: 'Two statements rest on numbers that the program wrote itself. The others need an event that is not in this log.',
      ja: 'プログラム自身が書いた数字で言えるものが2つあります。残りには、このログにないイベントが必要です。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'What is proved was measured by the program and the kernel, and strace only passed it on. The rest is a guess with a tool to test it, and that is worth writing down as such.',
      ja: '言えるのは、プログラムとカーネルが測った数字だけで、straceはそれを伝えたにすぎません。残りは推測です。確かめる道具とともに、推測として書いておきます。',
    },
    calls: [...reportsOf(log, 'profile'), ...reportsOf(log, 'run-queue')],
  }),
};
