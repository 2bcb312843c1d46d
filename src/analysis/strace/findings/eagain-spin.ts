import { type Finding, WaitClass } from '../log.ts';
import { WaitRole, waitRole } from '../wait-roles.ts';
import type { Evidence } from './evidence.ts';

/** Fewer tries in a row may be chance: two events close together, a lost race for a connection. */
export const FEWEST_TRIES = 10;
/** Tries further apart than this leave the processor to others in between. */
export const SPIN_WINDOW_NS = 50_000_000;
/** I/O on something else that takes this long is a wait; a quick one is part of the loop. */
const REST_NS = 1_000_000;

/**
 * At least 10 answers EAGAIN in a row on one fd within 50 ms, with no wait of the thread in between. A wait is any call
 * that sleeps, waits for events and gets some, or takes longer than the tracer's floor without working; a call on the
 * fd that moves data ends the row too, so one EAGAIN after each event (edge-triggered epoll) is no spin.
 */
export function findEagainSpin(evidence: Evidence): Finding[] {
  const { trace, fds } = evidence;
  const { calls } = trace;
  const again = trace.errnos.indexOf('EAGAIN');
  if (again < 0) return [];
  const roles = trace.names.map(waitRole);
  /** By thread and fd, the tries since the last wait. */
  const rows = new Map<number, Map<number, number[]>>();
  const found = new Map<string, number[]>();
  const endRow = (row: readonly number[]) => {
    const spins = spinsOf(evidence, row);
    if (spins.length === 0) return;
    const target = fds.targetOf(spins[0] as number);
    const known = found.get(target) ?? [];
    found.set(target, known);
    for (const call of spins) known.push(call);
  };
  for (let call = 0; call < calls.count; call++) {
    const role = roles[calls.name[call] as number] as WaitRole;
    if (role === WaitRole.none) continue;
    const thread = calls.thread[call] as number;
    const isAgain = calls.errno[call] === again;
    const movesData = role === WaitRole.send || role === WaitRole.receive || role === WaitRole.accept;
    if (isAgain && movesData) {
      const fd = fds.fdOf(call);
      if (fd < 0) continue;
      const ofThread = rows.get(thread) ?? new Map<number, number[]>();
      rows.set(thread, ofThread);
      const row = ofThread.get(fd);
      if (row) row.push(call);
      else ofThread.set(fd, [call]);
      continue;
    }
    const ofThread = rows.get(thread);
    if (!ofThread) continue;
    if (isRest(evidence, call, role)) {
      for (const row of ofThread.values()) endRow(row);
      rows.delete(thread);
    } else if (movesData || role === WaitRole.close) {
      const fd = fds.fdOf(call);
      const row = ofThread.get(fd);
      if (!row) continue;
      endRow(row);
      ofThread.delete(fd);
    }
  }
  for (const ofThread of rows.values()) for (const row of ofThread.values()) endRow(row);
  return Array.from(found, ([target, group]) => evidence.finding('eagain-spin', group, target));
}

/** Whether the thread let go of the processor, or was told by the kernel that something is ready. */
function isRest(evidence: Evidence, call: number, role: WaitRole): boolean {
  const { calls } = evidence.trace;
  const waits = evidence.waits.classOf[call];
  if (waits === WaitClass.io) return (calls.durationNs[call] as number) >= REST_NS;
  if (waits !== WaitClass.work) return true;
  const polls = role === WaitRole.poll || (role === WaitRole.idle && evidence.name(call).startsWith('epoll'));
  // A poll that did not wait and found nothing is part of a spin; without durations it may have waited.
  if (polls) return calls.returnValue[call] !== 0 || Number.isNaN(calls.durationNs[call]);
  return role === WaitRole.idle || role === WaitRole.child;
}

/** The tries of a row that lie in some window of 50 ms with ten of them; without a clock, all of a long row. */
function spinsOf(evidence: Evidence, row: readonly number[]): number[] {
  if (row.length < FEWEST_TRIES) return [];
  let until = 0;
  const spins: number[] = [];
  for (let first = 0; first + FEWEST_TRIES <= row.length; first++) {
    const last = first + FEWEST_TRIES - 1;
    const lastsNs = evidence.startNs(row[last] as number) - evidence.startNs(row[first] as number);
    if (lastsNs > SPIN_WINDOW_NS) continue;
    for (let i = Math.max(first, until); i <= last; i++) spins.push(row[i] as number);
    until = last + 1;
  }
  return spins;
}
