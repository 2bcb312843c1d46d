import type { ChoiceQuestion } from '../../../src/grading/exercise.ts';
import { messages } from './mixed.ts';

export const sameName: ChoiceQuestion = {
  id: 'same-name',
  kind: 'choice',
  prompt: {
    en: 'The run script says `exec strace -D -f -ttt -T -o trace ./storefront`. After `svc -t`, the file `trace` shows a start and no shutdown. Where is the shutdown?',
    ja: 'runスクリプトは`exec strace -D -f -ttt -T -o trace ./storefront`です。`svc -t`の後、`trace`には起動だけがあり、終了の様子がありません。どこへ行ったのでしょうか。',
  },
  options: [
    {
      id: 'buffered',
      text: {
        en: 'Still in the memory of the old strace; it is written later.',
        ja: '古いstraceのメモリにあり、後で書かれる。',
      },
    },
    {
      id: 'killed',
      text: {
        en: 'Never recorded: TERM ended strace before the service.',
        ja: '記録されていない。straceがサービスより先にTERMで終わった。',
      },
    },
    {
      id: 'overwritten',
      text: {
        en: 'Recorded and gone: the next start emptied the file.',
        ja: '記録されたが、消えた。次の起動がファイルを空にした。',
      },
    },
    {
      id: 'multilog',
      text: {
        en: 'In the log directory: multilog has rotated the file.',
        ja: 'ログのディレクトリにある。multilogがローテーションした。',
      },
    },
  ],
  answer: (log) => (messages(log).length > 0 ? ['overwritten'] : []),
  misreadings: [
    {
      id: 'waits-in-memory',
      values: () => ['buffered'],
      hint: {
        en: 'strace writes each line out before it lets the process go on. And the old one has ended together with the service.',
        ja: 'straceは、プロセスを先へ進める前に1行ずつ書き出します。それに、古いstraceはサービスと一緒に終わっています。',
      },
    },
    {
      id: 'tracer-got-term',
      values: () => ['killed'],
      hint: {
        en: 'With `-D`, the TERM of supervise goes to the service, and strace stays until it has ended.',
        ja: '`-D`なら、superviseのTERMはサービスに届きます。straceは、サービスが終わるまで残ります。',
      },
    },
    {
      id: 'rotated',
      values: () => ['multilog'],
      hint: {
        en: 'multilog owns the files in its own directory, and reads its standard input. It knows nothing of a file that strace opens.',
        ja: 'multilogが扱うのは、標準入力と、自分のディレクトリのファイルだけです。straceが開くファイルのことは知りません。',
      },
    },
  ],
  hints: [
    {
      en: 'What runs again after each `svc -t`, from its first line?',
      ja: '`svc -t`のたびに、最初の行から実行し直されるものは何でしょうか。',
    },
    {
      en: 'How does a program open a file for writing when it is not asked to append?',
      ja: '追記を指定しないとき、プログラムはファイルをどう開くでしょうか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: '`-o` begins an empty file, and supervise runs the script again at once. Name the file after the pid (`-o trace.$$`, the shell’s pid is the service’s pid), or append with `-A`.',
      ja: '`-o`は空のファイルから始めます。そしてsuperviseは、すぐにスクリプトを実行し直します。ファイル名にpidを入れるか（`-o trace.$$`。シェルのpidがサービスのpidになります）、`-A`で追記します。',
    },
    calls: messages(log).slice(-1),
  }),
};

export const whereTo: ChoiceQuestion = {
  id: 'where-to',
  kind: 'choice',
  prompt: {
    en: 'The service waits for all its children when it ends, an alert counts the messages in its log, and you want the trace of the next restart. Which last line of the run script do you choose?',
    ja: 'このサービスは、終わるときにすべての子プロセスを待ちます。ログのメッセージは、アラートが数えています。次の再起動のトレースを取るには、runスクリプトの最後をどの行にしますか。',
  },
  options: [
    {
      id: 'one-stream',
      text: {
        en: '`exec strace -D -f -ttt -T ./storefront`',
        ja: '`exec strace -D -f -ttt -T ./storefront`',
      },
    },
    {
      id: 'pipe',
      text: {
        en: '`exec strace -D -f -ttt -T -o "|multilog t ./trace" ./storefront`',
        ja: '`exec strace -D -f -ttt -T -o "|multilog t ./trace" ./storefront`',
      },
    },
    {
      id: 'file',
      text: {
        en: '`exec strace -D -f -ttt -T -o /var/tmp/trace.$$ ./storefront`',
        ja: '`exec strace -D -f -ttt -T -o /var/tmp/trace.$$ ./storefront`',
      },
    },
    {
      id: 'each',
      text: {
        en: '`exec strace -ff -ttt -T -o /var/tmp/trace ./storefront`',
        ja: '`exec strace -ff -ttt -T -o /var/tmp/trace ./storefront`',
      },
    },
  ],
  answer: (log) => (messages(log).length > 0 ? ['file'] : []),
  misreadings: [
    {
      id: 'mixes',
      values: () => ['one-stream'],
      hint: {
        en: 'That is the recording above. The alert no longer finds its lines.',
        ja: 'それが、上の記録です。アラートは行を見つけられなくなります。',
      },
    },
    {
      id: 'child-again',
      values: () => ['pipe'],
      hint: {
        en: 'The reader of that pipe is a child of the service, as in the lesson before: the manager waits for it for ever.',
        ja: 'そのパイプを読むプロセスは、サービスの子になります。前のレッスンで見たとおり、管理プロセスは永久に待ち続けます。',
      },
    },
    {
      id: 'without-d',
      values: () => ['each'],
      hint: {
        en: 'One file per process is fine, but `-D` is missing: supervise watches strace again, and with `-o` it does not even pass TERM on.',
        ja: 'プロセスごとのファイルは便利ですが、`-D`がありません。superviseが見るのはまたstraceになり、しかも`-o`があるとTERMを受け付けません。',
      },
    },
  ],
  hints: [
    {
      en: 'Three conditions: the messages stay whole, no new child, TERM reaches the service.',
      ja: '条件は3つあります。メッセージが壊れない、子プロセスが増えない、TERMがサービスに届く。',
    },
    {
      en: 'Two of the lines have no file of their own for the trace, or no `-D`.',
      ja: 'トレース専用のファイルがないもの、`-D`がないものを除きます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'A file of its own keeps the streams apart, `-D` keeps the family as it was, and `$$` keeps the shutdown from being emptied by the next start. Nobody rotates that file: take the line out again when you have what you need.',
      ja: '専用のファイルなら、出力は混ざりません。`-D`なら、親子関係は変わりません。`$$`を付ければ、次の起動で終了の記録が消えることもありません。このファイルを誰もローテーションしないので、必要な記録が取れたら、この行を元に戻します。',
    },
    calls: messages(log).slice(0, 1),
  }),
};
