import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type {
  ChoiceQuestion,
  EvidenceQuestion,
  OrderQuestion,
  ProcessQuestion,
} from '../../../src/grading/exercise.ts';
import { joinOrder } from '../../../src/grading/option-set.ts';
import { beginOf, callsNamed } from '../../../src/grading/strace-calls.ts';
import { restartOf, superviseOf } from '../what-supervise-does/supervision.ts';
import { lastWordNs, needsLastWords, needsTracer, saidAfterStart, tracedRestart } from './tracer.ts';

const known = (...calls: readonly (number | undefined)[]): number[] =>
  calls.filter((call): call is number => call !== undefined && call >= 0);

const ofRestart = (
  log: StraceLog,
  of: (restart: NonNullable<ReturnType<typeof tracedRestart>>) => number,
): number[] => {
  const restart = tracedRestart(log);
  return restart ? [of(restart)].filter((value) => value >= 0) : [];
};

export const inTheTrace: ChoiceQuestion = {
  id: 'in-the-trace',
  kind: 'choice',
  prediction: true,
  prompt: {
    en: 'The run script ends in `exec strace -ttT storefront`, and you run `svc -t`. How much of the shutdown do you expect in the trace?',
    ja: '`run`の最後は`exec strace -ttT storefront`です。ここで`svc -t`を実行します。終了の処理は、どこまで記録されると思いますか。',
  },
  options: [
    { id: 'all', text: { en: 'all of it, up to the exit', ja: '終わりまですべて' } },
    {
      id: 'handler',
      text: { en: 'the signal and what its handler does', ja: 'シグナルと、そのハンドラがすること' },
    },
    { id: 'none', text: { en: 'nothing of it', ja: '何も記録されない' } },
  ],
  answer: (log) => (tracedRestart(log) ? ['none'] : []),
  misreadings: [],
  hints: [
    {
      en: 'Which process does supervise know by its pid?',
      ja: 'superviseがpidを覚えているのは、どのプロセスでしょうか。',
    },
    {
      en: 'What does strace do when it gets a TERM?',
      ja: 'straceは、TERMを受け取ると何をするでしょうか。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => ({
    text: {
      en: 'supervise signals what it forked, and that has become strace. It passes the TERM on, lets the program go and ends: the program goes through its whole shutdown with nobody watching.',
      ja: 'superviseがシグナルを送る相手は、自分がforkしたプロセスで、それはいまstraceです。straceはTERMをプログラムに渡し、切り離して終わります。プログラムの終了処理は、誰にも見られずに進みます。',
    },
    calls: ofRestart(log, ({ letGo }) => letGo),
  }),
};

export const whoGotTerm: ProcessQuestion = {
  id: 'who-got-term',
  kind: 'process',
  needs: [needsTracer],
  prompt: {
    en: 'Which process got the TERM that supervise sent?',
    ja: 'superviseが送ったTERMを受け取ったのは、どのプロセスですか。',
  },
  answer: (log) => ofRestart(log, ({ tracerPid }) => tracerPid),
  misreadings: [
    {
      id: 'the-sender',
      values: (log) => {
        const restart = restartOf(log);
        return restart ? [superviseOf(log, restart)] : [];
      },
      hint: {
        en: '`si_pid` on the line of the signal is who sent it. Who got it stands at the front of that line.',
        ja: 'シグナルの行の`si_pid`は、送った側です。受け取った側は、行の先頭にあります。',
      },
    },
    {
      id: 'the-program',
      values: (log) => ofRestart(log, ({ programPid }) => programPid),
      hint: {
        en: 'The program gets a TERM too, but from another sender. Look at the `kill` of supervise.',
        ja: 'プログラムもTERMを受け取りますが、送ったのは別のプロセスです。superviseの`kill`を見てください。',
      },
    },
    {
      id: 'the-next',
      values: (log) => ofRestart(log, ({ nextPid }) => nextPid),
      hint: {
        en: 'That one did not exist yet: supervise forks it afterwards.',
        ja: 'それはまだ存在していません。superviseがforkするのは、この後です。',
      },
    },
  ],
  hints: [
    {
      en: 'Search for `kill(` and look at the first argument.',
      ja: '`kill(`を探し、第1引数を見ます。',
    },
    {
      en: 'Then find the line `--- SIGTERM` of that process.',
      ja: '次に、そのプロセスの`--- SIGTERM`の行を見つけます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'With `exec strace …` the pid that supervise watches belongs to strace. All that is meant for the service (TERM, the state in `svstat`, the restart) now goes by the life of strace.',
      ja: '`exec strace …`とすると、superviseが見ているpidはstraceのものになります。TERMも、`svstat`の状態も、再起動も、すべてstraceの生死で決まります。',
    },
    calls: ofRestart(log, ({ term }) => term),
  }),
};

/** The steps by when they began. */
function stepsOf(log: StraceLog): string[] {
  const restart = tracedRestart(log);
  const lastNs = lastWordNs(log);
  if (!restart || restart.passed < 0 || !(lastNs > 0)) return [];
  const times: [string, number][] = [
    ['term', beginOf(log, restart.term)],
    ['passed', beginOf(log, restart.passed)],
    ['let-go', beginOf(log, restart.letGo)],
    ['next', beginOf(log, restart.fork)],
    ['last-word', lastNs],
  ];
  return times.sort((left, right) => left[1] - right[1]).map(([step]) => step);
}

