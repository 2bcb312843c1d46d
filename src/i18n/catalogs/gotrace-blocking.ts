import { defineCatalog } from '../catalog.ts';

/** Beside the blocking profiles of a Go trace: of whom they are, and what the official ones hide. */
export const gotraceBlockingCatalog = defineCatalog({
  en: {
    onlyGroup: (name: string) => `Only ${name}`,
    allGroups: 'Show all goroutines again',
    toGroup: 'Its goroutines',
    hidden: (missing: string, all: string, open: string) =>
      `Not in this profile: ${missing} of ${all}. Of it ${open} still went on as the trace ended; the rest lies before a goroutine first ran, or began before the trace.`,
    showAll: 'Show all of it',
    profilesOf: 'Profiles of these goroutines:',
    profile: (kind: string) =>
      ({ net: 'network', sync: 'synchronization', syscall: 'system calls', sched: 'scheduler' })[kind] ??
      kind,
  },
  ja: {
    onlyGroup: (name: string) => `${name}のみ`,
    allGroups: 'すべてのgoroutineの表示に戻す',
    toGroup: 'このグループのgoroutine',
    hidden: (missing: string, all: string, open: string) =>
      `待ち${all}のうち${missing}は、このプロファイルに入っていません。そのうち${open}は、トレースの終わりでも続いていた待ちです。残りは、goroutineが最初に実行される前か、トレースの前から続いていた待ちです。`,
    showAll: 'すべて表示',
    profilesOf: 'このグループのプロファイル：',
    profile: (kind: string) =>
      ({ net: 'ネットワーク', sync: '同期', syscall: 'システムコール', sched: 'スケジューラー' })[kind] ??
      kind,
  },
});
