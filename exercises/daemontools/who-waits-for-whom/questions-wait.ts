import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { CallQuestion, ChoiceQuestion, EvidenceQuestion } from '../../../src/grading/exercise.ts';
import { beginLineOf, callsNamed, longestOf } from '../../../src/grading/strace-calls.ts';
import { callsOfManager, termKillsOfManager } from '../attach-to-yourself/life.ts';
import { collected, endlessWait, leftChildren } from './children.ts';

const known = (...calls: readonly number[]): number[] => calls.filter((call) => call >= 0);
const linesOf = (log: StraceLog, calls: readonly number[]): number[] =>
  known(...calls).map((call) => beginLineOf(log, call));

export const willItEnd: ChoiceQuestion = {
  id: 'will-it-end',
  kind: 'choice',
  prediction: true,
  prompt: {
    en: 'The manager now waits for all its children before it ends, whoever they are. strace was started by its run script. What will `svc -t` do?',
    ja: '管理プロセスは、すべての子プロセスを待ってから終わるようになりました。straceは、その`run`スクリプトから起動されています。`svc -t`を実行すると、どうなると思いますか。',
  },
  options: [
    { id: 'as-before', text: { en: 'the same as before', ja: 'これまでと同じ' } },
    {
      id: 'slower',
      text: { en: 'it takes longer, until strace has ended', ja: 'straceが終わるまで、少し長くかかる' },
    },
    { id: 'never', text: { en: 'the service never ends', ja: 'サービスがいつまでも終わらない' } },
  ],
  answer: (log) => (endlessWait(log) >= 0 ? ['never'] : []),
  misreadings: [],
  hints: [
    {
      en: 'Whose child is strace?',
      ja: 'straceは、誰の子でしょうか。',
    },
    {
      en: 'And when does strace end?',
      ja: 'そのstraceは、いつ終わるでしょうか。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => ({
    text: {
      en: 'strace ends when the manager has ended, and the manager ends when strace has: each waits for the other. No timeout, no error, no CPU.',
      ja: 'straceは管理プロセスが終わると終わり、管理プロセスはstraceが終わると終わります。互いに相手を待っています。時間切れも、エラーも、CPUの負荷もありません。',
    },
    calls: known(endlessWait(log)),
  }),
};

export const neverReturns: CallQuestion = {
  id: 'never-returns',
  kind: 'call',
  prompt: {
    en: 'The service has been asked to end and does not. On which line does it hang?',
    ja: '終了を求められたサービスが、終わりません。止まっているのは、どの行ですか。',
  },
  answer: (log) => linesOf(log, [endlessWait(log)]),
  misreadings: [
    {
      id: 'longest',
      values: (log) =>
        linesOf(log, [
          longestOf(log, callsNamed(log, 'wait4', 'waitpid', 'waitid')),
          longestOf(log, callsOfManager(log)),
        ]),
      hint: {
        en: 'That one took long, and came back. A call that hangs has no duration at all.',
        ja: 'それは時間がかかりましたが、戻っています。止まったままの呼び出しには、所要時間が出ません。',
      },
    },
    {
      id: 'last-collected',
      values: (log) => linesOf(log, collected(log)),
      hint: {
        en: 'That wait returned a worker: it has `=` and a pid at its end. Look for the one after it.',
        ja: 'その待ちは、ワーカーを受け取って戻っています。行の終わりに`=`とpidがあります。その次を見てください。',
      },
    },
    {
      id: 'signals-sent',
      values: (log) => linesOf(log, termKillsOfManager(log)),
      hint: {
        en: '`kill` only sends. What comes after is what the manager waits for.',
        ja: '`kill`は送るだけです。管理プロセスが待つのは、その後です。',
      },
    },
  ],
  hints: [
    {
      en: 'Go to the end of the log.',
      ja: 'ログの終わりを見ます。',
    },
    {
      en: 'Which call of the manager began and has no result?',
      ja: '始まったまま、結果のない管理プロセスの呼び出しはどれでしょうか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'A wait without an end stands last and has no duration, so no list of slow calls shows it. When a service hangs, look at the end of the log before you sort.',
      ja: '終わらない待ちは、最後の行にあり、所要時間がありません。遅い呼び出しの一覧には出てきません。止まったサービスを調べるときは、並べ替える前にログの終わりを見ます。',
    },
    calls: known(endlessWait(log)),
  }),
};

