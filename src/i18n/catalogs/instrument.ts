import { defineCatalog } from '../catalog.ts';

/** What the frames of Go traces and profiles have in common. */
export const instrumentCatalog = defineCatalog({
  en: {
    filter: 'Filter',
    filterUnused: 'This view is not filtered.',
    keys: 'Keys',
    keyFilter: 'to the filter',
    keyLeave: 'Esc empties the filter, then leaves it',
    notices: 'What was left out',
    readingGenerations: (generations: string, events: string) =>
      `${generations} ${generations === '1' ? 'generation' : 'generations'}, ${events} events`,
    analysing: 'Computing the tables …',
    moreRows: (shown: string, all: string) => `${shown} of ${all} rows.`,
    showMore: (count: string) => `Show ${count} more`,
    nothingLeft: 'Nothing here has this text in its name.',
    open: (name: string) => `Open ${name}`,
    close: (name: string) => `Close ${name}`,
    lost: (bytes: string, percent: string) => `lost ${bytes} (${percent})`,
    complete: 'read to the end',
    read: (bytes: string) => `${bytes} read`,
  },
  ja: {
    filter: '絞り込み',
    filterUnused: 'このビューは絞り込みの対象外です。',
    keys: 'キー操作',
    keyFilter: '絞り込みの欄へ移動',
    keyLeave: 'Escで絞り込みを消し、もう一度押すと欄を出る',
    notices: '読み込まなかったもの',
    readingGenerations: (generations: string, events: string) => `${generations}世代、イベント${events}個`,
    analysing: '表を計算しています…',
    moreRows: (shown: string, all: string) => `${all}行のうち${shown}行を表示しています。`,
    showMore: (count: string) => `あと${count}行を表示`,
    nothingLeft: 'この文字列を名前に含むものはありません。',
    open: (name: string) => `${name}を開く`,
    close: (name: string) => `${name}を閉じる`,
    lost: (bytes: string, percent: string) => `${bytes}（${percent}）は読めませんでした`,
    complete: '末尾まで読み込み',
    read: (bytes: string) => `${bytes}を読み込み`,
  },
});
