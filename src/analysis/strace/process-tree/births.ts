import { argsText, callName, resultText } from '../../../formats/strace/text.ts';
import { CallState, type StraceTrace } from '../../../formats/strace/trace.ts';

/** A process or thread being made: a clone, clone3, fork or vfork that returned a pid. */
export interface Birth {
  readonly call: number;
  /** The thread that made it, an index into `trace.threads`. */
  readonly maker: number;
  /** As strace numbers it, also where the caller lives in another pid namespace. */
  readonly pid: number;
  /** The thread of that pid; -1 where none of its lines is in the log. */
  readonly child: number;
  /** CLONE_THREAD: one more thread of the maker's process. */
  readonly isThread: boolean;
  /** Whether both work with one table of descriptors (CLONE_FILES; threads do in practice). */
  readonly sharesFiles: boolean;
}

const NAMES: ReadonlySet<string> = new Set(['clone', 'clone3', 'fork', 'vfork']);

/** By name id: whether the call makes processes or threads (`clone#64` as well). */
export function birthNames(trace: StraceTrace): readonly boolean[] {
  return trace.names.map((name) => NAMES.has(name.split('#')[0] as string));
}

/** Every birth whose result is in the log, in file order. A call that returned its own pid (a damaged log) is none. */
export function birthsOf(trace: StraceTrace): Birth[] {
  const { calls, threads } = trace;
  const makes = birthNames(trace);
  const births: Birth[] = [];
  if (!makes.includes(true)) return births;
  const byPid = new Map(threads.map((thread, index) => [thread.pid, index]));
  for (let call = 0; call < calls.count; call++) {
    if (!makes[calls.name[call] as number] || calls.state[call] !== CallState.returned) continue;
    if (!((calls.returnValue[call] as number) > 0)) continue;
    const pid = childPid(trace, call);
    const child = byPid.get(pid) ?? -1;
    const maker = calls.thread[call] as number;
    if (child === maker) continue;
    births.push({ call, maker, pid, child, ...flagsOf(trace, call) });
  }
  return births;
}

/** The pid as strace numbers it: `= 5 /* 123 in strace's PID NS *\/` where the namespaces differ. */
function childPid(trace: StraceTrace, call: number): number {
  const outside = /\/\* (\d+) in strace's PID NS/.exec(resultText(trace, call))?.[1];
  return outside === undefined ? (trace.calls.returnValue[call] as number) : Number(outside);
}

/** include/uapi/linux/sched.h */
const CLONE_FILES = 0x400;
const CLONE_THREAD = 0x10000;

/** By name, or in the number that `-X raw` prints. */
function flagsOf(trace: StraceTrace, call: number): Pick<Birth, 'isThread' | 'sharesFiles'> {
  if (!callName(trace, call).startsWith('clone')) return { isThread: false, sharesFiles: false };
  const args = argsText(trace, call);
  const raw = Number.parseInt(/flags=(0x[0-9a-f]+)/.exec(args)?.[1] ?? '0', 16);
  const isThread = args.includes('CLONE_THREAD') || (raw & CLONE_THREAD) !== 0;
  return { isThread, sharesFiles: isThread || args.includes('CLONE_FILES') || (raw & CLONE_FILES) !== 0 };
}
