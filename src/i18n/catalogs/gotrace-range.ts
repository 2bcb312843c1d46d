import { defineCatalog } from '../catalog.ts';

/** The part of a Go trace that all its views show. */
export const gotraceRangeCatalog = defineCatalog({
  en: {
    title: 'Range of time',
    whole: 'Whole trace',
    choose: 'Choose a range',
    words: (from: string, to: string) => `${from} to ${to}`,
    end: 'the end',
    clear: 'Show the whole trace again',
    from: 'From',
    to: 'To',
    apply: 'Apply',
    hint: 'Times since the first event: 1.2s, 300ms, 45us. Empty stands for the beginning or the end.',
    bad: (text: string) => `“${text}” is no time. Write it with its unit, as in 1.2s or 300ms.`,
    empty: 'The range has to end after it begins.',
    beyond: (length: string) => `This range begins after the end of the trace, which is ${length} long.`,
    note: 'Times are what lies in this range. Counts are of what lies in it at least in part; what goroutines did at the end, tasks and GOMAXPROCS are of the whole trace.',
  },
  ja: {
    title: '時間の範囲',
    whole: 'トレース全体',
    choose: '範囲を選ぶ',
    words: (from: string, to: string) => `${from}～${to}`,
    end: '終わり',
    clear: 'トレース全体の表示に戻す',
    from: '開始',
    to: '終了',
    apply: '適用',
    hint: '最初のイベントからの時間を、1.2s、300ms、45usのように指定します。空欄は、トレースの始まりまたは終わりです。',
    bad: (text: string) => `「${text}」は時間として読めません。1.2sや300msのように、単位を付けてください。`,
    empty: '終了は開始より後にしてください。',
    beyond: (length: string) => `この範囲は、トレース（長さ${length}）の終わりより後から始まっています。`,
    note: '時間は、この範囲に入る分だけです。回数は、一部でもこの範囲に入るものを数えます。終わりの状態、タスク、GOMAXPROCSはトレース全体のものです。',
  },
});
