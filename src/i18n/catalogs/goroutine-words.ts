import { defineCatalog } from '../catalog.ts';

/** Words of a goroutine's story that the page and the command have in common. Keys are names of the analysis. */
export const goroutineWordsCatalog = defineCatalog({
  en: {
    stateName: (state: string) =>
      ({
        running: 'running',
        runnable: 'waiting for a P',
        waiting: 'waiting',
        syscall: 'system call',
        unknown: 'not known',
      })[state] ?? state,
    limit: (limit: string) =>
      ({
        'lock-unnamed':
          'A trace does not name locks: waits of a holder at other locks count as waits at this one.',
        'start-assumed': 'When the first holder got the lock is assumed: it may have been later than shown.',
        'not-a-lock':
          'Not every wait was ended by an unlock of a mutex: who ends a wait for a WaitGroup or a condition need not have held anything.',
        nobody: 'No goroutine is seen to end a wait.',
        'handed-over': 'Between two holders a lock was on its way to one that did not run yet.',
        cut: 'Earlier events were given up for want of room: earlier holders are not known.',
      })[limit] ?? limit,
    limitsTitle: 'Holders are inferred, only the unlock is certain.',
  },
  ja: {
    stateName: (state: string) =>
      ({
        running: '実行中',
        runnable: 'Pの空き待ち',
        waiting: '待ち',
        syscall: 'システムコール',
        unknown: '不明',
      })[state] ?? state,
    limit: (limit: string) =>
      ({
        'lock-unnamed':
          'トレースにはロックの名前がありません。保持していたgoroutineが別のロックを待った時間も、同じロックの待ちとみなします。',
        'start-assumed': '最初のgoroutineがいつロックを取ったかは仮定です。示した時刻より後かもしれません。',
        'not-a-lock':
          '待ちのすべてがmutexの解放で終わったわけではありません。WaitGroupや条件変数の待ちを終わらせたgoroutineは、何かを保持していたとは限りません。',
        nobody: '待ちを終わらせたgoroutineが見つからないものがあります。',
        'handed-over': '次に取るgoroutineがまだ走っておらず、ロックが受け渡しの途中だった時間があります。',
        cut: '収まらない分の記録を捨てたため、それより前に保持していたgoroutineはわかりません。',
      })[limit] ?? limit,
    limitsTitle: '確かなのは解放だけで、保持していた期間は推定です。',
  },
});
