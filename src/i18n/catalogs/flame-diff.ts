import { defineCatalog } from '../catalog.ts';

/** Two profiles, one less the other. */
export const diffCatalog = defineCatalog({
  en: {
    view: 'Diff',
    change: 'change',
    before: 'before',
    after: 'after',
    ofBefore: (share: string) => `${share} of before`,
    choose: 'Profile to compare with',
    chooseLead:
      'Choose a second profile of the same kind. The open one counts as before (the base), the second as after; they can be swapped.',
    chooseFile: 'Choose a profile',
    opening: (name: string) => `Opening ${name} …`,
    show: 'Show',
    showTable: 'Functions',
    showFlame: 'Flame graph',
    swap: 'Swap the sides',
    normalise: 'Same total',
    another: 'Another profile',
    sums: (before: string, after: string, change: string) => `Before ${before}, after ${after}: ${change}.`,
    nothingChanged: 'Nothing changed: every stack has the same on both sides.',
    tableLabel: 'Functions with their changes',
    flatChange: 'Flat',
    cumChange: 'Cum',
    cumOf: (side: string) => `Cum ${side}`,
    tableNote: (count: string, all: string) =>
      `${count} of ${all} functions that changed, largest change first. Shares are of the sum before, as with go tool pprof -diff_base; that leaves out those whose cum changed by less than 0.5 %.`,
    normaliseNote:
      'What came after is scaled to the sum of what was before, as with -normalize: only shares can change.',
    flameNote:
      'A frame is as wide as before and after together, so that nothing is lost from the picture. Red and + is more than before, blue, hatched and − is less.',
    noCommonType: (first: string, second: string) =>
      `The two profiles have no value in common: ${first} against ${second}.`,
    otherUnits: (first: string, second: string) =>
      `The two profiles count in units that cannot be compared: ${first} and ${second}.`,
    otherPeriod: (first: string, second: string) =>
      `The two profiles were sampled by different things: ${first} and ${second}.`,
  },
  ja: {
    view: '差分',
    change: '変化',
    before: '変更前',
    after: '変更後',
    ofBefore: (share: string) => `変更前の${share}`,
    choose: '比較するプロファイル',
    chooseLead:
      '同じ種類のプロファイルをもう1つ選んでください。開いているほうを変更前（基準）、選んだほうを変更後として扱います。入れ替えもできます。',
    chooseFile: 'プロファイルを選ぶ',
    opening: (name: string) => `${name}を開いています…`,
    show: '表示するもの',
    showTable: '関数',
    showFlame: 'フレームグラフ',
    swap: '前後を入れ替える',
    normalise: '合計をそろえる',
    another: '別のプロファイル',
    sums: (before: string, after: string, change: string) =>
      `変更前は${before}、変更後は${after}で、差は${change}です。`,
    nothingChanged: '変化はありません。どのスタックも、前後の値が同じです。',
    tableLabel: '関数ごとの変化',
    flatChange: 'flat',
    cumChange: 'cum',
    cumOf: (side: string) => `${side}のcum`,
    tableNote: (count: string, all: string) =>
      `変化のあった関数${all}個のうち${count}個を、変化の大きい順に表示しています。割合は変更前の合計に対する値で、go tool pprof -diff_baseと同じです。go tool pprofは、cumの変化が0.5 %未満の関数を省きます。`,
    normaliseNote:
      '-normalizeと同じく、変更後の値を変更前の合計に合わせて換算しています。わかるのは割合の変化だけです。',
    flameNote:
      'フレームの幅は、変更前と変更後の合計です。なくなった分も図に残ります。赤と＋は増えた分、青の斜線と−は減った分を表します。',
    noCommonType: (first: string, second: string) =>
      `2つのプロファイルに共通する値がありません。一方は${first}、もう一方は${second}です。`,
    otherUnits: (first: string, second: string) =>
      `2つのプロファイルの値は、単位が違うため比較できません。${first}と${second}です。`,
    otherPeriod: (first: string, second: string) =>
      `2つのプロファイルは、サンプルを取る基準が違います。${first}と${second}です。`,
  },
});
