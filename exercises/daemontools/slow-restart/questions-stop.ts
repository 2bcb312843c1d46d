import type { EstimateQuestion, ProcessQuestion, RangeQuestion } from '../../../src/grading/exercise.ts';
import { beginOf, longestOf } from '../../../src/grading/strace-calls.ts';
import { callsOfThread, pidOf } from '../../../src/grading/strace-signals.ts';
import {
  childWaits,
  closedWindow,
  drain,
  endedNs,
  leftBehind,
  manager,
  needsOpenAgain,
  openAgain,
  stopWindow,
  sync,
} from './restart.ts';

const known = (...calls: readonly number[]): number[] => [...new Set(calls.filter((call) => call >= 0))];

export const closedFor: EstimateQuestion = {
  id: 'closed-for',
  kind: 'estimate',
  quantity: 'duration',
  needs: [needsOpenAgain],
  prompt: {
    en: 'The handler drains for 1.5 s, and the slowest worker needs 1.9 s more. How long is the door closed, from TERM until the next service is open?',
    ja: 'ハンドラは1.5秒かけて受付を閉じ、最も遅いワーカーにはさらに1.9秒かかります。TERMから次のサービスが開くまで、店はどれだけ閉まっているでしょうか。',
  },
  answer: (log) => {
    const { fromNs, toNs } = closedWindow(log);
    return toNs > fromNs ? [toNs - fromNs] : [];
  },
  hints: [
    {
      en: 'What must happen besides these two?',
      ja: 'この2つのほかに、何が起きなければならないでしょうか。',
    },
    {
      en: 'The end of the old service is not yet the beginning of the next.',
      ja: '前のサービスが終わっても、次が始まったとは限りません。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => ({
    text: {
      en: 'The two that everyone knows of are not even half of it. What is left lies after the end of the old service, where no log of the service can show it.',
      ja: '誰もが知っている2つは、全体の半分にもなりません。残りは、前のサービスが終わった後にあります。サービスのログには現れない部分です。',
    },
    calls: known(drain(log), openAgain(log)),
  }),
};

export const stopRange: RangeQuestion = {
  id: 'stop-range',
  kind: 'range',
  tolerance: { overlap: 0.95, endsWithinNs: 50_000_000 },
  prompt: {
    en: 'From when until when does the old manager take to end? Select it in the analyzer.',
    ja: '前の管理プロセスが終わるのにかかったのは、いつからいつまでですか。アナライザーで選んでください。',
  },
  answer: (log) => [stopWindow(log)].filter(({ fromNs, toNs }) => toNs > fromNs),
  misreadings: [
    {
      id: 'until-open-again',
      values: (log) => [closedWindow(log)].filter(({ toNs }) => toNs > 0),
      hint: {
        en: 'That is as long as the door is closed. The old manager has ended before: look for its `+++ exited`.',
        ja: 'それは、店が閉まっている時間です。前の管理プロセスは、もっと早く終わっています。その`+++ exited`を探してください。',
      },
    },
    {
      id: 'from-the-workers',
      values: (log) =>
        childWaits(log)
          .slice(0, 1)
          .map((call) => ({ fromNs: beginOf(log, call), toNs: endedNs(log) })),
      hint: {
        en: 'You began where the manager waits for its workers. It was told to end before that, and slept in its handler.',
        ja: '管理プロセスがワーカーを待ち始めたところから測っています。その前にもうTERMを受け取り、ハンドラの中で眠っていました。',
      },
    },
  ],
  hints: [
    {
      en: 'It begins with `--- SIGTERM` of the process that supervise signalled.',
      ja: 'superviseがシグナルを送ったプロセスの、`--- SIGTERM`から始まります。',
    },
    { en: 'It ends with the `+++ exited` of the same pid.', ja: '同じpidの`+++ exited`で終わります。' },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'This window is what the service can answer for: its handler, its workers, its journal. The restart view cuts it out for you; what lies behind it belongs to supervise and to the next start.',
      ja: 'ここまでが、サービスの責任です。ハンドラ、ワーカー、ジャーナルの時間で、再起動のビューが切り出すのもこの範囲です。その先は、superviseと次の起動の時間です。',
    },
    calls: known(drain(log), ...childWaits(log), sync(log)),
  }),
};

export const longestWorker: ProcessQuestion = {
  id: 'longest-worker',
  kind: 'process',
  prompt: {
    en: 'Which process keeps the manager from ending the longest?',
    ja: '管理プロセスが終わるのを、最も長く遅らせているのはどのプロセスですか。',
  },
  answer: (log) => {
    const longest = longestOf(log, childWaits(log));
    return longest < 0 ? [] : [log.trace.calls.returnValue[longest]!];
  },
  misreadings: [
    {
      id: 'the-helper',
      values: leftBehind,
      hint: {
        en: 'That one lives longest, but the manager ends without it. Whom does it wait for?',
        ja: 'それは最も長く生きていますが、管理プロセスはそれを待たずに終わっています。待っている相手は誰でしょうか。',
      },
    },
    {
      id: 'itself',
      values: (log) => [pidOf(log, manager(log))].filter((pid) => pid !== null),
      hint: {
        en: 'Its long `wait4` is time of somebody else: the pid that it returns.',
        ja: 'その長い`wait4`は、別のプロセスの時間です。戻り値のpidを見てください。',
      },
    },
    {
      id: 'another-worker',
      values: (log) => {
        const longest = longestOf(log, childWaits(log));
        return childWaits(log)
          .filter((call) => call !== longest)
          .map((call) => log.trace.calls.returnValue[call]!);
      },
      hint: {
        en: 'The manager waits for that one too, but shorter. Compare the durations of its `wait4` calls.',
        ja: 'それも待たれていますが、もっと短い時間です。管理プロセスの`wait4`の所要時間を比べてください。',
      },
    },
  ],
  hints: [
    {
      en: 'Query: the pid of the manager and `class:child`, after SIGTERM.',
      ja: 'SIGTERMの後を、管理プロセスのpidと`class:child`で絞り込みます。',
    },
    {
      en: 'The longest `wait4` returns the pid that was waited for.',
      ja: '最も長い`wait4`の戻り値が、待っていた相手のpidです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'A wait for a child is the child’s time. The workers end side by side, so the slowest alone decides: making the others faster changes nothing.',
      ja: '子プロセスを待つ時間は、子プロセスの時間です。ワーカーは並行して終わるので、最も遅いもので決まります。ほかを速くしても変わりません。',
    },
    calls: known(...childWaits(log), callsOfThread(log, manager(log)).at(-1) ?? -1),
  }),
};
