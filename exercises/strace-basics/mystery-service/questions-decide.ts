import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { ChoiceQuestion, EvidenceQuestion, SeveralQuestion } from '../../../src/grading/exercise.ts';
import { joinOptions } from '../../../src/grading/option-set.ts';
import {
  bystanderWaits,
  firstHolder,
  idleAccepts,
  lockWaitOf,
  needsBystander,
  needsHeldSync,
  needsVainWait,
  slowestRequest,
  startMisses,
  syncsAhead,
  syncsWithin,
  vainWaits,
  waitsBehindSync,
} from './suspects.ts';

const ofSlowest = (log: StraceLog, calls: readonly number[]): number[] => {
  const own = new Set(slowestRequest(log)?.calls);
  return calls.filter((call) => own.has(call));
};

const askOfSlowest = (log: StraceLog): number[] => {
  const turn = lockWaitOf(log, slowestRequest(log));
  return turn ? [turn.ask] : [];
};

export const bothCauses: EvidenceQuestion = {
  id: 'both-causes',
  kind: 'evidence',
  needs: [needsVainWait, needsHeldSync],
  prompt: {
    en: 'A colleague says: “It is all the rates service.” Prove with lines that the slowest request lost its time in two places, and that the second has to do with the disk.',
    ja: '同僚は「全部、レートサービスのせいだ」と言います。最も遅いリクエストが2か所で時間を失っていること、その2つ目がディスクに関係することを、行を選んで示してください。',
  },
  parts: [
    {
      id: 'vain',
      text: {
        en: 'that this request waited until a time limit ran out',
        ja: 'このリクエストが、時間の上限まで待ったこと',
      },
      calls: (log) => ofSlowest(log, vainWaits(log)),
    },
    {
      id: 'lock',
      text: {
        en: 'that the same request then waited for a lock',
        ja: '同じリクエストが、その後でロックを待ったこと',
      },
      calls: askOfSlowest,
    },
    {
      id: 'sync',
      text: {
        en: 'that a process which had the lock meanwhile waited for the disk',
        ja: 'その間にロックを持っていたプロセスが、ディスクを待っていたこと',
      },
      calls: syncsAhead,
    },
  ],
  irrelevant: [
    {
      id: 'bystander',
      calls: bystanderWaits,
      hint: {
        en: 'That process serves no request and never has the lock. That it waits at the same time proves nothing.',
        ja: 'そのプロセスはリクエストを処理せず、ロックも持ちません。同じ時間に待っているだけでは、証拠になりません。',
      },
    },
    {
      id: 'other-request',
      calls: (log) => [
        ...vainWaits(log),
        ...waitsBehindSync(log).map(({ ask }) => ask),
        ...waitsBehindSync(log).flatMap((turn) => syncsWithin(log, turn)),
      ],
      hint: {
        en: 'That belongs to another request, or to another moment. The claim is about the slowest one.',
        ja: 'それは別のリクエストか、別の時点の行です。示したいのは、最も遅いリクエストについてのことです。',
      },
    },
    {
      id: 'idle',
      calls: idleAccepts,
      hint: {
        en: 'There a worker waits for a request. Nobody waits for it.',
        ja: 'そこではワーカーがリクエストを待っています。待たされている人はいません。',
      },
    },
  ],
  hints: [
    {
      en: 'Three lines or more: two of the slow request, and what the owner of the lock does during the second.',
      ja: '3行以上です。遅いリクエストから2行と、2つ目の待ちの間にロックの持ち主がしていたこと。',
    },
    {
      en: 'Narrow to the pid of the owner, and to the time of the lock wait. Between its `write` and its `F_UNLCK` stands one call.',
      ja: '持ち主のpidと、ロックを待った時間に絞り込みます。`write`と`F_UNLCK`の間に、呼び出しが1つあります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Two waits of one request, with two owners: an address that nobody answers, and a disk that somebody else waits for. Mend one, and the other is still there.',
      ja: '1つのリクエストの2つの待ちで、相手は別々です。返事のないアドレスと、ほかのプロセスが待っているディスクです。片方を直しても、もう片方は残ります。',
    },
    calls: [...ofSlowest(log, vainWaits(log)), ...askOfSlowest(log), ...syncsAhead(log)],
  }),
};

