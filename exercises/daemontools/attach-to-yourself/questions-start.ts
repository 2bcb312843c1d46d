import type { ChoiceQuestion, SeveralQuestion } from '../../../src/grading/exercise.ts';
import { joinOptions } from '../../../src/grading/option-set.ts';
import { callsNamed } from '../../../src/grading/strace-calls.ts';
import { callsOfManager, missingMoments, moments, needsGap, shownMoments } from './life.ts';

export const firstLine: ChoiceQuestion = {
  id: 'first-line',
  kind: 'choice',
  prediction: true,
  prompt: {
    en: 'The run script starts `strace -p $$ &` and then becomes the program with `exec`. Where do you expect the trace to begin?',
    ja: '`run`は`strace -p $$ &`を起動し、すぐに`exec`でプログラムになります。トレースはどこから始まると思いますか。',
  },
  options: [
    {
      id: 'exec',
      text: { en: 'with the `execve` of the program, or before', ja: 'プログラムの`execve`か、その前から' },
    },
    {
      id: 'loading',
      text: { en: 'while the program loads its libraries', ja: 'ライブラリを読み込んでいる途中から' },
    },
    {
      id: 'later',
      text: { en: 'later: when the program is at work', ja: 'もっと後、プログラムが動き始めてから' },
    },
  ],
  answer: (log) => {
    if (moments.exec(log).length > 0) return ['exec'];
    const loads = callsNamed(log, 'openat').some((call) => /\.so/.test(log.fds.targetOf(call)));
    return [loads ? 'loading' : 'later'];
  },
  misreadings: [],
  hints: [
    {
      en: '`&` says that the shell does not wait. What has strace still to do before it can attach?',
      ja: '`&`を付けると、シェルは待ちません。straceがアタッチするまでに、することが残っています。',
    },
    {
      en: 'strace has to be loaded itself, read its options and ask the kernel. Meanwhile the shell is already past its `exec`.',
      ja: 'strace自身の読み込み、オプションの解釈、カーネルへの要求があります。その間に、シェルは`exec`を済ませています。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => ({
    text: {
      en: 'Two processes race, and the one that needs fewer steps wins. A trace that begins somewhere has no word for what was before.',
      ja: '2つのプロセスの競争になり、手順の少ないほうが先に着きます。途中から始まったトレースには、それより前について何の手がかりもありません。',
    },
    calls: callsOfManager(log).slice(0, 1),
  }),
};

export const notShown: SeveralQuestion = {
  id: 'not-shown',
  kind: 'several',
  needs: [needsGap],
  prompt: {
    en: 'Each of these happened in this life of the service. Which ones does the log not show?',
    ja: 'どれも、このサービスが動いていた間に実際に起きたことです。ログに現れていないのはどれですか。',
  },
  options: [
    {
      id: 'exec',
      text: { en: 'the run script becomes the program', ja: '`run`スクリプトがプログラムになる' },
    },
    { id: 'journal', text: { en: 'the manager opens its journal', ja: '管理プロセスがjournalを開く' } },
    { id: 'workers', text: { en: 'the manager makes its workers', ja: '管理プロセスがワーカーを作る' } },
    {
      id: 'drain',
      text: {
        en: 'the manager says that it takes no new orders',
        ja: '管理プロセスが、新しい注文を受けないと出力する',
      },
    },
    {
      id: 'sync',
      text: {
        en: 'the manager syncs its journal to the disk',
        ja: '管理プロセスがjournalをディスクに同期する',
      },
    },
  ],
  answer: (log) => {
    const missing = missingMoments(log);
    return missing.length > 0 ? [joinOptions(missing)] : [];
  },
  misreadings: [
    {
      id: 'it-is-there',
      values: (log) => shownMoments(log),
      hint: {
        en: 'One of your choices is in the log. Look at its `write` and `fsync` lines after the TERM, and at every `clone`.',
        ja: '選んだ中に、ログにあるものが混ざっています。TERMの後の`write`と`fsync`、それに`clone`を確かめてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Begin with the first line: all that this service does before it is lost.',
      ja: '最初の行を見ます。それより前にしたことは、すべて失われています。',
    },
    {
      en: 'Search for `execve`, `journal`, `clone`, `TERM` and `fsync`, one after the other.',
      ja: '`execve`、`journal`、`clone`、`TERM`、`fsync`を順に検索します。',
    },
    {
      en: 'Descriptor 3 has a name only because `-y` asks the kernel at each line; no line opens it.',
      ja: 'ディスクリプタ3に名前が付いているのは、`-y`が行ごとにカーネルへ尋ねるからです。開いた行はありません。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'A late attach loses the start and keeps the end. For a slow shutdown that is enough; for a slow start you would look at a log without its cause and not know it.',
      ja: 'アタッチが遅れると、起動が失われ、終了は残ります。終了が遅い問題ならこれで足ります。起動が遅い問題では、原因のない記録を、そうと知らずに眺めることになります。',
    },
    calls: shownMoments(log).flatMap((moment) => moments[moment](log).slice(0, 1)),
  }),
};

