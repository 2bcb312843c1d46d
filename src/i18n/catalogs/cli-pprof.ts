import { defineCatalog } from '../catalog.ts';

/**
 * What the commands say that print tables of profiles. The English lines around a table are those of `go tool pprof`,
 * so that a reader of the one can read the other.
 */
export const cliPprofCatalog = defineCatalog({
  en: {
    topHelp: `Usage: npm run -s dojo -- top [options] PROFILE

Prints where a profile's samples are, as go tool pprof -top does. PROFILE is in the encoding of profile.proto,
plain or gzip: the files of runtime/pprof and net/http/pprof. - is standard input.

Options:
  --sample-type T   which of the profile's values, by name or number; otherwise the one go tool pprof shows
  --cum             order by what a function has with all that it calls
  --lines           one row for each source line; also --files, --filefunctions, --addresses
  --tree            each function with its callers and callees
  --graph           as --tree, of what go tool pprof draws: nodes that tell most, no calls that others imply
  --peek REGEXP     as --tree, only functions that match, nothing left out
  --tags            what the samples with each label weigh
  -n N              at most N rows; otherwise all with at least 0.5 % of the total (--tree, --graph: 80)
  --all             small rows too
  --focus REGEXP    only samples with a matching function, file or program in their stack
  --ignore REGEXP   no samples with one
  --json            one JSON object with the rows
  --lang en|ja      language of what is not the tool's own
  --help            this text

Regular expressions are those of Go. Exit code: 0 printed, 2 the file could not be read, or wrong usage.`,
    diffHelp: `Usage: npm run -s dojo -- diff [options] BEFORE AFTER

Prints what changed from one profile to another, as go tool pprof -top -diff_base BEFORE AFTER does: shares are of the
total of BEFORE. Takes the options of top.

Options:
  --subtract        take BEFORE as a part of AFTER (-base), such as an earlier profile of the same process: shares are
                    of what is left
  --help            this text

Exit code: 0 printed, 2 a file could not be read or the two do not measure the same, or wrong usage.`,
    oneProfile: 'Name one profile, or - for standard input.',
    twoProfiles: 'Name two profiles: BEFORE AFTER.',
    noSampleType: (name: string, all: string) => `The profile has no sample type “${name}”. It has: ${all}.`,
    noSamples: 'the profile does not say what it measures: it has no sample types',
    badRegexp: (option: string, why: string) => `${option}: not a regular expression: ${why}`,
    badCount: (text: string) => `-n: “${text}” is no count.`,
    oneTable: 'Choose one of --tree, --graph, --peek and --tags.',
    oneGranularity: 'Choose one of --lines, --files, --filefunctions and --addresses.',
    noMatch: (option: string) => `${option} matches nothing.`,
    different: (code: 'no-common-type' | 'units' | 'period', before: string, after: string) => {
      const what = {
        'no-common-type': 'they have no sample type in common',
        units: 'units of the same type can not be converted',
        period: 'they were sampled by different things',
      }[code];
      return `The two profiles can not be compared, ${what}: ${before} before, ${after} after.`;
    },
    notAProfile: (code: string, found: string, at: string) =>
      `not a profile that can be read: ${found}${at === '' ? '' : ` (at byte ${at})`}${
        {
          legacy: '; turn it into the newer form with go tool pprof -proto',
          truncated: '; copy or download it again, once the program has finished writing it',
        }[code] ?? ''
      }`,
    partOfProfile: (at: string, nameless: string, all: string) =>
      `the profile is cut at byte ${at} of its unpacked data, inside its table of names. All samples are there; ${
        nameless === '0'
          ? 'every function has its name, but some file names, or what the profile says of itself, may be missing'
          : `${nameless} of ${all} functions have no name and are called ? with a number`
      }. For the rest copy or download it again.`,
    file: (name: string) => `File: ${name}`,
    buildId: (id: string) => `Build ID: ${id}`,
    type: (name: string) => `Type: ${name}`,
    document: (address: string) => `Doc: ${address}`,
    time: (text: string) => `Time: ${text}`,
    duration: (length: string, total: string, share: string) =>
      `Duration: ${length}, Total samples = ${total} ${share}`,
    filters: 'Active filters:',
    showing: (shown: string, share: string, total: string) =>
      `Showing nodes accounting for ${shown}, ${share} of ${total} total`,
    dropped: (count: string, below: string) =>
      `Dropped ${count} node${count === '1' ? '' : 's'} (cum <= ${below})`,
    topOf: (shown: string, all: string) => `Showing top ${shown} nodes out of ${all}`,
    inlined: '(inline)',
    partlyInlined: '(partial-inline)',
    tagTotal: (value: string, total: string, share: string) => `Total ${value} of ${total}${share}`,
    noTags: 'No sample has a label.',
  },
  ja: {
    topHelp: `使い方：npm run -s dojo -- top [オプション] PROFILE

プロファイルのサンプルがどこにあるかを、go tool pprof -topと同じ規則で表示します。PROFILEはprofile.proto形式の
ファイル(gzipも可)で、runtime/pprofやnet/http/pprofが出力するものです。-は標準入力です。

オプション：
  --sample-type T   表示する値の種類。名前または番号。省略するとgo tool pprofと同じもの
  --cum             呼び出し先を含む値の順に並べる
  --lines           ソースの行ごとに表示する。--files、--filefunctions、--addressesもある
  --tree            関数ごとに、呼び出し元と呼び出し先を表示する
  --graph           --treeと同じ。go tool pprofが図に描くノードと呼び出しだけを表示する
  --peek REGEXP     --treeと同じ。一致する関数だけを、何も省かずに表示する
  --tags            ラベルごとに、そのラベルが付いたサンプルの合計を表示する
  -n N              最大N行。省略すると、全体の0.5 %以上の行すべて(--tree、--graphは80)
  --all             小さい行も表示する
  --focus REGEXP    スタックの関数、ファイル、プログラムのどれかが一致するサンプルだけ
  --ignore REGEXP   一致するサンプルを除く
  --json            行をJSONオブジェクト1つで出力する
  --lang en|ja      表示する言語
  --help            このヘルプ

正規表現はGoのものです。終了コード：0 表示できた、2 ファイルを読めない、または使い方の誤り。`,
    diffHelp: `使い方：npm run -s dojo -- diff [オプション] BEFORE AFTER

2つのプロファイルの差を、go tool pprof -top -diff_base BEFORE AFTERと同じ規則で表示します。割合はBEFOREの合計に
対するものです。topのオプションも使えます。

オプション：
  --subtract        BEFOREをAFTERの一部とみなして引く(-base)。同じプロセスの前のプロファイルを引くときに使う。
                    割合は、引いた残りに対するもの
  --help            このヘルプ

終了コード：0 表示できた、2 ファイルを読めない、測ったものが違う、または使い方の誤り。`,
    oneProfile: 'プロファイルを1つ指定してください。-は標準入力です。',
    twoProfiles: 'BEFOREとAFTERの2つのプロファイルを指定してください。',
    noSampleType: (name: string, all: string) =>
      `このプロファイルに「${name}」という値の種類はありません。あるのは${all}です。`,
    noSamples: '何を測ったプロファイルかが書かれていません(値の種類が1つもありません)',
    badRegexp: (option: string, why: string) => `${option}：正規表現として読めません：${why}`,
    badCount: (text: string) => `-n：「${text}」は数ではありません。`,
    oneTable: '--tree、--graph、--peek、--tagsはどれか1つだけ指定してください。',
    oneGranularity: '--lines、--files、--filefunctions、--addressesはどれか1つだけ指定してください。',
    noMatch: (option: string) => `${option}に一致するものがありません。`,
    different: (code: 'no-common-type' | 'units' | 'period', before: string, after: string) => {
      const what = {
        'no-common-type': '共通する値の種類がありません',
        units: '同じ種類の値なのに、単位を換算できません',
        period: 'サンプリングの基準が違います',
      }[code];
      return `2つのプロファイルは比べられません。${what}。BEFOREは${before}、AFTERは${after}です。`;
    },
    notAProfile: (code: string, found: string, at: string) => {
      const known: Readonly<Record<string, string>> = {
        empty: '何も入っていません',
        gzip: 'gzipが展開されていません',
        html: 'HTMLのページです。ログインやエラーのページを保存していませんか',
        'go-trace': 'Goの実行トレースです',
        legacy: '古い形式のプロファイルです。go tool pprof -protoで新しい形式に変換してください',
        text: 'ただのテキストです',
        truncated:
          '途中で切れています。名前は末尾にあるため、書き込みが終わってから、コピーまたはダウンロードし直してください',
        malformed: '壊れています',
        concatenated: '複数のプロファイルがつながっています',
        inconsistent: '中身につじつまの合わないところがあります',
      };
      const place = at === '' ? '' : `(${at}バイト目、${found})`;
      return `プロファイルとして読めません：${known[code] ?? found}${place}`;
    },
    partOfProfile: (at: string, nameless: string, all: string) =>
      `展開後の${at}バイト目、名前の表の途中で切れています。サンプルはすべて揃っています。${
        nameless === '0'
          ? '関数名もすべてありますが、ファイル名やプロファイルの説明は欠けていることがあります'
          : `${all}個の関数のうち${nameless}個は名前がないため、?と番号で表示します`
      }。残りも必要なら、コピーまたはダウンロードし直してください。`,
    file: (name: string) => `ファイル：${name}`,
    buildId: (id: string) => `ビルドID：${id}`,
    type: (name: string) => `値の種類：${name}`,
    document: (address: string) => `説明：${address}`,
    time: (text: string) => `時刻：${text}`,
    duration: (length: string, total: string, share: string) =>
      `記録時間：${length}、サンプルの合計：${total} ${share}`,
    filters: '絞り込み：',
    showing: (shown: string, share: string, total: string) =>
      `表示しているノードの合計：${shown}(全体${total}の${share})`,
    dropped: (count: string, below: string) => `省いたノード：${count}個(cumが${below}以下)`,
    topOf: (shown: string, all: string) => `${all}個のノードのうち上位${shown}個`,
    inlined: '(inline)',
    partlyInlined: '(partial-inline)',
    tagTotal: (value: string, total: string, share: string) => `合計 ${value} / ${total}${share}`,
    noTags: 'ラベルの付いたサンプルはありません。',
  },
});
