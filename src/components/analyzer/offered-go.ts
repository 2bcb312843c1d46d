import type { Offered } from './recordings.ts';

/** Go traces and profiles of the courses that the Analyze page offers, easiest first. */
export const offeredGo: readonly Offered[] = [
  {
    fixture: 'go-pprof/cpu-time/cpu.pb.gz',
    title: { en: 'A search server’s CPU', ja: '検索サーバーのCPU' },
    about: {
      en: 'A CPU profile under load. No single function is large: who calls them all?',
      ja: '負荷をかけたときのCPUプロファイルです。大きな関数は1つもありません。呼んでいるのは誰でしょうか。',
    },
  },
  {
    fixture: 'go-pprof/cpu-time/fixed.cpu.pb.gz',
    title: { en: 'The same server, allocating less', ja: '同じサーバー、割り当てを減らした後' },
    about: {
      en: 'To compare with the one above: choose it there in the view of differences.',
      ja: '上のプロファイルと比べるためのものです。上の「差分」の画面で選べます。',
    },
  },
  {
    fixture: 'go-pprof/mutex/mutex.pb.gz',
    title: { en: 'Who held the lock', ja: 'ロックを持っていたのは誰か' },
    about: {
      en: 'A mutex profile of the search server: one lock, and the time that others lost to it.',
      ja: '検索サーバーのmutexプロファイルです。1つのロックと、それを待って失われた時間。',
    },
  },
  {
    fixture: 'go-trace/capture/server.trace.gz',
    title: { en: 'A search server under load', ja: '負荷がかかった検索サーバー' },
    about: {
      en: 'A Go trace with a goroutine for each file and one lock for all of them. Where does a request wait?',
      ja: 'ファイルごとにgoroutineを作り、全員で1つのロックを使うサーバーです。リクエストはどこで待つでしょうか。',
    },
  },
  {
    fixture: 'go-trace/blind-spots/forgetful.trace.gz',
    title: { en: 'A server that forgets its goroutines', ja: 'goroutineを忘れるサーバー' },
    about: {
      en: 'Sleeps, and goroutines that wait for ever. The official blocking profiles show neither.',
      ja: 'スリープと、永遠に待つgoroutine。公式のブロックの一覧には、どちらも現れません。',
    },
  },
  {
    fixture: 'flight-recorder/mystery-1/mystery-1.trace.gz',
    title: { en: 'The last moments before a slow answer', ja: '遅い返事の直前' },
    about: {
      en: 'A snapshot of the flight recorder. Nothing says where to look.',
      ja: 'フライトレコーダーのスナップショットです。どこを見るかは示していません。',
    },
  },
];
