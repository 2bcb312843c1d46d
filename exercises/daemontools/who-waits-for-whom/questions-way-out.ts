import type { ChoiceQuestion, SeveralQuestion } from '../../../src/grading/exercise.ts';
import { joinOptions } from '../../../src/grading/option-set.ts';
import { endlessWait } from './children.ts';

const hang = (log: Parameters<typeof endlessWait>[0]): number[] =>
  [endlessWait(log)].filter((call) => call >= 0);

export const release: ChoiceQuestion = {
  id: 'release',
  kind: 'choice',
  prompt: {
    en: 'It hangs in production, now. After its children the manager still has to sync its journal. What do you do?',
    ja: '本番環境で、いま止まっています。管理プロセスは、子を待った後でjournalを同期することになっています。どうしますか。',
  },
  options: [
    { id: 'again', text: { en: '`svc -t` once more', ja: 'もう一度`svc -t`を実行する' } },
    {
      id: 'kill',
      text: { en: '`svc -k`, which sends KILL to the manager', ja: '`svc -k`で管理プロセスにKILLを送る' },
    },
    { id: 'strace', text: { en: '`kill` the strace', ja: 'straceを`kill`する' } },
    { id: 'worker', text: { en: '`kill -KILL` the workers', ja: 'ワーカーを`kill -KILL`する' } },
  ],
  answer: () => ['strace'],
  misreadings: [
    {
      id: 'asks-again',
      values: () => ['again'],
      hint: {
        en: 'It has been asked already and is on its way out. This manager blocks TERM while it works, so a second one stays pending.',
        ja: 'もう求められていて、終わろうとしている途中です。しかも、この管理プロセスは処理中のTERMをブロックするので、2つ目は保留されたままです。',
      },
    },
    {
      id: 'without-the-sync',
      values: () => ['kill'],
      hint: {
        en: 'That ends it, and with it what still had to be done: no sync of the journal.',
        ja: '確かに終わりますが、残っていた仕事も失われます。journalは同期されません。',
      },
    },
    {
      id: 'already-gone',
      values: () => ['worker'],
      hint: {
        en: 'They have ended long ago, and the manager has collected them.',
        ja: 'ワーカーはとうに終わり、管理プロセスも受け取り終えています。',
      },
    },
  ],
  hints: [
    {
      en: 'Two wait for each other. Which of the two can be spared?',
      ja: '2つが互いに待っています。なくなってもよいのは、どちらでしょうか。',
    },
    {
      en: 'On TERM strace lets go and ends. What does the `wait4` of the manager do then?',
      ja: 'straceはTERMで切り離して終わります。すると、管理プロセスの`wait4`はどうなりますか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => ({
    text: {
      en: 'With strace gone, the manager gets its last child, ECHILD after it, and goes on as if nothing had been: sync, last line, exit. The trace ends at the hang, which is what you wanted to see anyway.',
      ja: 'straceがいなくなれば、管理プロセスは最後の子を受け取り、続いてECHILDを受け取り、何もなかったように進みます。同期し、最後の行を出力して終わります。トレースは止まったところで終わりますが、見たかったのはそこです。',
    },
    calls: hang(log),
  }),
};

export const cures: SeveralQuestion = {
  id: 'cures',
  kind: 'several',
  prompt: {
    en: 'Which of these changes end the deadlock?',
    ja: 'このデッドロックをなくす変更は、どれですか。',
  },
  options: [
    {
      id: 'no-f',
      text: {
        en: 'leave out `-f`, so that strace has one process only',
        ja: '`-f`を外し、straceの対象を1つだけにする',
      },
    },
    {
      id: 'other-parent',
      text: {
        en: '`( setsid strace … & )`: the shell between ends, and strace is nobody’s child here',
        ja: '`( setsid strace … & )`とする。間のシェルが終わり、straceはここの誰の子でもなくなる',
      },
    },
    {
      id: 'own-children',
      text: {
        en: 'let the manager wait for the pids that it has made, one by one',
        ja: '管理プロセスが、自分で作ったpidだけを1つずつ待つ',
      },
    },
    {
      id: 'to-stderr',
      text: {
        en: 'leave out `-o`, so that strace writes to the log',
        ja: '`-o`を外し、straceの出力をログに流す',
      },
    },
  ],
  answer: () => [joinOptions(['other-parent', 'own-children'])],
  misreadings: [
    {
      id: 'f-is-guilty',
      values: () => ['no-f'],
      hint: {
        en: 'With or without `-f`, strace stays until the manager has ended, and it stays its child. Try it.',
        ja: '`-f`があってもなくても、straceは管理プロセスが終わるまで残り、その子のままです。試してみてください。',
      },
    },
    {
      id: 'output-is-guilty',
      values: () => ['to-stderr'],
      hint: {
        en: 'Where strace writes changes nothing about whose child it is.',
        ja: '書き込み先を変えても、誰の子であるかは変わりません。',
      },
    },
  ],
  hints: [
    {
      en: 'The circle has two halves: strace is a child of the manager, and the manager waits for every child.',
      ja: '輪は2つの半分からできています。straceが管理プロセスの子であること、管理プロセスがすべての子を待つことです。',
    },
    {
      en: 'A change helps if it cuts one of the two.',
      ja: 'どちらか1つを断つ変更なら、効きます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Either strace gets another parent or the manager learns whom to wait for. The second is a change to the program, and right even without strace: a service should not depend on what else its run script has started.',
      ja: 'straceの親を変えるか、待つ相手を管理プロセスに教えるかです。後者はプログラムの変更ですが、straceがなくても正しい変更です。サービスは、`run`スクリプトがほかに起動したものに左右されるべきではありません。',
    },
    calls: hang(log),
  }),
};
