import type { ChoiceQuestion, ProcessQuestion } from '../../../src/grading/exercise.ts';
import { childrenOf, needsNextProgram, needsPause, restartOf, superviseOf } from './supervision.ts';

const known = (calls: readonly number[]): number[] => calls.filter((call) => call >= 0);

export const nextTerm: ProcessQuestion = {
  id: 'next-term',
  kind: 'process',
  needs: [needsNextProgram],
  prompt: {
    en: 'You run `svc -t` once more. Which process will get the TERM?',
    ja: '`svc -t`をもう一度実行します。TERMを受け取るのは、どのプロセスですか。',
  },
  answer: (log) => {
    const restart = restartOf(log);
    return restart ? [restart.newPid] : [];
  },
  misreadings: [
    {
      id: 'the-old-one',
      values: (log) => {
        const restart = restartOf(log);
        return restart ? [restart.oldPid] : [];
      },
      hint: {
        en: 'That process has ended, and supervise has fetched its end. It knows another pid by now.',
        ja: 'そのプロセスはもう終わっていて、superviseも終わりを受け取っています。いま覚えているのは別のpidです。',
      },
    },
    {
      id: 'the-supervisor',
      values: (log) => {
        const restart = restartOf(log);
        return restart ? [superviseOf(log, restart)] : [];
      },
      hint: {
        en: '`svc` writes a letter into a fifo that supervise reads. It is supervise that sends the signal.',
        ja: '`svc`は、superviseが読むfifoに1文字を書くだけです。シグナルを送るのは、superviseのほうです。',
      },
    },
    {
      id: 'a-worker',
      values: (log) => {
        const restart = restartOf(log);
        return restart ? childrenOf(log, restart.newPid) : [];
      },
      hint: {
        en: 'That is a child of the service. supervise knows one pid only, that of the process it forked.',
        ja: 'それはサービスの子プロセスです。superviseが知っているpidは、自分がforkした1つだけです。',
      },
    },
  ],
  hints: [
    {
      en: 'supervise signals the pid that its last `clone` returned.',
      ja: 'superviseがシグナルを送る先は、最後の`clone`が返したpidです。',
    },
    {
      en: 'A script that calls `exec` keeps its pid: the shell becomes the program.',
      ja: 'スクリプトが`exec`しても、pidは変わりません。シェルがそのままプログラムになります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => {
    const restart = restartOf(log);
    return {
      text: {
        en: 'The pid passes from the run script to whatever it becomes with `exec`, and that process gets every signal. Whatever you put in front of the program in the run script gets them in its place.',
        ja: 'pidは、`run`スクリプトから、`exec`した先のものへ引き継がれます。シグナルは、すべてそのプロセスに届きます。`run`でプログラムの前に何かを置けば、それが代わりに受け取ります。',
      },
      calls: restart ? known([restart.fork]) : [],
    };
  },
};

export const twice: ChoiceQuestion = {
  id: 'twice',
  kind: 'choice',
  needs: [needsPause],
  prompt: {
    en: 'A deploy script runs `svc -t`, waits until `svstat` shows a new pid, and at once runs `svc -t` again. What happens to the second one?',
    ja: 'デプロイのスクリプトが`svc -t`を実行し、`svstat`に新しいpidが出るのを待って、すぐにまた`svc -t`を実行します。2回目はどうなりますか。',
  },
  options: [
    {
      id: 'at-once',
      text: { en: 'supervise sends the TERM at once', ja: 'superviseがすぐにTERMを送る' },
    },
    {
      id: 'after-pause',
      text: {
        en: 'the letter waits in the fifo until the pause is over; then the new copy gets its TERM',
        ja: '文字はfifoの中に残り、間を置き終わったところで、新しいプロセスにTERMが送られる',
      },
    },
    {
      id: 'lost',
      text: {
        en: 'it is lost, because the service was only just started',
        ja: '起動したばかりなので無視され、失われる',
      },
    },
    {
      id: 'to-old',
      text: {
        en: 'it goes to the old process, which may still be ending',
        ja: 'まだ終わりきっていないかもしれない、前のプロセスに届く',
      },
    },
  ],
  answer: (log) => ((restartOf(log)?.pause ?? -1) >= 0 ? ['after-pause'] : []),
  misreadings: [
    {
      id: 'always-listening',
      values: () => ['at-once'],
      hint: {
        en: 'Compare the two kinds of `poll` of supervise: which descriptors does it watch in the one after the `clone`?',
        ja: 'superviseの2種類の`poll`を比べてください。`clone`の後の`poll`は、どのディスクリプタを見張っていますか。',
      },
    },
    {
      id: 'not-kept',
      values: () => ['lost'],
      hint: {
        en: 'A fifo keeps what was written to it until somebody reads. See what supervise does first when the pause is over.',
        ja: 'fifoに書いたものは、誰かが読むまで残ります。間を置き終わったsuperviseが、最初に何をするか見てください。',
      },
    },
    {
      id: 'two-at-a-time',
      values: () => ['to-old'],
      hint: {
        en: 'A new pid in `svstat` means that the old process has ended: supervise forks only after its `wait4`.',
        ja: '`svstat`に新しいpidが出たなら、前のプロセスは終わっています。superviseがforkするのは`wait4`の後です。',
      },
    },
  ],
  hints: [
    {
      en: 'Look at the call after the start in which supervise stays for a second, and at the one after that.',
      ja: '起動した後でsuperviseが1秒とどまる呼び出しと、その次の呼び出しを見ます。',
    },
    {
      en: '`poll([], 0, …)` watches nothing. The `read` of `supervise/control` comes after it.',
      ja: '`poll([], 0, …)`は何も見張っていません。`supervise/control`の`read`は、その後です。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => {
    const restart = restartOf(log);
    return {
      text: {
        en: 'For one second after each start supervise listens to nobody. A script that restarts twice stops a program that has only just opened, and pays for the whole shutdown again.',
        ja: '起動してから1秒の間、superviseは誰の命令も聞きません。2回続けて再起動すれば、開いたばかりのプログラムを止め、終了の時間をもう一度払うことになります。',
      },
      calls: restart ? known([restart.pause]) : [],
    };
  },
};
