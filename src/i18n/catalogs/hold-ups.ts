import { defineCatalog } from '../catalog.ts';

/** What a goroutine can be held up by, by the names of `HoldUp` (analysis/gotrace/blocking). */
export const holdUpCatalog = defineCatalog({
  en: {
    net: 'network',
    sync: 'synchronization',
    syscall: 'system calls',
    sched: 'waiting for a P (scheduler)',
    sleep: 'sleep',
    gc: 'garbage collection',
    forever: 'forever (nil channel, empty select)',
    preempted: 'stopped by the runtime',
    unknown: 'unknown (since before the trace)',
    other: 'other runtime waits',
  },
  ja: {
    net: 'ネットワーク',
    sync: '同期',
    syscall: 'システムコール',
    sched: 'Pの空き待ち(スケジューラー)',
    sleep: 'sleep',
    gc: 'ガベージコレクション',
    forever: 'forever(nilチャネル、空のselect)',
    preempted: 'ランタイムによる中断',
    unknown: '不明(記録開始前から)',
    other: 'ランタイムのその他の待ち',
  },
});