export const longestCalls: ChoiceQuestion = {
  id: 'longest-calls',
  kind: 'choice',
  needs: [needsBystander],
  prompt: {
    en: 'The longest waits for I/O belong to the process that sends the notes to the log server, and so does the largest sum. What do the requests lose by it?',
    ja: '最も長いI/Oの待ちも、最も大きい合計も、記録をログサーバーへ送るプロセスのものです。そのために、リクエストは何を失っているでしょうか。',
  },
  options: [
    { id: 'sum', text: { en: 'The sum of these waits', ja: 'それらの待ちの合計' } },
    {
      id: 'overlap',
      text: { en: 'The part that overlaps with slow requests', ja: 'そのうち、遅いリクエストと重なる時間' },
    },
    {
      id: 'lock',
      text: {
        en: 'The time for which it locks the file that it reads',
        ja: 'それが読むファイルをロックしている時間',
      },
    },
    { id: 'nothing', text: { en: 'Nothing', ja: '何も失っていない' } },
  ],
  answer: (log) => (bystanderWaits(log).length > 0 ? ['nothing'] : []),
  misreadings: [
    {
      id: 'chose-sum',
      values: () => ['sum'],
      hint: {
        en: 'A sum tells how long somebody waited, not that anybody waited for it. Which request calls this process, or is called by it?',
        ja: '合計が表すのは、そのプロセスが待った時間です。ほかの誰かが、それを待ったとは限りません。このプロセスとやり取りするリクエストはあるでしょうか。',
      },
    },
    {
      id: 'chose-overlap',
      values: () => ['overlap'],
      hint: {
        en: 'It waits nearly always, so everything overlaps with it, fast requests too. At the same time is not because of.',
        ja: 'ほとんどいつも待っているので、速いリクエストも含めて、何とでも重なります。同時に起きていても、原因とは限りません。',
      },
    },
    {
      id: 'chose-lock',
      values: () => ['lock'],
      hint: {
        en: 'That would be a cause. Narrow to its pid and look for `fcntl`.',
        ja: 'そうだとしたら原因です。そのpidに絞り込んで、`fcntl`を探してください。',
      },
    },
  ],
  hints: [
    {
      en: 'Narrow to that pid and read all its calls: which of them could anybody else wait for?',
      ja: 'そのpidに絞り込んで、すべての呼び出しを読みます。ほかの誰かが待つことになるものは、あるでしょうか。',
    },
    {
      en: 'A request can be held up by an answer, by a lock, or by a worker that is not free. Does this process give any of the three?',
      ja: 'リクエストが待たされるのは、返事か、ロックか、空いているワーカーです。このプロセスは、そのどれかに関わっているでしょうか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => ({
    text: {
      en: 'It reads a file, sends it on and waits for the receipt; no request sends it anything, and it takes no lock. If the log server were ten times slower, no customer would notice.',
      ja: 'ファイルを読み、それを送り、受領の返事を待っているだけです。リクエストから何も受け取らず、ロックも取りません。ログサーバーが10倍遅くても、気づく客はいません。',
    },
    calls: bystanderWaits(log),
  }),
};

function worthFixing(log: StraceLog): readonly string[] {
  const worth: string[] = [];
  if (vainWaits(log).length > 0) worth.push('rates');
  if (firstHolder(log) && syncsAhead(log).length > 0) worth.push('lock');
  return worth.length > 0 ? [joinOptions(worth)] : [];
}

export const fixTwo: SeveralQuestion = {
  id: 'fix-two',
  kind: 'several',
  needs: [needsVainWait, needsHeldSync],
  prompt: {
    en: 'The team can make two changes this week. Which two?',
    ja: 'チームが今週できる変更は2つです。どの2つにしますか。',
  },
  options: [
    {
      id: 'shipper',
      text: {
        en: 'A faster log server: its answers take longer than anything else',
        ja: '何よりも時間がかかっている、ログサーバーを速くする',
      },
    },
    {
      id: 'lock',
      text: {
        en: 'Wait for the disk after giving the lock back',
        ja: 'ディスクを待つのを、ロックを返した後にする',
      },
    },
    {
      id: 'plugins',
      text: {
        en: 'Look for plugins in one folder: nearly every `openat` fails',
        ja: '`openat`がほとんど失敗しているので、プラグインを探すフォルダーを1つにする',
      },
    },
    {
      id: 'rates',
      text: {
        en: 'Take the silent address of the rates service out of the configuration',
        ja: 'レートサービスの返事のないアドレスを、設定から外す',
      },
    },
    {
      id: 'workers',
      text: {
        en: 'Start more workers, so that slow requests hold up nobody',
        ja: '遅いリクエストがほかを待たせないように、ワーカーを増やす',
      },
    },
  ],
  answer: worthFixing,
  misreadings: [
    {
      id: 'chose-shipper',
      values: () => ['shipper'],
      hint: {
        en: 'Largest sum, longest calls, and no cost: nobody waits for the process that sends the notes. Follow a slow request from `accept` to `close`, and you never meet it.',
        ja: '合計も最長の呼び出しもここですが、損をしている人はいません。記録を送るプロセスを、誰も待っていないからです。遅いリクエストを`accept`から`close`まで追っても、一度も出てきません。',
      },
    },
    {
      id: 'chose-plugins',
      values: (log) => (startMisses(log).length > 0 ? ['plugins'] : []),
      hint: {
        en: 'Look when these calls happen: all before the first request. They are paid once per start, and all together they take milliseconds.',
        ja: 'いつの呼び出しかを見てください。すべて、最初のリクエストの前です。払うのは起動のたびに1回だけで、全部合わせても数ミリ秒です。',
      },
    },
    {
      id: 'chose-workers',
      values: () => ['workers'],
      hint: {
        en: 'See how long the workers wait in `accept4`: there is nearly always a free one. More of them would make the queue for the lock longer.',
        ja: 'ワーカーが`accept4`で待っている時間を見てください。ほとんどいつも、誰かが空いています。増やしても、ロックを待つ列が伸びるだけです。',
      },
    },
  ],
  hints: [
    {
      en: 'For each option, name one request that would have been faster, and the line that shows it.',
      ja: 'それぞれについて、速くなるはずのリクエストを1つ挙げ、それを示す行を探してみてください。',
    },
    {
      en: 'You proved what the slowest request waited for. Do the other slow ones wait for anything else?',
      ja: '最も遅いリクエストが何を待っていたかは、もう示しました。ほかの遅いリクエストは、それ以外のものを待っているでしょうか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Every slow request waits for one of the two, or itself for the disk, as an order must. One fix without the other leaves a tail, only of other requests.',
      ja: '遅いリクエストは、この2つのどちらかを待っています。あとは、必要があって自分でディスクを待つ注文です。片方だけ直しても、別のリクエストに遅さが残ります。',
    },
    calls: [...vainWaits(log).slice(0, 4), ...askOfSlowest(log), ...syncsAhead(log)],
  }),
};
