import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { argsText, callName } from '../../../src/formats/strace/text.ts';
import { oncePerSubject } from '../../../src/grading/once-per-subject.ts';
import { callsNamed, durationOf } from '../../../src/grading/strace-calls.ts';

/** One try over IPv6 that failed, and the connect over IPv4 that took its place. Values are calls. */
export interface Fallback {
  readonly first: number;
  /** The poll or select that ended the try; -1 where connect itself failed at once. */
  readonly wait: number;
  readonly second: number;
}

/** All fallbacks to one IPv6 address and port, with what their first halves took. */
export interface FallbackGroup {
  /** As `log.targets` names it: `tcp [2001:db8::7]:443`. */
  readonly target: string;
  readonly fallbacks: readonly Fallback[];
  readonly totalNs: number;
}

/** What the finding `ipv6-fallback` says, taken apart; dearest address first. Empty where there is none. */
export const fallbackGroups = oncePerSubject((log: StraceLog): readonly FallbackGroup[] =>
  log.findings
    .filter(({ kind }) => kind === 'ipv6-fallback')
    .map(({ calls, totalNs, target }) => {
      const fallbacks = takeApart(log, calls);
      return { target: fallbacks[0] ? log.fds.targetOf(fallbacks[0].first) : target, fallbacks, totalNs };
    })
    .sort((a, b) => b.totalNs - a.totalNs),
);

/** The finding's calls stand in file order: by thread they are connect, perhaps the wait, connect. */
function takeApart(log: StraceLog, calls: readonly number[]): Fallback[] {
  const { thread } = log.trace.calls;
  const open = new Map<number, { first: number; wait: number }>();
  const found: Fallback[] = [];
  for (const call of calls) {
    const before = open.get(thread[call]!);
    if (!before) open.set(thread[call]!, { first: call, wait: -1 });
    else if (callName(log.trace, call) !== 'connect') before.wait = call;
    else {
      found.push({ ...before, second: call });
      open.delete(thread[call]!);
    }
  }
  return found;
}

/** What the first half of a fallback took, in nanoseconds. */
export const costOf = (log: StraceLog, { first, wait }: Fallback): number =>
  durationOf(log, first) + (wait < 0 ? 0 : durationOf(log, wait));

/** The address that costs most; undefined without a fallback. */
export const dearest = (log: StraceLog): FallbackGroup | undefined => fallbackGroups(log)[0];

/** The address that fails most often; the dearest of equals. */
export const mostFrequent = (log: StraceLog): FallbackGroup | undefined =>
  fallbackGroups(log).reduce<FallbackGroup | undefined>(
    (best, group) => (group.fallbacks.length > (best?.fallbacks.length ?? 0) ? group : best),
    undefined,
  );

export const allFallbacks = (log: StraceLog): readonly Fallback[] =>
  fallbackGroups(log).flatMap(({ fallbacks }) => fallbacks);

/** Connects whose address is of a family; for IPv6 those of TCP and of UDP. */
export function connectsOf(log: StraceLog, family: 'AF_INET' | 'AF_INET6'): number[] {
  return callsNamed(log, 'connect').filter((call) =>
    argsText(log.trace, call).includes(`sa_family=${family},`),
  );
}

/** Connects of UDP sockets to an IPv6 address: questions to the routing table, not to a service. */
export function probesOf(log: StraceLog): number[] {
  return connectsOf(log, 'AF_INET6').filter((call) => log.fds.targetOf(call).startsWith('udp '));
}

/** Whether the dearest address is silent, so that each try lasts as long as the client's patience. */
export function isSilent(log: StraceLog): boolean {
  const [fallback] = dearest(log)?.fallbacks ?? [];
  return fallback !== undefined && fallback.wait >= 0 && log.trace.calls.returnValue[fallback.wait] === 0;
}
