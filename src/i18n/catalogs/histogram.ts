import { defineCatalog } from '../catalog.ts';

/** Strings of the histogram of durations. */
export const histogramCatalog = defineCatalog({
  en: {
    histogram: 'Histogram',
    label: 'Durations by system call',
    measure: 'Height of the bars',
    byCalls: 'Calls',
    byTime: 'Time',
    syscall: 'call',
    all: 'all calls',
    below: (to: string) => `below ${to}`,
    range: (from: string, to: string) => `${from} to ${to}`,
    from: (from: string) => `${from} and more`,
    calls: (count: string, one: boolean) => `${count} ${one ? 'call' : 'calls'}`,
    bucket: (name: string, range: string, calls: string, share: string, time: string, timeShare: string) =>
      `${name}, ${range}: ${calls} (${share}), ${time} in all (${timeShare})`,
    emptyBucket: (name: string, range: string) => `${name}, ${range}: no call`,
    hint: 'Point at a bar for its numbers. Click to select its calls; drag or press Shift and an arrow for several bars.',
    only: (name: string) => `Only ${name}`,
    longest: (took: string) => `Show the longest call: ${took}`,
    showCalls: 'Show the calls',
    floor:
      'Shaded: below 20 µs. Tracing itself costs every call some microseconds, so these durations say more about strace than about the program. Their number is right, their differences are not.',
    untimed: (count: string) => `${count} calls have no duration and are in no bar.`,
    untimedOne: 'One call has no duration and is in no bar.',
    nothing: 'No call with a duration passes the query.',
    noDurations: 'This log has no durations. Record with -T to see how they are spread.',
  },
  ja: {
    histogram: 'ヒストグラム',
    label: 'システムコール別の所要時間',
    measure: '棒の高さ',
    byCalls: '回数',
    byTime: '時間',
    syscall: '呼び出し',
    all: 'すべての呼び出し',
    below: (to: string) => `${to}未満`,
    range: (from: string, to: string) => `${from}以上${to}未満`,
    from: (from: string) => `${from}以上`,
    calls: (count: string) => `${count}回`,
    bucket: (name: string, range: string, calls: string, share: string, time: string, timeShare: string) =>
      `${name}、${range}：${calls}（${share}）、合計${time}（${timeShare}）`,
    emptyBucket: (name: string, range: string) => `${name}、${range}：呼び出しなし`,
    hint: '棒を指すと値が表示されます。クリックするとその範囲の呼び出しに絞り込みます。ドラッグ、またはShiftと矢印キーで複数の棒を選べます。',
    only: (name: string) => `${name}だけに絞り込む`,
    longest: (took: string) => `最長の呼び出しを表示：${took}`,
    showCalls: '呼び出しを表示',
    floor:
      '網掛けは20 µs未満の範囲です。トレースはどの呼び出しにも数マイクロ秒のコストを加えるため、この範囲の所要時間はプログラムよりもstraceの影響を表しています。回数は正しい値ですが、時間の差に意味はありません。',
    untimed: (count: string) => `${count}件の呼び出しには所要時間がなく、どの棒にも含まれません。`,
    untimedOne: '1件の呼び出しには所要時間がなく、どの棒にも含まれません。',
    nothing: '条件に合う呼び出しの中に、所要時間のあるものはありません。',
    noDurations: 'このログには所要時間がありません。分布を見るには-Tを付けて記録します。',
  },
});
