import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import type { ChoiceQuestion, NumberQuestion, RangeQuestion } from '../../../src/grading/exercise.ts';
import { headPlaces, lengthOf, slowPlaces, slowWait, slowWork } from '../slow-work.ts';

/** Messages of the category `slow`: what the program wrote as each slow request ended. */
function slowMessages({ figures }: WholeTrace): number[] {
  const { log } = figures.tasks;
  const { strings } = figures.trace.tables;
  return Array.from({ length: log.count }, (_, row) => row).filter(
    (row) => strings.text(log.category[row] as number) === 'slow',
  );
}

export const howMany: NumberQuestion<'gotrace'> = {
  id: 'how-many',
  kind: 'number',
  prompt: {
    en: 'How many slow requests does this one snapshot hold? Count those that the program itself called slow.',
    ja: 'この1つのスナップショットには、遅いリクエストがいくつ入っていますか。プログラム自身が遅いと記したものを数えてください。',
  },
  tolerance: 0,
  needs: [
    {
      id: 'slow-messages',
      met: (trace) => slowMessages(trace).length > 0,
      missing: {
        en: 'The program did not log what was slow. Write it with `trace.Logf(ctx, "slow", …)`.',
        ja: 'プログラムが、遅かったものを記録していません。`trace.Logf(ctx, "slow", …)`で書き込んでください。',
      },
    },
  ],
  answer: (trace) => [slowMessages(trace).length],
  misreadings: [
    {
      id: 'all-tasks',
      values: ({ figures }) => [figures.tasks.count],
      hint: {
        en: 'Those are all requests, fast ones included. Each slow one has a message of the category `slow`.',
        ja: 'それは速いものも含めた、すべてのリクエストです。遅いものには、`slow`という分類のメッセージが付いています。',
      },
    },
    {
      id: 'snapshots',
      values: () => [1],
      hint: {
        en: 'One asked for this snapshot, but the others that ended before it are in it too.',
        ja: 'このスナップショットを求めたのは1つですが、その前に終わったほかのリクエストも入っています。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the view of tasks and look at the messages.',
      ja: 'タスクの画面を開き、メッセージを見てください。',
    },
    { en: 'Count the rows whose category is `slow`.', ja: '分類が`slow`の行を数えます。' },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => ({
    text: {
      en: 'All of them waited behind the same lock. A snapshot for each would have been the same picture again, so one snapshot per interval would have been enough.',
      ja: '全員が、同じロックの後ろで待っていました。1つずつスナップショットを取っても、同じ絵が増えるだけです。一定時間に1つあれば十分です。',
    },
    places: [{ kind: 'view', params: { view: 'tasks' } }, ...slowPlaces(trace)],
  }),
};

export const standstill: RangeQuestion<'gotrace'> = {
  id: 'standstill',
  kind: 'range',
  tolerance: { overlap: 0.8 },
  prompt: {
    en: 'From when until when did no request get the lock? Select the range on the timeline, or type it.',
    ja: 'どのリクエストもロックを取れなかったのは、いつからいつまでですか。タイムラインで範囲を選ぶか、入力してください。',
  },
  answer: (trace) => {
    const wait = slowWait(trace);
    return wait ? [{ fromNs: wait.fromNs, toNs: wait.toNs }] : [];
  },
  misreadings: [
    {
      id: 'whole-trace',
      values: (trace) => [{ fromNs: 0, toNs: trace.figures.trace.durationNs }],
      hint: {
        en: 'That is the whole window. Before the storm requests came and went; look for the place where the waits begin together.',
        ja: 'それは窓の全体です。嵐の前は、リクエストが次々に処理されていました。待ちが一斉に始まるところを見てください。',
      },
    },
    {
      id: 'until-written',
      values: (trace) => {
        const work = slowWork(trace);
        return work ? [{ fromNs: work.endNs, toNs: trace.figures.trace.durationNs }] : [];
      },
      hint: {
        en: 'That is the time after the slow request, in which the snapshot was written.',
        ja: 'それは遅いリクエストが終わった後、スナップショットを書いていた時間です。',
      },
    },
  ],
  hints: [
    {
      en: 'Open the goroutine of the longest task. Its long wait begins where it asks for the lock and does not get it.',
      ja: '最も長いタスクのgoroutineを開いてください。長い待ちは、ロックを取ろうとして取れなかったところから始まります。',
    },
    {
      en: 'It ends when the holder gives the lock back. Take the two ends of that stretch.',
      ja: '持ち主がロックを返すと、待ちは終わります。その区間の両端を答えてください。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (trace) => {
    return {
      text: {
        en: 'The limit was passed long after the beginning of this range, and the snapshot came later still. The window has to reach back over the whole wait, and over the time until somebody asked.',
        ja: 'しきい値を超えたのは、この範囲が始まってからずっと後で、スナップショットはさらにその後です。窓は、待ちの全体と、スナップショットを求めるまでの時間より長くなければなりません。',
      },
      places: headPlaces(trace),
    };
  },
};

export const lastOne: ChoiceQuestion<'gotrace'> = {
  id: 'last-one',
  kind: 'choice',
  prompt: {
    en: 'The program wrote three snapshots within milliseconds; this is the last. What does it tell you that the first does not?',
    ja: 'プログラムは、数ミリ秒のうちに3つのスナップショットを書きました。これは最後の1つです。最初のものになくて、これにあるのは何でしょうか。',
  },
  options: [
    {
      id: 'next-few',
      text: {
        en: 'A few more requests with the same wait for the same lock',
        ja: '同じロックを同じように待っていた、いくつかのリクエスト',
      },
    },
    {
      id: 'other-cause',
      text: { en: 'Another cause, of another slow request', ja: '別の遅いリクエストの、別の原因' },
    },
    { id: 'longer-past', text: { en: 'More of the time before the storm', ja: '嵐の前の、もっと長い時間' } },
  ],
  answer: (trace) => {
    const wait = slowWait(trace);
    if (!wait) return [];
    // The next longest waits are at the same place, for the same reason.
    const others = trace.figures.waits.sites.filter(
      ({ reason, maxNs }) => reason === wait.reason && maxNs > lengthOf(wait) * 0.7,
    );
    return others.length === 1 ? ['next-few'] : ['other-cause'];
  },
  misreadings: [
    {
      id: 'one-each',
      values: () => ['other-cause'],
      hint: {
        en: 'Sort the waits by length: the long ones are all at one place, and they end one after the other.',
        ja: '待ちを長い順に並べてください。長い待ちはすべて同じ場所で起きていて、1つずつ順に終わっています。',
      },
    },
    {
      id: 'grows-back',
      values: () => ['longer-past'],
      hint: {
        en: 'A later snapshot begins at the same moment or later, never earlier: the window moves on with the clock.',
        ja: '後のスナップショットの始まりは、同じか、より後です。より前になることはありません。窓は時計と一緒に進むからです。',
      },
    },
  ],
  hints: [
    {
      en: 'Sort all waits by length. Where are the long ones?',
      ja: 'すべての待ちを長い順に並べてください。長いものは、どこで起きていますか。',
    },
    {
      en: 'Look at how far apart the ends of the long waits are.',
      ja: '長い待ちの終わりが、互いにどれだけ離れているかを見てください。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (trace) => ({
    text: {
      en: 'Three files, one event. Spend the disk on different events: one snapshot per interval, or the slowest few of a day.',
      ja: 'ファイルは3つ、出来事は1つです。ディスクは別々の出来事のために使いましょう。一定時間に1つだけ取るか、1日のうち遅かった上位だけを残します。',
    },
    places: slowPlaces(trace),
  }),
};
