import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { DurationQuestion, EstimateQuestion, OrderQuestion } from '../../../src/grading/exercise.ts';
import { joinOrder } from '../../../src/grading/option-set.ts';
import { beginOf, durationOf } from '../../../src/grading/strace-calls.ts';
import {
  betweenNs,
  endedNs,
  needsNextProgram,
  needsPause,
  programsOf,
  type Restart,
  restartOf,
  stoppingNs,
} from './supervision.ts';

const known = (calls: readonly number[]): number[] => calls.filter((call) => call >= 0);

/** A value of the restart, where the log shows one. */
const ofRestart = (log: StraceLog, of: (restart: Restart) => number): number[] => {
  const restart = restartOf(log);
  const value = restart ? of(restart) : Number.NaN;
  return value > 0 ? [value] : [];
};

export const downTime: EstimateQuestion = {
  id: 'down-time',
  kind: 'estimate',
  quantity: 'duration',
  needs: [needsNextProgram],
  prompt: {
    en: 'You run `svc -t`. How long do you expect it to take until the next copy of the program has been started?',
    ja: '`svc -t`を実行します。次のプログラムが起動されるまでに、どのくらいかかると思いますか。',
  },
  answer: (log) =>
    ofRestart(log, (restart) => {
      const program = programsOf(log, restart.newPid).at(-1) ?? -1;
      return program < 0 ? Number.NaN : beginOf(log, program) - beginOf(log, restart.command);
    }),
  hints: [
    {
      en: 'supervise starts the next one when the old one has ended. What may the old one still have to do?',
      ja: 'superviseが次を起動するのは、前のプロセスが終わってからです。前のプロセスには、何が残っているでしょうか。',
    },
    {
      en: 'Any guess will do. The recording gives the number.',
      ja: '見当で構いません。値は記録からわかります。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => ({
    text: {
      en: 'From the letter to the new program: nearly all of it belongs to the old one, which drains and waits for its workers. What is slow in a restart is mostly the end.',
      ja: '命令を読んでから新しいプログラムになるまでの時間です。ほとんどは、受付を止めてワーカーを待つ、前のプロセスの時間です。再起動が遅いときは、たいてい終了が遅いのです。',
    },
    calls: known([restartOf(log)?.command ?? -1, programsOf(log, restartOf(log)?.newPid ?? -1).at(-1) ?? -1]),
  }),
};

type Step = 'letter' | 'term' | 'ended' | 'start' | 'pause';

/** The steps of a restart by when they began. */
const stepsOf = (log: StraceLog): Step[] => {
  const restart = restartOf(log);
  if (!restart || restart.pause < 0) return [];
  const times: [Step, number][] = [
    ['letter', beginOf(log, restart.command)],
    ['term', beginOf(log, restart.kill)],
    ['ended', beginOf(log, restart.reaped)],
    ['start', beginOf(log, restart.fork)],
    ['pause', beginOf(log, restart.pause)],
  ];
  return times.sort((left, right) => left[1] - right[1]).map(([step]) => step);
};