export const steps: OrderQuestion = {
  id: 'steps',
  kind: 'order',
  needs: [needsTracer, needsLastWords],
  prompt: {
    en: 'What happens after the letter, and in which order?',
    ja: '命令の後に何が起きますか。順に並べてください。',
  },
  items: [
    {
      id: 'last-word',
      text: { en: 'the old program says its last line', ja: '前のプログラムが最後の行を出力する' },
    },
    { id: 'let-go', text: { en: 'strace lets the program go', ja: 'straceがプログラムを切り離す' } },
    { id: 'next', text: { en: 'supervise starts the next copy', ja: 'superviseが次のコピーを起動する' } },
    {
      id: 'passed',
      text: { en: 'strace sends the program a TERM', ja: 'straceがプログラムにTERMを送る' },
    },
    { id: 'term', text: { en: 'supervise sends a TERM to strace', ja: 'superviseがstraceにTERMを送る' } },
  ],
  answer: (log) => {
    const order = stepsOf(log);
    return order.length > 0 ? [joinOrder(order)] : [];
  },
  misreadings: [
    {
      id: 'as-it-should-be',
      values: () => ['term>passed>last-word>let-go>next', 'term>passed>let-go>last-word>next'],
      hint: {
        en: 'So it should be in a restart. Look when multilog reads the lines of the old program, and when supervise forks.',
        ja: '再起動なら、そうあるべきです。multilogが前のプログラムの行を読む時刻と、superviseがforkする時刻を比べてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Three processes, three columns of events: `kill` and `clone` of supervise, `kill` and `ptrace(PTRACE_DETACH` of strace, `read` of multilog.',
      ja: '3つのプロセスに分けて見ます。superviseの`kill`と`clone`、straceの`kill`と`ptrace(PTRACE_DETACH`、multilogの`read`です。',
    },
    {
      en: 'A read that waits has its text on the `resumed` line: take that line’s time.',
      ja: '待っていた`read`の中身は、`resumed`の行にあります。その行の時刻を使います。',
    },
    {
      en: 'The old program needs seconds for its shutdown; all else happens within milliseconds.',
      ja: '前のプログラムの終了には何秒もかかります。ほかは、すべて数ミリ秒のうちに起きています。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => {
    const restart = tracedRestart(log);
    return {
      text: {
        en: 'strace is quick to go, so supervise starts the next copy while the old program still drains. Two of them then hold the same port, the same journal, the same lock.',
        ja: 'straceはすぐに終わるので、前のプログラムが受付を止めて片付けている間に、superviseは次を起動します。2つのプログラムが、同じポート、同じファイル、同じロックを持つことになります。',
      },
      calls: known(restart?.term, restart?.passed, restart?.letGo, restart?.fork, saidAfterStart(log).at(-1)),
    };
  },
};

export const sideBySide: EvidenceQuestion = {
  id: 'side-by-side',
  kind: 'evidence',
  needs: [needsTracer, needsLastWords],
  prompt: {
    en: 'A colleague says: “svstat showed up, down, up. Never were there two of them.” Choose the lines that prove the old program ran on after the next one had been started.',
    ja: '同僚は言います。「`svstat`はup、down、upの順だったから、2つが同時に動いたことはない」。次を起動した後も前のプログラムが動いていたことを示す行を選んでください。',
  },
  parts: [
    {
      id: 'next-started',
      text: { en: 'that the next copy was started', ja: '次のコピーが起動されたこと' },
      calls: (log) => ofRestart(log, ({ fork }) => fork),
    },
    {
      id: 'old-speaks',
      text: {
        en: 'that the old program still said something afterwards',
        ja: 'その後に、前のプログラムがまだ何かを出力したこと',
      },
      calls: saidAfterStart,
    },
  ],
  irrelevant: [
    {
      id: 'end-of-strace',
      calls: (log) => ofRestart(log, ({ reaped }) => reaped),
      hint: {
        en: 'That is the end of strace. It is why supervise believes that the service has ended, and says nothing about the program.',
        ja: 'それはstraceの終わりです。superviseがサービスは終わったと思い込む理由ですが、プログラムについては何も示しません。',
      },
    },
    {
      id: 'signals',
      calls: (log) => callsNamed(log, 'kill', 'ptrace'),
      hint: {
        en: 'That a program was told to end, or was let go, does not show that it still ran later.',
        ja: '終わるように言われたこと、切り離されたことは、その後も動いていたことの証明になりません。',
      },
    },
  ],
  hints: [
    {
      en: 'You cannot see the calls of the old program: it was let go. But something that you do see reads what it says.',
      ja: '前のプログラムの呼び出しは、切り離されたので見えません。けれども、その出力を読むものは見えています。',
    },
    {
      en: 'Two lines are enough: the fork of supervise, and a later `read` of multilog with a line that only a closing program writes.',
      ja: '2行で足ります。superviseのforkと、その後のmultilogの`read`です。終了中のプログラムしか書かない行を選びます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: '`svstat` reports the process that supervise forked and nothing else. When that is a wrapper, “down” and “up” speak of the wrapper.',
      ja: '`svstat`が報告するのは、superviseがforkしたプロセスのことだけです。それが間に挟んだものなら、upもdownも、挟んだものの状態です。',
    },
    calls: known(tracedRestart(log)?.fork, ...saidAfterStart(log).slice(0, 1)),
  }),
};
