import { defineCatalog } from '../catalog.ts';

const english: Readonly<Record<string, string>> = {
  strace: 'an strace log',
  gotrace: 'a Go execution trace',
  pprof: 'a pprof profile',
};
const japanese: Readonly<Record<string, string>> = {
  strace: 'straceのログ',
  gotrace: 'Goの実行トレース',
  pprof: 'pprofのプロファイル',
};

/** What `compare` says of two Go execution traces. */
export const cliGotraceCompareCatalog = defineCatalog({
  en: {
    /** Formats as the detector calls them. */
    twoKinds: (before: string, after: string) =>
      `BEFORE is ${english[before] ?? before}, AFTER ${english[after] ?? after}: only two of a kind can be compared.`,
    useDiff: 'Two profiles are compared by another command: npm run -s dojo -- diff BEFORE AFTER',
    logOptions: '--query and --per are for strace logs: of Go traces both sums and rates are shown.',
    facts: (length: string, goroutines: string) => `${length} long, goroutines: ${goroutines}`,
    groups: 'Goroutines',
    groupsNote: (runtime: string) =>
      `Total is the time that goroutines were there. Per second of trace; goroutines of the runtime are left out here (functions: ${runtime}).`,
    profiles: 'Blocking profiles',
    profile: (name: string) => `Profile: ${name}`,
    perSecond: '/s',
    execPerSecond: 'execution /s',
    blockedPerSecond: 'blocked /s',
    total: 'total',
    goroutines: 'goroutines',
    place: 'stack, innermost first',
    none: 'No difference.',
    more: (shown: string, all: string) => `The ${shown} of ${all} that changed most per second.`,
    note: 'Profiles are the official ones: no first waits, and none that did not end. Stacks are matched by their functions, since lines and addresses differ between builds. Two recordings differ by chance too: repeat them before you believe a difference.',
  },
  ja: {
    twoKinds: (before: string, after: string) =>
      `BEFOREは${japanese[before] ?? before}、AFTERは${japanese[after] ?? after}です。同じ種類どうしでなければ比べられません。`,
    useDiff: '2つのプロファイルを比べるには、別のコマンドを使います：npm run -s dojo -- diff BEFORE AFTER',
    logOptions:
      '--queryと--perはstraceのログ用です。Goのトレースでは、合計と1秒あたりの値を両方とも表示します。',
    facts: (length: string, goroutines: string) => `長さ${length}、goroutine${goroutines}個`,
    groups: 'goroutine',
    groupsNote: (runtime: string) =>
      `合計は、goroutineが存在した時間です。/sはトレース1秒あたりの差です。ランタイム自身のgoroutine(関数${runtime}個)は、ここでは省いています。`,
    profiles: 'ブロッキングプロファイル',
    profile: (name: string) => `プロファイル：${name}`,
    perSecond: '/s',
    execPerSecond: '実行 /s',
    blockedPerSecond: 'ブロック /s',
    total: '合計',
    goroutines: '個数',
    place: 'スタック(内側から)',
    none: '差はありません。',
    more: (shown: string, all: string) => `${all}件のうち、1秒あたりの変化が大きい${shown}件です。`,
    note: 'プロファイルは公式のものです。最初の実行待ちと、終わらなかった待ちは含みません。行番号やアドレスはビルドごとに変わるため、スタックは関数名で対応づけています。2回の記録は偶然でも変わります。差を信じる前に、何度か記録してください。',
  },
});
