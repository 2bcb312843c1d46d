import { GoState } from '../../../formats/gotrace/events.ts';

/** The official blocking profiles, by the names that `go tool trace -pprof=` has for them. */
export const profileKinds = ['net', 'sync', 'syscall', 'sched'] as const;
export type ProfileKind = (typeof profileKinds)[number];

/**
 * What a goroutine can be held up by. The first four are what an official profile counts; the others are in none:
 * `sleep`; `gc` (it works for the collector or waits for it); `forever` (a nil channel, an empty select);
 * `preempted` (stopped by the runtime, as for a stack scan); `unknown` (it waited before the trace began, or handed
 * over to another coroutine: the trace gives no reason); `other`.
 */
export type HoldUp = ProfileKind | 'sleep' | 'gc' | 'forever' | 'preempted' | 'unknown' | 'other';

/**
 * The official profile that counts a state, or null. As `computePprofIO` and its siblings in Go's cmd/trace/pprof.go
 * choose: `sync` is every reason that contains one of three words.
 * @param state a `GoState`
 */
export function officialKind(state: number, reason: string): ProfileKind | null {
  if (state === GoState.runnable) return 'sched';
  if (state === GoState.syscall) return 'syscall';
  if (state !== GoState.waiting) return null;
  if (reason === 'network') return 'net';
  return /chan|sync|select/.test(reason) ? 'sync' : null;
}

const others: Readonly<Record<string, HoldUp>> = {
  '': 'unknown',
  sleep: 'sleep',
  forever: 'forever',
  preempted: 'preempted',
  'GC mark assist wait for work': 'gc',
  'GC background sweeper wait': 'gc',
  'GC weak to strong wait': 'gc',
  'wait until GC ends': 'gc',
};

/** What holds a goroutine up in a state; null while it runs. Reasons: `waitReasonStrings` in Go's runtime. */
export function holdUp(state: number, reason: string): HoldUp | null {
  const official = officialKind(state, reason);
  if (official !== null || state !== GoState.waiting) return official;
  return Object.hasOwn(others, reason) ? (others[reason] as HoldUp) : 'other';
}
