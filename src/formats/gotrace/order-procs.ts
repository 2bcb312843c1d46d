import { EventKind, ProcState, ResourceKind } from './events.ts';
import type { OrderContext } from './order-context.ts';
import { ABSENT, ProcStatus } from './scheduler-state.ts';

/*
 * Events of Ps, as Go's internal/trace/order.go advances them. Every handler says whether the event can happen now; one
 * that cannot be in any order throws BrokenTrace.
 */

/** `ProcState` by wire status. */
const stateOf: readonly number[] = [
  ProcState.undetermined,
  ProcState.running,
  ProcState.idle,
  ProcState.running,
  ProcState.idle,
];

export function procStatus(o: OrderContext): boolean {
  const { procs } = o;
  const proc = procs.slot(o.argument(0));
  // Go keeps one byte of the status.
  const status = Number(o.exactArgument(1) & 0xffn);
  if (status >= stateOf.length) o.broken(`gives P ${o.procId(proc)} the unknown status ${status}`);
  const known = procs.status[proc] as number;
  let from = stateOf[status] as number;
  let to = from;
  let isPromoted = false;
  if (known === ABSENT) {
    procs.status[proc] = status;
    from = o.isFirstGeneration ? ProcState.undetermined : ProcState.notExist;
  } else if (status === ProcStatus.abandoned && known === ProcStatus.syscall) {
    // Whoever wrote this did not know the thread; we do.
    from = ProcState.running;
    to = ProcState.running;
    isPromoted = true;
  } else if (known !== status)
    o.broken(`says that P ${o.procId(proc)} has status ${status}, but it has ${known}`);
  procs.sequence[proc] = 0;
  procs.generation[proc] = o.generation;
  if (status === ProcStatus.running || status === ProcStatus.syscall) o.nextProc = proc;
  if (!isPromoted) {
    o.procTransition(proc, from, to);
    return true;
  }
  const { thread, proc: own, goroutine } = o;
  const holder = o.threads.proc.indexOf(proc);
  if (holder < 0) o.broken(`speaks of P ${o.procId(proc)} in a syscall, but no thread holds it`);
  o.thread = holder;
  o.proc = proc;
  o.goroutine = o.threads.goroutine[holder] as number;
  o.procTransition(proc, from, to);
  o.thread = thread;
  o.proc = own;
  o.goroutine = goroutine;
  return true;
}

export function procStart(o: OrderContext): boolean {
  const { procs } = o;
  const proc = procs.slot(o.argument(0));
  const sequence = o.argument(1);
  if (procs.status[proc] !== ProcStatus.idle || !procs.isNext(proc, o.generation, sequence) || o.proc !== 0) {
    return false;
  }
  o.needThread();
  procs.status[proc] = ProcStatus.running;
  procs.sequence[proc] = sequence;
  o.nextProc = proc;
  o.procTransition(proc, ProcState.idle, ProcState.running);
  return true;
}

export function procStop(o: OrderContext): boolean {
  const { procs, proc } = o;
  const status = procs.status[proc];
  if (status !== ProcStatus.running && status !== ProcStatus.syscall) {
    o.broken(`stops P ${o.procId(proc)}, which does not run`);
  }
  o.needProc();
  procs.status[proc] = ProcStatus.idle;
  o.nextProc = 0;
  o.procTransition(proc, ProcState.running, ProcState.idle);
  return true;
}

export function procSteal(o: OrderContext): boolean {
  const { procs, threads } = o;
  const proc = procs.slot(o.argument(0));
  const sequence = o.argument(1);
  const status = procs.status[proc];
  const isAbandoned = status === ProcStatus.abandoned;
  if ((status !== ProcStatus.syscall && !isAbandoned) || !procs.isNext(proc, o.generation, sequence))
    return false;
  o.needThread();
  procs.status[proc] = ProcStatus.idle;
  procs.sequence[proc] = sequence;
  if (isAbandoned) {
    // The thread it was taken from may be a new one with an old id by now.
    o.procTransition(proc, ProcState.idle, ProcState.idle);
    return true;
  }
  const victim = threads.slot(o.argument(2));
  if (victim === o.thread) {
    if (o.proc !== proc)
      o.broken(`takes P ${o.procId(proc)} from its own thread, which holds ${o.procId(o.proc)}`);
    o.nextProc = 0;
  } else {
    if (threads.isSeen[victim] !== 1) o.broken(`takes P ${o.procId(proc)} from an unknown thread`);
    if (threads.proc[victim] !== proc) {
      o.broken(
        `takes P ${o.procId(proc)} from thread ${o.threadId(victim)}, which holds ${o.procId(threads.proc[victim] as number)}`,
      );
    }
    threads.proc[victim] = 0;
  }
  o.procTransition(proc, ProcState.running, ProcState.idle);
  return true;
}

export function goSyscallEndCanBlock(o: OrderContext): boolean {
  if (o.proc === 0) return true;
  const status = o.procs.status[o.proc];
  if (status === ABSENT) o.broken(`happens on P ${o.procId(o.proc)}, which is unknown`);
  return status !== ProcStatus.syscall;
}

export function sweepBegin(o: OrderContext, name: number): boolean {
  o.needProc();
  const stack = o.stack(o.argument(0));
  if (o.procs.isSweeping[o.proc] === 1) o.broken('begins a sweep while one is going on');
  o.procs.isSweeping[o.proc] = 1;
  range(o, EventKind.rangeBegin, name, o.proc, stack);
  return true;
}

export function sweepActive(o: OrderContext, name: number): boolean {
  const { procs } = o;
  const proc = procs.slot(o.argument(0));
  if (procs.status[proc] === ABSENT) o.broken(`speaks of P ${o.procId(proc)}, which is unknown`);
  const isSweeping = procs.isSweeping[proc] === 1;
  if (isSweeping === o.isFirstGeneration) {
    o.broken(
      isSweeping ? 'says again that a sweep is going on' : 'says that a sweep is going on, but none began',
    );
  }
  procs.isSweeping[proc] = 1;
  range(o, EventKind.rangeActive, name, proc, 0);
  return true;
}

export function sweepEnd(o: OrderContext, name: number): boolean {
  o.needProc();
  if (o.procs.isSweeping[o.proc] !== 1) o.broken('ends a sweep that did not begin');
  o.procs.isSweeping[o.proc] = 0;
  const at = range(o, EventKind.rangeEnd, name, o.proc, 0);
  o.number(at, 0, o.argument(0));
  o.number(at, 1, o.argument(1));
  return true;
}

function range(o: OrderContext, kind: EventKind, name: number, proc: number, stack: number): number {
  const at = o.row(kind, stack);
  o.block.text[at] = name;
  o.block.about(at, ResourceKind.proc, proc);
  return at;
}
