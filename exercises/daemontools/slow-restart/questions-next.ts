import type { ChoiceQuestion, NumberQuestion, OrderQuestion } from '../../../src/grading/exercise.ts';
import { joinOrder } from '../../../src/grading/option-set.ts';
import {
  childWaits,
  drain,
  failedStarts,
  granted,
  helperEnds,
  inTime,
  needsOpenAgain,
  needsRefusal,
  openAgain,
  refused,
  stages,
  starts,
  sync,
} from './restart.ts';

const known = (...calls: readonly number[]): number[] => [...new Set(calls.filter((call) => call >= 0))];

export const failed: NumberQuestion = {
  id: 'failed-starts',
  kind: 'number',
  tolerance: 0,
  needs: [needsRefusal],
  prompt: {
    en: 'How many starts of the next service failed before one lasted?',
    ja: '次のサービスは、起動に成功するまで何回失敗しましたか。',
  },
  answer: (log) => [failedStarts(log).length].filter((count) => count > 0),
  misreadings: [
    {
      id: 'with-the-good-one',
      values: (log) => [starts(log).length],
      hint: {
        en: 'That counts every `clone` of supervise since the end, with the one that lasted.',
        ja: 'それは、成功した1回も含めた、superviseの`clone`の数です。',
      },
    },
    {
      id: 'since-the-beginning',
      values: (log) => [starts(log).length + 1],
      hint: {
        en: 'That also counts the start of the service that was then restarted.',
        ja: 'それには、再起動された元のサービスの起動も含まれています。',
      },
    },
  ],
  hints: [
    {
      en: 'Look at what supervise does after the manager has ended: `clone`, a pause, `clone`.',
      ja: '管理プロセスが終わった後のsuperviseを見ます。`clone`、間、`clone`と続きます。',
    },
    {
      en: 'Count the `+++ exited` lines with a status other than 0.',
      ja: '0以外の終了コードの`+++ exited`を数えます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Each of them ended within milliseconds, and then supervise waited for the rest of a second before the next, as it always does after a start. The pause protects the machine, and turns a short obstacle into whole seconds.',
      ja: '失敗した起動は、どれも数ミリ秒で終わっています。その後、superviseは次の起動まで1秒ほど待ちます。起動の後には必ずそうするからです。マシンを守るための間ですが、小さな障害が秒単位の遅れになります。',
    },
    calls: refused(log),
  }),
};

export const inOrder: OrderQuestion = {
  id: 'in-order',
  kind: 'order',
  needs: [needsOpenAgain, needsRefusal],
  prompt: {
    en: 'Put the restart in order.',
    ja: '再起動の流れを、起きた順に並べてください。',
  },
  items: [
    { id: 'granted', text: { en: 'a start gets the lock', ja: '起動がロックを得る' } },
    { id: 'synced', text: { en: 'the journal is on the disk', ja: 'ジャーナルがディスクに届く' } },
    { id: 'helper-gone', text: { en: 'the helper ends', ja: 'ヘルパーが終わる' } },
    { id: 'drained', text: { en: 'the handler has drained', ja: 'ハンドラが受付を閉じ終える' } },
    { id: 'refused', text: { en: 'a start is refused the lock', ja: '起動がロックを断られる' } },
    { id: 'collected', text: { en: 'the last worker is collected', ja: '最後のワーカーの終了を受け取る' } },
  ],
  answer: (log) => {
    const order = inTime(log);
    return order.length > 0 ? [joinOrder(order)] : [];
  },
  misreadings: [
    {
      id: 'helper-first',
      values: (log) => {
        const order = inTime(log);
        if (order.length === 0) return [];
        const rest = order.filter((id) => id !== 'helper-gone');
        const at = rest.indexOf('collected');
        return [joinOrder([...rest.slice(0, at), 'helper-gone', ...rest.slice(at)])].filter(
          (text) => text !== joinOrder(order),
        );
      },
      hint: {
        en: 'The manager does not wait for the helper. Look up the helper’s last line.',
        ja: '管理プロセスはヘルパーを待ちません。ヘルパーの最後の行を探してください。',
      },
    },
  ],
  hints: [
    {
      en: 'The timeline has all of them: one lane for each process.',
      ja: 'タイムラインには、すべて現れています。1つのレーンが1つのプロセスです。',
    },
    {
      en: 'The journal is the last thing the manager does.',
      ja: '管理プロセスが最後に行うのが、ジャーナルの書き出しです。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The refusals lie between the end of the manager and the end of the helper, and the first start after the helper has gone succeeds. An order like this is worth more than any single duration: it says who waits for whom.',
      ja: 'ロックを断られているのは、管理プロセスの終了とヘルパーの終了の間だけです。ヘルパーがいなくなった後の最初の起動は、成功しています。こうした順序は、どの所要時間よりも役に立ちます。誰が誰を待っているかが分かるからです。',
    },
    calls: known(
      drain(log),
      ...childWaits(log),
      sync(log),
      ...refused(log),
      ...helperEnds(log),
      ...granted(log),
    ),
  }),
};

