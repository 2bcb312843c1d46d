import { defineCatalog } from '../catalog.ts';

const plural = (count: string, noun: string): string => `${count} ${noun}${count === '1' ? '' : 's'}`;

/** Saving parts of a Go trace. */
export const gotraceSaveCatalog = defineCatalog({
  en: {
    saveTrace: 'Save this range as a trace',
    border:
      'Go traces can be cut between generations only, about one a second: a little more than the range is kept.',
    saved: (bytes: string, count: string, of: string, from: string, to: string) =>
      `Saved ${bytes}: ${plural(count, 'generation')} of ${of}, from ${from} to ${to}. Its own time begins at 0.`,
    nothing: 'No whole generation of the trace lies in this range.',
    saveProfile: 'Save as a profile',
    profileHint: 'for go tool pprof (.pb.gz), without the text of the filter',
  },
  ja: {
    saveTrace: 'この範囲をトレースとして保存',
    border: 'Goのトレースは、約1秒ごとの世代の境目でしか切れないため、範囲より少し長く残ります。',
    saved: (bytes: string, count: string, of: string, from: string, to: string) =>
      `${bytes}を保存しました。全${of}世代のうち${count}世代、${from}～${to}です。保存したトレースの時刻は0から始まります。`,
    nothing: 'この範囲に入る完全な世代がありません。',
    saveProfile: 'プロファイルとして保存',
    profileHint: 'go tool pprof用（.pb.gz）。絞り込みの文字列は反映されません',
  },
});