export const notAWorker: EvidenceQuestion = {
  id: 'not-a-worker',
  kind: 'evidence',
  prompt: {
    en: 'The author of the workers is blamed: “One of yours does not end.” Prove from the log that the manager waits for something else.',
    ja: 'ワーカーの作者が疑われています。「お前のワーカーが終わらないのだろう」。管理プロセスが待っているのは別のものだと、ログから示してください。',
  },
  parts: [
    {
      id: 'all-collected',
      text: {
        en: 'that it has collected each worker that it told to end',
        ja: '終了を伝えたワーカーを、すべて受け取っていること',
      },
      calls: collected,
      atLeast: 16,
    },
    {
      id: 'still-waiting',
      text: { en: 'that it waits for a child all the same', ja: 'それでもまだ、子を待っていること' },
      calls: (log) => known(endlessWait(log)),
    },
  ],
  irrelevant: [
    {
      id: 'told',
      calls: termKillsOfManager,
      hint: {
        en: 'That they were told to end is no proof that they did.',
        ja: '終了を伝えたことは、終わったことの証明になりません。',
      },
    },
    {
      id: 'exit-calls',
      calls: (log) => callsNamed(log, 'exit_group', 'exit'),
      hint: {
        en: 'That a worker ended is half of it. A child counts for `wait4` until its parent has collected it: take the line of the parent.',
        ja: 'ワーカーが終わったことは、半分にすぎません。親が受け取るまで、`wait4`にとっては子のままです。親の行を選んでください。',
      },
    },
  ],
  hints: [
    {
      en: 'A `wait4` that returns a pid has collected that child.',
      ja: '`wait4`がpidを返したら、その子を受け取ったということです。',
    },
    {
      en: 'One line for each worker, and the one that hangs. Compare the pids with those that were killed.',
      ja: 'ワーカー1つにつき1行と、止まっている行です。pidを、`kill`の相手と突き合わせます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: '`wait4(-1, …)` would return ECHILD at once if no child were left. So there is one whose making this log does not show: it is older than the trace.',
      ja: '子が1つも残っていなければ、`wait4(-1, …)`はすぐにECHILDを返します。つまり、このログに作られたところがない子が、まだ1つあります。トレースより前に作られた子です。',
    },
    calls: known(...collected(log), endlessWait(log)),
  }),
};

export const whoIsLeft: ChoiceQuestion = {
  id: 'who-is-left',
  kind: 'choice',
  prompt: {
    en: 'Which child does it wait for?',
    ja: '待っているのは、どの子ですか。',
  },
  options: [
    { id: 'worker', text: { en: 'a worker that does not end', ja: '終わらないワーカー' } },
    { id: 'strace', text: { en: 'the strace that traces it', ja: '自分をトレースしているstrace' } },
    { id: 'supervise', text: { en: 'supervise', ja: 'supervise' } },
    {
      id: 'zombie',
      text: {
        en: 'a worker that has ended, as a zombie',
        ja: '終わってゾンビになったワーカー',
      },
    },
  ],
  answer: (log) => (endlessWait(log) >= 0 && leftChildren(log).length === 0 ? ['strace'] : []),
  misreadings: [
    {
      id: 'a-worker',
      values: () => ['worker'],
      hint: {
        en: 'Each worker that was told has an exit line and a `wait4` that returned its pid.',
        ja: '伝えたワーカーには、どれも終了の行があり、`wait4`がそのpidを返しています。',
      },
    },
    {
      id: 'the-parent',
      values: () => ['supervise'],
      hint: {
        en: 'supervise is the parent of the manager. Nobody can `wait4` for a parent.',
        ja: 'superviseは管理プロセスの親です。親を`wait4`で待つことはできません。',
      },
    },
    {
      id: 'ended-is-not-waited-for',
      values: () => ['zombie'],
      hint: {
        en: 'A zombie is what `wait4` returns at once. It waits only while no child has ended.',
        ja: 'ゾンビがいれば、`wait4`はすぐに戻ります。待つのは、終わった子が1つもない間だけです。',
      },
    },
  ],
  hints: [
    {
      en: 'See what `ps` shows as the child of the manager.',
      ja: '`ps`で、管理プロセスの子になっているものを見ます。',
    },
    {
      en: '`TracerPid` and the pid of that child are the same number.',
      ja: '`TracerPid`と、その子のpidは同じ番号です。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => ({
    text: {
      en: 'The shell started strace in the background and then became the manager, so the manager inherited a child it knows nothing of. Code that waits for “all children” waits for whatever its run script left running.',
      ja: 'シェルはstraceをバックグラウンドで起動し、そのまま管理プロセスになりました。管理プロセスは、知らない子を引き継いでいます。「すべての子」を待つコードは、`run`スクリプトが残したものまで待ちます。',
    },
    calls: known(endlessWait(log)),
  }),
};
