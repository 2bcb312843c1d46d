import { defineCatalog } from '../catalog.ts';

/** How a column of the goroutine table is spread over the goroutines of a group. */
export const gotraceSpreadCatalog = defineCatalog({
  en: {
    show: 'Show',
    sums: 'Sums',
    spread: (column: string) => `Spread: ${column}`,
    note: 'Over the goroutines of each group, those with nothing in this column included. Bars share one logarithmic scale, five for every power of ten.',
    ofColumns: 'Spread of each column over these goroutines',
    column: 'Column',
    minimum: 'Least',
    mean: 'Mean',
    median: 'Median',
    p99: 'p99',
    maximum: 'Most',
    histogram: 'Histogram',
    bar: (count: string, from: string, to: string) => `${count} from ${from} to ${to}`,
    bars: (count: string, least: string, most: string) => `${count} goroutines from ${least} to ${most}`,
    groupsMore: (shown: string, all: string) => `${shown} of ${all} groups. The filter finds the others.`,
  },
  ja: {
    show: '表示',
    sums: '合計',
    spread: (column: string) => `ばらつき：${column}`,
    note: '各グループのgoroutineについての値で、この列が0のものも含みます。棒は共通の対数目盛で、10倍ごとに5本です。',
    ofColumns: 'このグループでの列ごとのばらつき',
    column: '列',
    minimum: '最小',
    mean: '平均',
    median: '中央値',
    p99: 'p99',
    maximum: '最大',
    histogram: 'ヒストグラム',
    bar: (count: string, from: string, to: string) => `${from}～${to}：${count}個`,
    bars: (count: string, least: string, most: string) => `${count}個のgoroutine、${least}～${most}`,
    groupsMore: (shown: string, all: string) =>
      `${all}グループのうち${shown}を表示しています。残りは絞り込んでください。`,
  },
});
