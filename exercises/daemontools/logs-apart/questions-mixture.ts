import type { CallQuestion, EstimateQuestion, NumberQuestion } from '../../../src/grading/exercise.ts';
import { beginLineOf } from '../../../src/grading/strace-calls.ts';
import {
  brokenCalls,
  cutCalls,
  cutForOthers,
  isCut,
  messages,
  needsMixture,
  wholeMessages,
} from './mixed.ts';

const lineOf = (log: Parameters<typeof beginLineOf>[0]) => (call: number) => beginLineOf(log, call);

export const wholeShare: EstimateQuestion = {
  id: 'whole-share',
  kind: 'estimate',
  quantity: 'share',
  needs: [needsMixture],
  prompt: {
    en: 'strace and the service write to one log. How many percent of the messages of the service still stand on a line of their own?',
    ja: 'straceとサービスが、同じログに書きます。サービスのメッセージのうち、1行のまま残るのは何パーセントでしょうか。',
  },
  answer: (log) => {
    const written = messages(log).length;
    return written > 0 ? [Math.round((100 * Math.min(written, wholeMessages(log).length)) / written)] : [];
  },
  hints: [
    {
      en: 'strace prints a call when it begins, and its result when it ends. What happens between the two?',
      ja: 'straceは、呼び出しが始まったときに前半を、終わったときに結果を書きます。その間に何が起きるでしょうか。',
    },
    {
      en: 'Between the two halves of a `write` the message is written: into the same stream.',
      ja: '`write`の前半と後半の間に、メッセージが書かれます。同じ出力へです。',
    },
  ],
  reveal: { afterTries: 0 },
  why: (log) => ({
    text: {
      en: 'A message comes out exactly while strace waits for the end of that `write`, so the two meet nearly every time. Whatever greps, counts or parses this log loses its lines.',
      ja: 'メッセージが出るのは、straceがその`write`の終わりを待っている最中です。そのため、ほぼ毎回ぶつかります。このログをgrepしたり、数えたり、解析したりしている仕組みは、行を見失います。',
    },
    calls: messages(log),
  }),
};

export const messageCount: NumberQuestion = {
  id: 'message-count',
  kind: 'number',
  tolerance: 0,
  prompt: {
    en: 'How many messages did the service really write to its log in this time?',
    ja: 'この間に、サービスが実際にログへ書いたメッセージは何件ですか。',
  },
  answer: (log) => [messages(log).length].filter((count) => count > 0),
  misreadings: [
    {
      id: 'whole-lines',
      values: (log) => [wholeMessages(log).length].filter((count) => count !== messages(log).length),
      hint: {
        en: 'You counted the lines that begin like a message. The others are there too, glued to lines of strace.',
        ja: 'メッセージで始まる行だけを数えています。残りも、straceの行に続けて書かれています。',
      },
    },
    {
      id: 'cut-ones',
      values: (log) => {
        const own = messages(log).filter((call) => isCut(log, call)).length;
        return [own].filter((count) => count !== messages(log).length && count !== wholeMessages(log).length);
      },
      hint: {
        en: 'Those are the `write` calls that were cut in two. One that strace had already split itself is a message as well.',
        ja: 'それは、2つに割れた`write`の数です。strace自身が先に行を分けた`write`も、メッセージです。',
      },
    },
  ],
  hints: [
    {
      en: 'Do not look for the text. Look for the calls that write it.',
      ja: '文字列ではなく、それを書いた呼び出しを探します。',
    },
    {
      en: 'Which file descriptors does a service log to? Query: `syscall:write fd:1`.',
      ja: 'サービスがログを書くファイルディスクリプタはどれでしょうか。`syscall:write fd:1`で絞り込みます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Each is one `write` to standard output, which strace shows whatever became of the text. So the trace still tells you what was logged; the log itself no longer does.',
      ja: 'メッセージ1件は、標準出力への`write`1回です。文字列がどうなったかに関係なく、straceには現れます。何が記録されたかは、ログからではなく、トレースから分かることになります。',
    },
    calls: messages(log),
  }),
};