const smaller = {
  drain: {
    en: 'The drain is one sleep, and a promise to customers. Compare it with what lies between the end of the manager and the next open door.',
    ja: '受付を閉じる時間は1回のスリープで、客への約束でもあります。管理プロセスの終了から次に開くまでの時間と比べてください。',
  },
  workers: {
    en: 'The slowest worker is worth a limit, but this stretch is not the longest one. Look behind the end of the manager.',
    ja: '最も遅いワーカーに上限を設けるのは良いことですが、最も長い区間ではありません。管理プロセスが終わった後を見てください。',
  },
  sync: {
    en: 'One sync of a few bytes. Even on this disk it is the shortest of the four.',
    ja: '数バイトの同期が1回だけです。このディスクでも、4つの中で最も短い区間です。',
  },
};

export const fixFirst: ChoiceQuestion = {
  id: 'fix-first',
  kind: 'choice',
  needs: [needsOpenAgain],
  prompt: {
    en: 'You may change one thing before the next deployment. Which one brings the service back soonest?',
    ja: '次のデプロイまでに、1つだけ変えられます。サービスが最も早く戻るのは、どれを変えたときですか。',
  },
  options: [
    {
      id: 'drain',
      text: { en: 'a shorter drain in the handler', ja: 'ハンドラが受付を閉じる時間を短くする' },
    },
    {
      id: 'workers',
      text: {
        en: 'a limit for what the slowest worker may still take',
        ja: '最も遅いワーカーの残り時間に上限を設ける',
      },
    },
    { id: 'sync', text: { en: 'a faster disk for the journal', ja: 'ジャーナルを速いディスクに置く' } },
    {
      id: 'next-start',
      text: { en: 'a helper that does not keep the lock', ja: 'ヘルパーがロックを持ち続けないようにする' },
    },
  ],
  answer: (log) => {
    const [largest] = Object.entries(stages(log)).toSorted(([, left], [, right]) => right - left);
    return largest && largest[1] > 0 ? [largest[0]] : [];
  },
  misreadings: (['drain', 'workers', 'sync'] as const).map((id) => ({
    id: `smaller-${id}`,
    values: (log) => {
      const of = stages(log);
      return Math.max(...Object.values(of)) > of[id] ? [id] : [];
    },
    hint: smaller[id],
  })),
  hints: [
    {
      en: 'Four stretches follow each other, so their lengths add up. Measure each.',
      ja: '4つの区間は順に続くので、長さは足し合わされます。それぞれを測ってください。',
    },
    {
      en: 'The restart view has the first three. The fourth begins where it ends.',
      ja: '最初の3つは再起動のビューにあります。4つ目は、その終わりから始まります。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The largest stretch is the one to fix, provided that the others do not grow into its place; these follow each other, so they do not. It is also the one for which nobody had asked the log of the service.',
      ja: '最も長い区間から直します。ただし、直した分だけほかが延びないことが条件です。ここでは順に続いているので、延びません。しかもこの区間は、サービスのログをいくら見ても分からないものでした。',
    },
    calls: known(drain(log), sync(log), ...refused(log), openAgain(log)),
  }),
};