export const whichWait: ChoiceQuestion = {
  id: 'which-wait',
  kind: 'choice',
  prompt: {
    en: 'You need the start in the trace, too. What do you put between strace and the `exec`?',
    ja: '起動もトレースに入れたいとします。straceと`exec`の間に、何を書きますか。',
  },
  options: [
    { id: 'sleep', text: { en: '`sleep 1`', ja: '`sleep 1`' } },
    { id: 'wait', text: { en: '`wait`', ja: '`wait`' } },
    {
      id: 'tracer-pid',
      text: {
        en: 'a loop, with an upper limit, until `TracerPid` in `/proc/$$/status` is not 0',
        ja: '`/proc/$$/status`の`TracerPid`が0でなくなるまで待つ、上限付きのループ',
      },
    },
    {
      id: 'log-file',
      text: {
        en: 'a loop until the file of the trace exists',
        ja: 'トレースのファイルができるまで待つループ',
      },
    },
  ],
  answer: () => ['tracer-pid'],
  misreadings: [
    {
      id: 'hope',
      values: () => ['sleep'],
      hint: {
        en: 'How long is long enough on a machine under load? And every start pays for it, even when strace could not attach at all.',
        ja: '負荷の高いマシンでは、何秒あれば足りるでしょうか。しかも、straceがアタッチできなかったときまで、起動のたびに待つことになります。',
      },
    },
    {
      id: 'waits-for-the-end',
      values: () => ['wait'],
      hint: {
        en: '`wait` returns when strace ends. It ends when this process ends: the service would never start.',
        ja: '`wait`が戻るのは、straceが終わったときです。straceは、このプロセスが終わるまで終わりません。サービスは起動しません。',
      },
    },
    {
      id: 'too-early',
      values: () => ['log-file'],
      hint: {
        en: 'strace opens its output before it attaches. The file says that strace was started, not that it holds on.',
        ja: 'straceは、アタッチする前に出力先を開きます。ファイルがあっても、起動したことしかわかりません。',
      },
    },
  ],
  hints: [
    {
      en: 'Ask the kernel, not the clock: who knows whether a process is traced?',
      ja: '時計ではなく、カーネルに尋ねます。トレースされているかどうかを知っているのは誰でしょうか。',
    },
    {
      en: 'And think of the day on which the attach is refused: the service has to start on that day, too.',
      ja: 'アタッチが許可されない日のことも考えます。その日にも、サービスは起動しなければなりません。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => ({
    text: {
      en: '`TracerPid` is what the kernel itself knows. With an upper limit a refused attach costs you the trace of one start, never the service.',
      ja: '`TracerPid`は、カーネル自身が知っている事実です。上限があれば、アタッチが拒まれても失うのは1回分のトレースだけで、サービスは起動します。',
    },
    calls: callsOfManager(log).slice(0, 1),
  }),
};