export const steps: OrderQuestion = {
  id: 'steps',
  kind: 'order',
  needs: [needsPause],
  prompt: {
    en: 'What does supervise do in a restart? Put its steps in the order in which this log shows them.',
    ja: '再起動のとき、superviseは何をするでしょうか。このログに現れる順に並べてください。',
  },
  items: [
    { id: 'start', text: { en: 'starts `./run` again', ja: '`./run`をもう一度起動する' } },
    { id: 'ended', text: { en: 'learns that the process has ended', ja: 'プロセスが終わったことを知る' } },
    { id: 'pause', text: { en: 'pauses for a second', ja: '1秒の間を置く' } },
    {
      id: 'letter',
      text: { en: 'reads a letter from `supervise/control`', ja: '`supervise/control`から1文字を読む' },
    },
    { id: 'term', text: { en: 'sends TERM to the process', ja: 'プロセスにTERMを送る' } },
  ],
  answer: (log) => {
    const order = stepsOf(log);
    return order.length > 0 ? [joinOrder(order)] : [];
  },
  misreadings: [
    {
      id: 'pause-first',
      values: () => ['letter>term>ended>pause>start'],
      hint: {
        en: 'Many think so. Look at the stamps of the `clone` and of the `poll` without descriptors: which one comes first?',
        ja: 'そう思っている人が多いところです。`clone`と、ディスクリプタのない`poll`の時刻を比べてください。先に来るのはどちらですか。',
      },
    },
    {
      id: 'start-before-end',
      values: () => ['letter>term>start>pause>ended', 'letter>term>start>ended>pause'],
      hint: {
        en: 'Then two copies would run side by side. supervise has one child at a time; see where its `wait4` returns the old pid.',
        ja: 'それでは2つが同時に動いてしまいます。superviseの子は常に1つです。`wait4`が前のpidを返すのはどこか、見てください。',
      },
    },
  ],
  hints: [
    {
      en: 'Take the lines of supervise alone: click its pid.',
      ja: 'superviseの行だけを見ます。そのpidをクリックしてください。',
    },
    {
      en: '`read` of one letter, `kill`, `wait4` with a pid as its result, `clone`, and a `poll` that watches no descriptor.',
      ja: '1文字の`read`、`kill`、結果がpidの`wait4`、`clone`、ディスクリプタを見張らない`poll`を探します。',
    },
    {
      en: 'The pause begins after the start: it counts from there, so that a service which ends at once is not started without end.',
      ja: '間を置くのは起動の後です。起動してすぐ終わるサービスを、際限なく起動しないためのものです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => {
    const restart = restartOf(log);
    return {
      text: {
        en: 'supervise(8) pauses for a second after it has started `./run`. A service that ran for longer is back as soon as the old process has ended, so the pause is never what makes its restart slow.',
        ja: 'supervise(8)にあるとおり、間を置くのは`./run`を起動した後です。1秒より長く動いていたサービスなら、前のプロセスが終わるとすぐに起動されます。つまり、この1秒が再起動を遅くすることはありません。',
      },
      calls: restart
        ? known([restart.command, restart.kill, restart.reaped, restart.fork, restart.pause])
        : [],
    };
  },
};

export const between: DurationQuestion = {
  id: 'between',
  kind: 'duration',
  tolerance: 0.1,
  prompt: {
    en: 'The old process has ended. How long does it take from then until supervise starts the next one?',
    ja: '前のプロセスが終わりました。superviseが次を起動するまでに、どのくらいかかっていますか。',
  },
  answer: (log) => {
    const restart = restartOf(log);
    return restart ? betweenNs(log, restart) : [];
  },
  misreadings: [
    {
      id: 'the-pause',
      values: (log) => ofRestart(log, ({ pause }) => (pause < 0 ? Number.NaN : durationOf(log, pause))),
      hint: {
        en: 'That is the pause, and it lies after the start. Look between the end of the old process and the `clone`.',
        ja: 'それは起動した後に置く間です。前のプロセスの終わりと`clone`の間を見てください。',
      },
    },
    {
      id: 'the-end',
      values: (log) =>
        ofRestart(log, (restart) => stoppingNs(log, restart)).concat(
          ofRestart(log, (restart) => endedNs(log, restart.oldPid) - beginOf(log, restart.kill)),
        ),
      hint: {
        en: 'That is how long the old process took to end, from the TERM on. Begin where it has ended.',
        ja: 'それは、TERMから前のプロセスが終わるまでの時間です。終わったところから数えてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Find the line with `SIGCHLD` of supervise, and the `clone` after it.',
      ja: 'superviseの行から、`SIGCHLD`と、その後の`clone`を探します。',
    },
    {
      en: 'Subtract the two stamps. Which of the neighbouring lines you take does not matter much.',
      ja: '2つの時刻の差を取ります。すぐ隣の行を使っても構いません。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => {
    const restart = restartOf(log);
    return {
      text: {
        en: 'supervise fetches the end of its child, writes its status file and forks, and that is all. If your restart takes seconds, do not look for them in daemontools.',
        ja: 'superviseは、子の終わりを受け取り、状態のファイルを書き、forkするだけです。再起動に何秒もかかるなら、その原因はdaemontoolsの外にあります。',
      },
      calls: restart ? known([restart.reaped, restart.fork]) : [],
    };
  },
};
