import { argsText, callName } from '../../../formats/strace/text.ts';
import type { StraceTrace } from '../../../formats/strace/trace.ts';
import type { Life, Lives } from '../process-tree/lives.ts';

/** Finds lives by pid. */
export class LifeFinder {
  readonly #byPid = new Map<number, Life[]>();

  constructor(lives: Lives) {
    for (const life of lives.all) {
      if (life.pid === null) continue;
      const list = this.#byPid.get(life.pid);
      if (list) list.push(life);
      else this.#byPid.set(life.pid, [life]);
    }
  }

  /** The last life of a pid that began at or before a line (0-based). Files of a -ff set have no order: then any. */
  find(pid: number, line: number): Life | undefined {
    const list = this.#byPid.get(pid);
    if (!list || list.length < 2) return list?.[0];
    return list.findLast(({ firstLine }) => firstLine <= line) ?? list[0];
  }

  /** Whether the log shows a clone with CLONE_THREAD that returned this pid. */
  isThread(pid: number): boolean {
    return this.#byPid.get(pid)?.some(({ birth }) => birth?.isThread) ?? false;
  }
}

/** The child that wait4, waitid or vfork waited for: what it returned, else what it asked for; 0 for any child. */
export function childOf(trace: StraceTrace, call: number): number {
  const returned = trace.calls.returnValue[call] as number;
  if (returned > 0) return returned;
  const args = argsText(trace, call);
  if (callName(trace, call).startsWith('waitid')) return Number(/si_pid=(\d+)/.exec(args)?.[1] ?? 0);
  return Number(/^(?:[a-z_]+=)?(\d+)/.exec(args)?.[1] ?? 0);
}

/** What a process last ran, as given to execve; empty where the log does not show it. */
export function programOf(life: Life): string {
  return life.execs.at(-1)?.path ?? '';
}
