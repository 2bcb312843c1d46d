import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { DurationQuestion, NumberQuestion } from '../../../src/grading/exercise.ts';
import { callsNamed, durationOf, longestOf } from '../../../src/grading/strace-calls.ts';
import { needsTold, shutdownCalls, shutdownNs, termKillsOfManager, unseenWorkers } from './life.ts';

/** The longest of some calls of the shutdown; -1 where there is none. */
function longestInShutdown(log: StraceLog, ...names: readonly string[]): number {
  const inside = new Set(shutdownCalls(log));
  return longestOf(
    log,
    callsNamed(log, ...names).filter((call) => inside.has(call)),
  );
}

const sleepOf = (log: StraceLog): number => longestInShutdown(log, 'clock_nanosleep', 'nanosleep');
const waitOf = (log: StraceLog): number => longestInShutdown(log, 'wait4', 'waitpid', 'waitid');

export const shutdown: DurationQuestion = {
  id: 'shutdown',
  kind: 'duration',
  tolerance: 0.02,
  prompt: {
    en: 'How long does the service need from the TERM to its end?',
    ja: 'TERMを受けてから終わるまでに、サービスはどれだけかかっていますか。',
  },
  answer: (log) => [shutdownNs(log)].filter((ns) => ns > 0),
  misreadings: [
    {
      id: 'handler-only',
      values: (log) => [durationOf(log, sleepOf(log))],
      hint: {
        en: 'That is what the handler sleeps. When it returns, the workers are only being told.',
        ja: 'それはハンドラの中のスリープです。ハンドラから戻って、ようやくワーカーに伝えています。',
      },
    },
    {
      id: 'workers-only',
      values: (log) => [durationOf(log, waitOf(log))],
      hint: {
        en: 'That is the wait for a worker. Begin at the line `--- SIGTERM`.',
        ja: 'それはワーカーを待った時間です。`--- SIGTERM`の行から数えてください。',
      },
    },
    {
      id: 'whole-log',
      values: (log) => [log.trace.endNs].filter((ns) => ns > 1.05 * shutdownNs(log)),
      hint: {
        en: 'That is the whole log. It begins while nobody has asked the service to end.',
        ja: 'それはログ全体の長さです。始まったときには、まだ誰も終了を求めていません。',
      },
    },
  ],
  hints: [
    {
      en: 'Two lines: `--- SIGTERM` and `+++ exited` of the manager.',
      ja: '管理プロセスの`--- SIGTERM`と`+++ exited`の2行です。',
    },
    {
      en: 'Subtract the stamps. Give three digits.',
      ja: '時刻の差を取り、3桁で答えます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The signal goes to the program now, and strace stays until the end: this is the number that a restart costs, with its parts on the lines between.',
      ja: 'シグナルはプログラムに届き、straceは最後まで残っています。これが再起動の所要時間で、内訳は間の行にあります。',
    },
    calls: [sleepOf(log), waitOf(log), shutdownCalls(log).at(-1) ?? -1].filter((call) => call >= 0),
  }),
};

export const unseen: NumberQuestion = {
  id: 'unseen',
  kind: 'number',
  tolerance: 0,
  unit: { en: 'processes', ja: 'プロセス' },
  needs: [needsTold],
  prompt: {
    en: 'strace was started with `-f`. How many processes of this service take part in the shutdown without a line of their own in this log?',
    ja: 'straceには`-f`が付いていました。終了に関わっていながら、このログに自分の行がないプロセスは、いくつありますか。',
  },
  answer: (log) => [unseenWorkers(log).length],
  misreadings: [
    {
      id: 'f-follows-all',
      values: (log) => [0].filter((count) => count !== unseenWorkers(log).length),
      hint: {
        en: '`-f` follows the children that are made while the process is traced. Compare the targets of `kill` with the pids at the front of the lines.',
        ja: '`-f`が追うのは、トレースが始まった後に作られた子です。`kill`の相手と、行の先頭のpidを比べてください。',
      },
    },
    {
      id: 'all-told',
      values: (log) =>
        [termKillsOfManager(log).length].filter((count) => count !== unseenWorkers(log).length),
      hint: {
        en: 'So many were told to end, but some of them have lines here.',
        ja: '終了を伝えた相手はその数ですが、ここに行のあるものも混ざっています。',
      },
    },
    {
      id: 'manager-too',
      values: (log) => [termKillsOfManager(log).length + 1],
      hint: {
        en: 'The manager is in the log: its lines are the ones you read.',
        ja: '管理プロセスはログにあります。読んでいるのが、その行です。',
      },
    },
  ],
  hints: [
    {
      en: 'Whom does the manager tell to end? Each of these is a process.',
      ja: '管理プロセスは、誰に終了を伝えていますか。その相手が、1つずつプロセスです。',
    },
    {
      en: 'Now look for lines that begin with these pids.',
      ja: '次に、そのpidで始まる行を探します。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: '`-p` takes the process and its threads; its children are other processes. Whoever was made before the attach stays dark, so what the workers did in their last second is not in this log.',
      ja: '`-p`の対象は、そのプロセスとスレッドだけです。子は別のプロセスです。アタッチより前に作られたものは見えないので、ワーカーが最後の1秒に何をしたかは、このログではわかりません。',
    },
    calls: termKillsOfManager(log),
  }),
};
