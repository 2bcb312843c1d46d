import type { ChoiceQuestion, SeveralQuestion } from '../../../src/grading/exercise.ts';
import { joinOptions } from '../../../src/grading/option-set.ts';
import { tracedRestart } from './tracer.ts';

export const nothingHappens: ChoiceQuestion = {
  id: 'nothing-happens',
  kind: 'choice',
  prompt: {
    en: 'With `-o trace.log` in the run script, the `kill` of supervise returns 0, and nothing happens, for good. Why?',
    ja: '`run`に`-o trace.log`を加えると、superviseの`kill`は0を返すのに、いつまでたっても何も起きません。なぜですか。',
  },
  options: [
    {
      id: 'wrong-pid',
      text: {
        en: 'the signal went to a pid that nobody has any more',
        ja: 'もう存在しないpidにシグナルが送られた',
      },
    },
    {
      id: 'strace-ignores',
      text: {
        en: 'strace ignores TERM when it writes to a file and has started the program itself',
        ja: 'ファイルに書き、プログラムも自分で起動したstraceは、TERMを無視する',
      },
    },
    {
      id: 'program-drains',
      text: {
        en: 'the program got the TERM and is still draining',
        ja: 'プログラムはTERMを受け取り、まだ片付けている',
      },
    },
    {
      id: 'needs-cont',
      text: {
        en: 'the program is stopped, and `svc -t` sends no CONT after the TERM',
        ja: 'プログラムは止まっていて、`svc -t`はTERMの後にCONTを送らない',
      },
    },
  ],
  answer: () => ['strace-ignores'],
  misreadings: [
    {
      id: 'kill-would-fail',
      values: () => ['wrong-pid'],
      hint: {
        en: 'Then `kill` would return -1 ESRCH. And the line `--- SIGTERM` shows who got it.',
        ja: 'それなら`kill`は-1 ESRCHを返します。しかも`--- SIGTERM`の行に、受け取った側が出ています。',
      },
    },
    {
      id: 'nobody-told-it',
      values: () => ['program-drains'],
      hint: {
        en: 'Nobody sent it one: look for a `kill` of strace after the signal.',
        ja: 'プログラムには誰も送っていません。シグナルの後に、straceの`kill`があるか探してください。',
      },
    },
    {
      id: 'not-stopped',
      values: () => ['needs-cont'],
      hint: {
        en: 'True of `svc -t`, but nothing here is stopped. Decode `SigIgn`: signal 15 is the bit of value 0x4000.',
        ja: '`svc -t`についてはその通りですが、止まっているものはありません。`SigIgn`を読み解いてください。シグナル15は、値0x4000のビットです。',
      },
    },
  ],
  hints: [
    {
      en: 'Look at what strace does after its `--- SIGTERM` line.',
      ja: '`--- SIGTERM`の行の後で、straceが何をするか見ます。',
    },
    {
      en: 'It goes back to waiting. Its `SigIgn` in `/proc` says which signals it does that with.',
      ja: '待ちに戻っています。どのシグナルでそうなるかは、`/proc`の`SigIgn`にあります。',
    },
  ],
  reveal: { afterTries: 2 },
  why: (log) => ({
    text: {
      en: 'strace with `-o FILE PROG` means to outlive a Ctrl-C that is meant for the program, so it lets fatal signals pass by. Under supervise the only signal that comes is for strace, so the service cannot be restarted any more.',
      ja: '`-o FILE PROG`のstraceは、プログラム宛てのCtrl-Cで自分まで終わらないように、終了のシグナルを受け流します。superviseの下では、届くシグナルはstrace宛てだけなので、サービスを再起動できなくなります。',
    },
    calls: ((restart) => (restart ? [restart.term] : []))(tracedRestart(log)),
  }),
};

export const orphan: SeveralQuestion = {
  id: 'orphan',
  kind: 'several',
  prompt: {
    en: 'With `-I1` the service “restarts” again. Three seconds later the processes look as shown. What is true?',
    ja: '`-I1`を加えると、また「再起動」するようになります。3秒後のプロセスは、上のとおりです。正しいものはどれですか。',
  },
  options: [
    {
      id: 'two-services',
      text: { en: 'two copies of the program take orders', ja: 'プログラムが2つ、注文を受けている' },
    },
    {
      id: 'never-told',
      text: { en: 'the old copy was never told to end', ja: '前のプログラムは、終わるように言われていない' },
    },
    {
      id: 'svc-down',
      text: { en: '`svc -d` would end both copies', ja: '`svc -d`で両方とも終わる' },
    },
    {
      id: 'trace-goes-on',
      text: {
        en: '`trace.log` now holds the calls of both',
        ja: '`trace.log`には、両方の呼び出しが記録されている',
      },
    },
  ],
  answer: () => [joinOptions(['never-told', 'two-services'])],
  misreadings: [
    {
      id: 'supervise-knows-both',
      values: () => ['svc-down'],
      hint: {
        en: 'supervise knows one pid. The old copy has process 1 as its parent now; nobody will ever signal it.',
        ja: 'superviseが知っているpidは1つだけです。前のプログラムの親は、いまプロセス1です。シグナルを送る人は、もういません。',
      },
    },
    {
      id: 'trace-of-both',
      values: () => ['trace-goes-on'],
      hint: {
        en: 'The strace of the old copy is dead, and the new one has opened the file anew, which empties it.',
        ja: '前のプログラムのstraceは、もう死んでいます。しかも、次のstraceが同じファイルを開き直し、空にしています。',
      },
    },
  ],
  hints: [
    {
      en: 'Look at the PPID column: whose parent is process 1?',
      ja: 'PPIDの列を見ます。親がプロセス1なのは、どれでしょうか。',
    },
    {
      en: 'In the recording, strace dies of the TERM itself. Does any `kill` come from it first?',
      ja: '記録では、strace自身がTERMで死んでいます。その前に、straceからの`kill`はありますか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: '`-I1` lets the TERM kill strace on the spot, without a word to the program. An orphan that still takes orders is worse than a service that will not restart: nothing shows it until the two disagree.',
      ja: '`-I1`では、TERMでstraceがその場で死に、プログラムには何も伝わりません。注文を受け続ける孤児は、再起動できないサービスより危険です。食い違いが起きるまで、どこにも現れません。',
    },
    calls: ((restart) => (restart ? [restart.passed].filter((call) => call >= 0) : []))(tracedRestart(log)),
  }),
};
