import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { ChoiceQuestion } from '../../../src/grading/exercise.ts';
import { beginOf } from '../../../src/grading/strace-calls.ts';
import { needsNextProgram, restartOf, startingNs, stoppingNs } from './supervision.ts';

/** The part of the restart that took longest. */
const slowest = (log: StraceLog): string[] => {
  const restart = restartOf(log);
  if (!restart) return [];
  const parts: [string, number][] = [
    ['stopping', stoppingNs(log, restart)],
    ['supervising', beginOf(log, restart.fork) - restart.childEndedNs],
    ['starting', startingNs(log, restart)],
  ];
  const longest = parts.filter(([, ns]) => ns > 0).sort((left, right) => right[1] - left[1])[0];
  return longest ? [longest[0]] : [];
};

export const slowPart: ChoiceQuestion = {
  id: 'slow-part',
  kind: 'choice',
  needs: [needsNextProgram],
  prompt: {
    en: 'Your colleagues want this restart faster. Which part would you work on?',
    ja: 'この再起動を速くしてほしいと頼まれました。手を付けるのはどの部分ですか。',
  },
  options: [
    {
      id: 'stopping',
      text: {
        en: 'what the old process does after the TERM',
        ja: 'TERMを受けた後に、前のプロセスがすること',
      },
    },
    {
      id: 'supervising',
      text: {
        en: 'the time in which supervise has no child',
        ja: 'superviseに子がいない間の時間',
      },
    },
    {
      id: 'starting',
      text: {
        en: 'the run script and the loading of the program',
        ja: '`run`スクリプトとプログラムの読み込み',
      },
    },
    {
      id: 'pausing',
      text: { en: 'the second for which supervise pauses', ja: 'superviseが間を置く1秒' },
    },
  ],
  answer: slowest,
  misreadings: [
    {
      id: 'pause-costs',
      values: () => ['pausing'],
      hint: {
        en: 'In that second the new program runs already. Nobody waits for it but the next letter to supervise.',
        ja: 'その1秒の間、新しいプログラムはもう動いています。待たされるのは、superviseへの次の命令だけです。',
      },
    },
    {
      id: 'supervise-costs',
      values: (log) => ['supervising'].filter((id) => !slowest(log).includes(id)),
      hint: {
        en: 'Compare the stamps of `SIGCHLD` and `clone`: how much is there to win?',
        ja: '`SIGCHLD`と`clone`の時刻を比べてください。縮める余地はどれだけありますか。',
      },
    },
    {
      id: 'loading-costs',
      values: (log) => ['starting'].filter((id) => !slowest(log).includes(id)),
      hint: {
        en: 'It has many lines, but lines are not time. Subtract the stamp of the `clone` from that of the second `execve`.',
        ja: '行数は多いのですが、行数は時間ではありません。2つ目の`execve`の時刻から`clone`の時刻を引いてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Cut the restart at four lines: the TERM, the `SIGCHLD` of supervise, its `clone`, the `execve` of the program.',
      ja: '再起動を4つの行で区切ります。TERM、superviseの`SIGCHLD`、その`clone`、プログラムの`execve`です。',
    },
    {
      en: 'Between which two of them is the time?',
      ja: '時間がかかっているのは、どの2つの間でしょうか。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => {
    const restart = restartOf(log);
    return {
      text: {
        en: 'Cut a restart at its signals and forks before you optimise it. Here the log can go on: it names the sleep, the workers and the sync inside that part.',
        ja: '最適化の前に、再起動をシグナルとforkの位置で区切ります。ここではさらに、その部分の中のスリープ、ワーカー、同期までログに現れています。',
      },
      calls: restart ? [restart.kill, restart.reaped, restart.fork] : [],
    };
  },
};
