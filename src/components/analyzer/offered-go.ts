import type { Offered } from './recordings.ts';

/** A Go trace or profile of a course. */
export interface OfferedGo extends Offered {
  /** The Analyze page offers it too; the rest is for comparing. */
  readonly isFirst?: true;
}

/** Go traces and profiles of the courses, each once, in the order of the lessons. */
export const offeredGo: readonly OfferedGo[] = [
  {
    fixture: 'go-pprof/cpu-time/cpu.pb.gz',
    isFirst: true,
    title: { en: 'A search server’s CPU', ja: '検索サーバーのCPU' },
    about: {
      en: 'A CPU profile under load. No single function is large: who calls them all?',
      ja: '負荷をかけたときのCPUプロファイルです。大きな関数は1つもありません。呼んでいるのは誰でしょうか。',
    },
  },
  {
    fixture: 'go-pprof/cpu-time/fixed.cpu.pb.gz',
    isFirst: true,
    title: { en: 'The same server, allocating less', ja: '同じサーバー、割り当てを減らした後' },
    about: {
      en: 'The fixed program: its Diff with the one before shows what went.',
      ja: '直した後のプログラムです。直す前との差分を見ると、なくなったものが分かります。',
    },
  },
  {
    fixture: 'go-pprof/heap/heap.pb.gz',
    title: { en: 'The search server’s memory', ja: '検索サーバーのメモリ' },
    about: { en: 'A heap profile under load.', ja: '負荷をかけたときのヒーププロファイルです。' },
  },
  {
    fixture: 'go-pprof/heap/fixed.heap.pb.gz',
    title: { en: 'The memory of the server that allocates less', ja: '割り当てを減らしたサーバーのメモリ' },
    about: {
      en: 'A heap profile of the fixed server.',
      ja: '直した後のサーバーのヒーププロファイルです。',
    },
  },
  {
    fixture: 'go-pprof/block/block.pb.gz',
    title: { en: 'Who waited', ja: '待ったのは誰か' },
    about: { en: 'A block profile of the search server.', ja: '検索サーバーのblockプロファイルです。' },
  },
  {
    fixture: 'go-pprof/mutex/mutex.pb.gz',
    isFirst: true,
    title: { en: 'Who held the lock', ja: 'ロックを持っていたのは誰か' },
    about: {
      en: 'A mutex profile of the search server: one lock, and the time that others lost to it.',
      ja: '検索サーバーのmutexプロファイルです。1つのロックと、それを待って失われた時間。',
    },
  },
  {
    fixture: 'go-trace/capture/server.trace.gz',
    isFirst: true,
    title: { en: 'A search server under load', ja: '負荷がかかった検索サーバー' },
    about: {
      en: 'A Go trace with a goroutine for each file and one lock for all of them. Where does a request wait?',
      ja: 'ファイルごとにgoroutineを作り、全員で1つのロックを使うサーバーです。リクエストはどこで待つでしょうか。',
    },
  },
  {
    fixture: 'go-trace/blind-spots/forgetful.trace.gz',
    isFirst: true,
    title: { en: 'A server that forgets its goroutines', ja: 'goroutineを忘れるサーバー' },
    about: {
      en: 'Sleeps, and goroutines that wait for ever. The official blocking profiles show neither.',
      ja: 'スリープと、永遠に待つgoroutine。公式のブロックの一覧には、どちらも現れません。',
    },
  },
  {
    fixture: 'go-trace/transfer/small-files.trace.gz',
    title: { en: 'The search server with small files', ja: '小さなファイルを検索するサーバー' },
    about: {
      en: 'The same program, fewer and shorter files, more clients at once.',
      ja: '同じプログラムで、ファイルは少なく短く、同時のクライアントは多くした記録です。',
    },
  },
  {
    fixture: 'go-optimise/prove-it/server.trace.gz',
    title: { en: 'Before any change', ja: '何も直していないサーバー' },
    about: { en: '30 searches, 4 at a time.', ja: '30回の検索を、4つずつ同時に処理しています。' },
  },
  {
    fixture: 'go-optimise/one-at-a-time/localresults.trace.gz',
    title: { en: 'Only the lock is gone', ja: 'ロックだけをなくした後' },
    about: { en: 'The same load.', ja: '負荷は同じです。' },
  },
  {
    fixture: 'go-optimise/one-at-a-time/localresults.again.trace.gz',
    title: { en: 'Only the lock is gone, once more', ja: 'ロックだけをなくした後、もう一度' },
    about: {
      en: 'The same program and load again: what differs is chance.',
      ja: '同じプログラムに同じ負荷。違いは偶然によるものです。',
    },
  },
  {
    fixture: 'go-optimise/one-at-a-time/lessgarbage.trace.gz',
    title: { en: 'Only the allocation is gone', ja: '割り当てだけを減らした後' },
    about: { en: 'The same load.', ja: '負荷は同じです。' },
  },
  {
    fixture: 'go-optimise/prove-it/fixed.trace.gz',
    title: { en: 'After all changes', ja: 'すべて直した後' },
    about: {
      en: 'The same load: a few workers, no lock, hardly any allocation.',
      ja: '負荷は同じです。少数のワーカーで、ロックはなく、割り当てもほとんどありません。',
    },
  },
  {
    fixture: 'flight-recorder/first-snapshot/slow.trace.gz',
    title: { en: 'The first snapshot', ja: '最初のスナップショット' },
    about: {
      en: 'The first request over the limit left it.',
      ja: '上限を超えた最初のリクエストで書き出したものです。',
    },
  },
  {
    fixture: 'flight-recorder/window/late.trace.gz',
    title: { en: 'Longer than the window', ja: '窓より長い注文' },
    about: {
      en: 'The slow order took longer than the recorder keeps.',
      ja: '遅い注文が、レコーダーの残す時間より長くかかっています。',
    },
  },
  {
    fixture: 'flight-recorder/storm/storm.trace.gz',
    title: { en: 'One storm, many slow requests', ja: '1つの嵐と、たくさんの遅いリクエスト' },
    about: { en: 'The last of three snapshots.', ja: '3つのスナップショットのうち、最後のものです。' },
  },
  {
    fixture: 'flight-recorder/in-production/endpoint.trace.gz',
    title: { en: 'A snapshot over HTTP', ja: 'HTTPで取ったスナップショット' },
    about: {
      en: 'A service that starts a goroutine every 10 ms.',
      ja: '10 msごとにgoroutineを始めるサービスです。',
    },
  },
  {
    fixture: 'flight-recorder/mystery-1/mystery-1.trace.gz',
    isFirst: true,
    title: { en: 'The last moments before a slow answer', ja: '遅い返事の直前' },
    about: {
      en: 'A snapshot of the flight recorder. Nothing says where to look.',
      ja: 'フライトレコーダーのスナップショットです。どこを見るかは示していません。',
    },
  },
  {
    fixture: 'flight-recorder/mystery-2/mystery-2.trace.gz',
    title: { en: 'The second slow order', ja: '遅い注文 その2' },
    about: { en: 'The same shop on another day.', ja: '同じ店の、別の日の記録です。' },
  },
  {
    fixture: 'flight-recorder/mystery-3/mystery-3.trace.gz',
    title: { en: 'The third slow order', ja: '遅い注文 その3' },
    about: { en: 'The same shop on another day.', ja: '同じ店の、別の日の記録です。' },
  },
  {
    fixture: 'flight-recorder/mystery-4/mystery-4.trace.gz',
    title: { en: 'The fourth slow order', ja: '遅い注文 その4' },
    about: { en: 'The same shop on another day.', ja: '同じ店の、別の日の記録です。' },
  },
];
