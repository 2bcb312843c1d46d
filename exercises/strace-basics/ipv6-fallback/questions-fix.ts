import type { ChoiceQuestion } from '../../../src/grading/exercise.ts';
import { dearest, isSilent } from './fallbacks.ts';
import { needsFallback } from './questions-cost.ts';

export const fixFirst: ChoiceQuestion = {
  id: 'fix-first',
  kind: 'choice',
  needs: [
    needsFallback,
    {
      id: 'silent',
      met: isSilent,
      missing: {
        en: 'In this log every IPv6 address refuses at once: nothing here needs to be fixed first.',
        ja: 'このログでは、どのIPv6アドレスもすぐに拒否しています。急いで直すものはありません。',
      },
    },
  ],
  prompt: {
    en: 'You may change one thing this afternoon. Which?',
    ja: '今日の午後に変えられるものは1つだけです。どれを変えますか。',
  },
  options: [
    {
      id: 'listen',
      text: {
        en: 'Let the stock service listen on `::1` as well.',
        ja: '在庫サービスを`::1`でも待ち受けさせる',
      },
    },
    {
      id: 'record',
      text: {
        en: 'Take the dead IPv6 address of the rates service out of its name, or bring it back to life.',
        ja: '送料サービスの名前から使えないIPv6アドレスを外すか、そのアドレスを使えるようにする',
      },
    },
    {
      id: 'patience',
      text: {
        en: 'Give the client half as much time for each address.',
        ja: '1つのアドレスにかけてよい時間を、クライアントで半分にする',
      },
    },
    {
      id: 'no-ipv6',
      text: {
        en: 'Switch IPv6 off on this machine.',
        ja: 'このマシンでIPv6を無効にする',
      },
    },
  ],
  answer: (log) => (isSilent(log) ? ['record'] : []),
  misreadings: [
    {
      id: 'chose-listen',
      values: () => ['listen'],
      hint: {
        en: 'That removes most of the failures and hardly any of the time. Compare what the two addresses cost.',
        ja: '失敗の大半はなくなりますが、時間はほとんど変わりません。2つのアドレスで失っている時間を比べてください。',
      },
    },
    {
      id: 'chose-patience',
      values: () => ['patience'],
      hint: {
        en: 'Every order still waits for an address that never answers, and a slow but living one would be given up too early. Is there a place where the cause itself can be removed?',
        ja: 'どの注文も、返事の来ないアドレスを待つことに変わりはありません。遅いだけで生きているアドレスまで、早々にあきらめることにもなります。原因そのものを取り除ける場所はないでしょうか。',
      },
    },
    {
      id: 'chose-no-ipv6',
      values: () => ['no-ipv6'],
      hint: {
        en: 'It helps here, on this one machine, and takes IPv6 from everything else on it. Every other client of that name waits as before.',
        ja: 'このマシンでは効きますが、ほかの通信もIPv6を失います。そして、同じ名前を使うほかのクライアントは、今までどおり待たされます。',
      },
    },
  ],
  hints: [
    {
      en: 'Which address costs the time? Ignore how often each one fails.',
      ja: '時間を失っているのは、どのアドレスでしょうか。失敗の回数は忘れてください。',
    },
    {
      en: 'Who decided that this address is tried at all?',
      ja: 'そもそもこのアドレスを試すことは、どこで決まったのでしょうか。',
    },
  ],
  reveal: { afterTries: 3 },
  why: (log) => ({
    text: {
      en: 'The client does what it is told: the name has an IPv6 address, so it is tried first. Mend the name or the route, and every client of that service gains, not this one alone.',
      ja: 'クライアントは言われたとおりに動いています。名前にIPv6アドレスがあるので、先に試すのです。名前か経路を直せば、このクライアントだけでなく、そのサービスを使う全員が速くなります。',
    },
    calls: (dearest(log)?.fallbacks ?? []).slice(0, 2).flatMap(({ first, wait }) => [first, wait]),
  }),
};
