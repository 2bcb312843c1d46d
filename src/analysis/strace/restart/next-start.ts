import { CallState, type StraceTrace } from '../../../formats/strace/trace.ts';
import type { Life, Lives } from '../process-tree/lives.ts';
import { WaitRole, waitRole } from '../wait-roles.ts';
import type { Stop } from './stop.ts';

/** The same program started again. Times from the trace's base. */
export interface NextStart {
  readonly life: number;
  readonly pid: number | null;
  /** The fork that made the process, where it is in the log; else its first line. */
  readonly bornNs: number;
  /** Its execve of the program. */
  readonly execCall: number;
  readonly execNs: number;
  /** The call of the stopped process's parent that made it; -1 where the log does not show it. */
  readonly forkCall: number;
}

/**
 * The first process after a signal that runs the same program: made by the same parent where the log shows one, else one
 * whose parent it does not show (the next run in a file that `strace -A` appended to). Null where there is none, or where
 * the log does not say what the stopped process ran. It may begin before the old one has ended.
 */
export function nextStart({ all }: Lives, stop: Stop): NextStart | null {
  const old = all[stop.life] as Life;
  const path = old.execs.findLast(({ startNs }) => !(startNs > stop.fromNs))?.path ?? '';
  if (path === '') return null;
  const parent = all[old.maker]?.leader ?? -1;
  let best: NextStart | null = null;
  for (const life of all) {
    if (life.index === old.index || life.leader !== life.index) continue;
    if ((all[life.maker]?.leader ?? -1) !== parent || !(life.firstNs > stop.fromNs)) continue;
    const exec = life.execs.find((one) => one.path === path);
    if (!exec || (best && best.execNs <= exec.startNs)) continue;
    best = {
      life: life.index,
      pid: life.pid,
      bornNs: life.firstNs,
      execCall: exec.call,
      execNs: exec.startNs,
      forkCall: life.birth?.call ?? -1,
    };
  }
  return best;
}

/** A wait4 or waitid that returned the pid of the stopped process after its exit; -1 where the log has none. */
export function reapedBy(trace: StraceTrace, { all, lifeOf }: Lives, stop: Stop): number {
  const parent = all[(all[stop.life] as Life).maker]?.leader ?? -1;
  if (parent < 0 || !stop.end) return -1;
  const { calls } = trace;
  const isWait = trace.names.map((name) => waitRole(name) === WaitRole.child && !name.startsWith('vfork'));
  for (let call = 0; call < calls.count; call++) {
    if (!isWait[calls.name[call] as number] || calls.returnValue[call] !== stop.pid) continue;
    if (calls.state[call] !== CallState.returned || all[lifeOf[call] as number]?.leader !== parent) continue;
    const endNs = (calls.startNs[call] as number) + (calls.durationNs[call] || 0);
    if (endNs >= stop.toNs) return call;
  }
  return -1;
}