export const cutLines: NumberQuestion = {
  id: 'cut-calls',
  kind: 'number',
  tolerance: 0,
  needs: [needsMixture],
  prompt: {
    en: 'And how many calls of the trace were cut in two by a message?',
    ja: 'では、メッセージによって2つに割れた呼び出しは何回ですか。',
  },
  answer: (log) => [cutCalls(log).length].filter((count) => count > 0),
  misreadings: [
    {
      id: 'unfinished',
      values: (log) => [log.trace.counts.unfinishedLines].filter((count) => count !== cutCalls(log).length),
      hint: {
        en: 'Lines with `<unfinished ...>` were cut by strace, on purpose: another process had a line to print. Take those with foreign text inside.',
        ja: '`<unfinished ...>`の行は、ほかのプロセスの行を書くために、straceが自分で分けたものです。よその文字列が入り込んだ呼び出しを数えてください。',
      },
    },
    {
      id: 'with-notices',
      values: (log) => [brokenCalls(log).length].filter((count) => count !== cutCalls(log).length),
      hint: {
        en: 'Some of these were cut by a notice of strace (`Process … attached`), not by a message of the service.',
        ja: 'その中には、サービスのメッセージではなく、strace自身の知らせ（`Process … attached`）で割れたものがあります。',
      },
    },
    {
      id: 'messages',
      values: (log) => [messages(log).length].filter((count) => count !== cutCalls(log).length),
      hint: {
        en: 'That is how many messages there are. Not each of them met an open line of strace.',
        ja: 'それはメッセージの数です。すべてのメッセージが、書きかけの行に当たったわけではありません。',
      },
    },
  ],
  hints: [
    {
      en: 'Look for lines that begin with `) = `: that is the other half.',
      ja: '`) = `で始まる行を探します。それが後半です。',
    },
    {
      en: 'Leave out those that strace cut itself, with `strace: Process … attached`: no message of the service stands in them.',
      ja: '`strace: Process … attached`で割れたものは除きます。それはstrace自身の知らせで、サービスのメッセージではありません。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'Nobody marked these halves as halves, unlike `<unfinished ...>`. Our analyzer joins them by what follows; a tool that reads line by line drops both, and with them the duration.',
      ja: '`<unfinished ...>`と違い、これらには割れた印がありません。このアナライザーは続きを見てつなぎますが、1行ずつ読む道具は両方を捨てます。所要時間も失われます。',
    },
    calls: cutCalls(log),
  }),
};

export const wrongVictim: CallQuestion = {
  id: 'wrong-victim',
  kind: 'call',
  needs: [
    needsMixture,
    {
      id: 'wrong-victim',
      met: (log) => cutForOthers(log).length > 0,
      missing: {
        en: 'In this log each message cut only its own `write`. Restart the service a few times: with several workers it soon meets another call.',
        ja: 'このログでは、どのメッセージも自分の`write`だけを割っています。サービスを何度か再起動すると、ワーカーの別の呼び出しに当たることがあります。',
      },
    },
  ],
  prompt: {
    en: 'One message cut a call that has nothing to do with it. On which line does that call begin?',
    ja: '自分とは関係のない呼び出しを割ったメッセージがあります。割られた呼び出しは、どの行から始まりますか。',
  },
  answer: (log) => cutForOthers(log).map(lineOf(log)),
  misreadings: [
    {
      id: 'its-own-write',
      values: (log) =>
        messages(log)
          .filter((call) => isCut(log, call))
          .map(lineOf(log)),
      hint: {
        en: 'This call wrote the message that stands in it. Look for one that is no `write`.',
        ja: 'その呼び出しは、入り込んだメッセージを自分で書いています。`write`ではない呼び出しを探してください。',
      },
    },
    {
      id: 'split-by-strace',
      values: (log) =>
        messages(log)
          .filter((call) => !isCut(log, call))
          .map(lineOf(log)),
      hint: {
        en: 'That is the `write` itself, set aside with `<unfinished ...>`. Where did its text go?',
        ja: 'それは、`<unfinished ...>`で中断された`write`そのものです。書かれた文字列は、どこに入ったでしょうか。',
      },
    },
  ],
  hints: [
    {
      en: 'With `-f`, several processes are inside calls at the same moment.',
      ja: '`-f`では、同じ瞬間に複数のプロセスが呼び出しの中にいます。',
    },
    {
      en: 'Find the `write` that ends in `<unfinished ...>`, then look a line or two below it.',
      ja: '`<unfinished ...>`で終わる`write`を見つけ、その1、2行下を見ます。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'strace had just begun the line of another process when the text came. Read literally, that call has a message among its arguments and no result: a wrong lead made of two right lines.',
      ja: '文字列が届いたとき、straceはちょうど別のプロセスの行を書き始めたところでした。そのまま読めば、引数にメッセージがあり、結果のない呼び出しに見えます。正しい2行から、誤った手がかりができています。',
    },
    calls: cutForOthers(log),
  }),
};
