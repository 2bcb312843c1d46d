import type { Locale } from '../../i18n/catalog.ts';
import { pprofCatalog } from '../../i18n/catalogs/pprof.ts';
import type { ProfileKind } from './profile-kind.ts';

/** What a kind of profile is called, what it measures and what it cannot say. */
export function kindWords(
  kind: ProfileKind,
  locale: Locale,
): { readonly name: string; readonly says: string; readonly cannot: string } {
  const t = pprofCatalog[locale];
  const words = {
    cpu: [t.kindCpu, t.cpuSays, t.cpuCannot],
    heap: [t.kindHeap, t.heapSays, t.heapCannot],
    allocs: [t.kindAllocs, t.allocsSays, t.allocsCannot],
    mutex: [t.kindMutex, t.mutexSays, t.mutexCannot],
    waiting: [t.kindWaiting, t.waitingSays, t.waitingCannot],
    goroutine: [t.kindGoroutine, t.goroutineSays, t.goroutineCannot],
    goroutineleak: [t.kindGoroutineleak, t.goroutineleakSays, t.goroutineleakCannot],
    threadcreate: [t.kindThreadcreate, t.threadcreateSays, t.threadcreateCannot],
    unknown: [t.kindUnknown, t.unknownSays, t.unknownCannot],
  } as const satisfies Readonly<Record<ProfileKind, readonly [string, string, string]>>;
  const [name, says, cannot] = words[kind];
  return { name, says, cannot };
}
