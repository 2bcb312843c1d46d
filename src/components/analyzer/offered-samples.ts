import type { Offered } from './recordings.ts';

/** Go traces and profiles that the Analyze page offers: what their readers are tested with. */
export const offeredSamples: readonly Offered[] = [
  {
    fixture: 'samples/gotrace/mix.trace.gz',
    title: { en: 'A Go trace with some of everything', ja: 'いろいろなことが起きるGoトレース' },
    about: {
      en: 'Locks, channels, the network, tasks, collections, and goroutines that never end, in a small program.',
      ja: 'ロック、チャネル、ネットワーク、タスク、GC、終わらないgoroutine。小さなプログラムのトレースです。',
    },
  },
  {
    fixture: 'samples/gotrace/flight.trace.gz',
    title: { en: 'A snapshot of the flight recorder', ja: 'フライトレコーダーのスナップショット' },
    about: {
      en: 'Written while a lock was held: who has it, and who waits?',
      ja: 'ロックが保持されている間に書き出したトレースです。持っているのは誰で、待っているのは誰でしょうか。',
    },
  },
  {
    fixture: 'samples/pprof/cpu.pb.gz',
    title: { en: 'A CPU profile', ja: 'CPUプロファイル' },
    about: {
      en: 'Where a program used the CPU, with tags from pprof.Do. What it waited for is not in it.',
      ja: 'プログラムがCPUを使った場所と、pprof.Doのタグ。何を待っていたかは入っていません。',
    },
  },
  {
    fixture: 'samples/pprof/mutex.pb.gz',
    title: { en: 'A mutex profile', ja: 'mutexプロファイル' },
    about: {
      en: 'For how long others waited for a lock, charged to who held it.',
      ja: 'ほかのgoroutineがロックを待った時間を、保持していた側に計上したプロファイルです。',
    },
  },
  {
    fixture: 'samples/pprof/heap.pb.gz',
    title: { en: 'A heap profile', ja: 'ヒーププロファイル' },
    about: {
      en: 'Four values of each place that allocates: live and ever allocated, objects and bytes.',
      ja: '割り当てた場所ごとに4つの値。使用中の量と割り当てた総量を、個数とバイト数で表します。',
    },
  },
];
