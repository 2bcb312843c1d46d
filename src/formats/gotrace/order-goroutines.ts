import { GoState, ProcState } from './events.ts';
import type { OrderContext } from './order-context.ts';
import { goSyscallEndCanBlock } from './order-procs.ts';
import { ABSENT, GoStatus, ProcStatus } from './scheduler-state.ts';

/* Events of goroutines, as Go's internal/trace/order.go advances them; see order-procs.ts. */

/** `GoState` by wire status. */
const stateOf: readonly number[] = [
  GoState.undetermined,
  GoState.runnable,
  GoState.running,
  GoState.syscall,
  GoState.waiting,
];

/** Slot, status and sequence number of the goroutine that an event names, if it can have the event now. */
function isReady(o: OrderContext, slot: number, status: number): boolean {
  return o.goroutines.canAdvance(slot, status, o.generation, o.argument(1));
}

function needRunning(o: OrderContext): void {
  o.needGoroutine();
  if (o.goroutines.status[o.goroutine] !== GoStatus.running) {
    o.broken(`happens in goroutine ${o.goId(o.goroutine)}, which does not run`);
  }
}

export function goStatus(o: OrderContext, hasStack: boolean): boolean {
  const { goroutines } = o;
  const slot = goroutines.slot(o.argument(0));
  // Go keeps one byte of the status.
  const status = Number(o.exactArgument(2) & 0xffn);
  if (status >= stateOf.length) o.broken(`gives goroutine ${o.goId(slot)} the unknown status ${status}`);
  const known = goroutines.status[slot] as number;
  let from = stateOf[status] as number;
  if (known === ABSENT) {
    if (!o.isFirstGeneration)
      o.broken(`speaks of goroutine ${o.goId(slot)}, which no generation before knew`);
    goroutines.status[slot] = status;
    from = GoState.undetermined;
  } else if (known !== status) {
    o.broken(`says that goroutine ${o.goId(slot)} has status ${status}, but it has ${known}`);
  }
  goroutines.sequence[slot] = 0;
  goroutines.generation[slot] = o.generation;
  const stack = hasStack ? o.stack(o.argument(3)) : 0;
  const { thread, goroutine } = o;
  if (status === GoStatus.running) o.nextGoroutine = slot;
  else if (status === GoStatus.syscall) placeInSyscall(o, slot);
  o.goTransition(slot, from, stateOf[status] as number, 0, stack, stack);
  o.thread = thread;
  o.goroutine = goroutine;
  return true;
}

/** A goroutine in a syscall belongs to the thread that the event names, which need not be the one that tells of it. */
function placeInSyscall(o: OrderContext, slot: number): void {
  const { threads } = o;
  const named = threads.slot(o.argument(1));
  if (named === 0) o.broken(`says that goroutine ${o.goId(slot)} is in a syscall on no thread`);
  if (named === o.thread) {
    if (!o.isFirstGeneration && o.goroutine !== slot) {
      o.broken(
        `says that goroutine ${o.goId(slot)} is in a syscall, but its thread has ${o.goId(o.goroutine)}`,
      );
    }
    o.nextGoroutine = slot;
    return;
  }
  if (threads.isSeen[named] === 1) {
    const held = threads.goroutine[named] as number;
    if (held !== slot) {
      o.broken(`says that goroutine ${o.goId(slot)} is in a syscall, but its thread has ${o.goId(held)}`);
    }
    o.goroutine = held;
  } else {
    threads.isSeen[named] = 1;
    threads.goroutine[named] = slot;
    threads.proc[named] = 0;
  }
  o.thread = named;
}

export function goCreate(o: OrderContext, isBlocked: boolean): boolean {
  const { goroutines } = o;
  o.needProc();
  const creator = goroutines.status[o.goroutine] as number;
  if (creator !== ABSENT && creator !== GoStatus.running) {
    o.broken(`happens in goroutine ${o.goId(o.goroutine)}, which does not run`);
  }
  const slot = goroutines.slot(o.argument(0));
  if (goroutines.status[slot] !== ABSENT) o.broken(`makes goroutine ${o.goId(slot)}, which is there already`);
  goroutines.create(slot, isBlocked ? GoStatus.waiting : GoStatus.runnable, o.generation);
  const to = isBlocked ? GoState.waiting : GoState.runnable;
  o.goTransition(slot, GoState.notExist, to, 0, o.stack(o.argument(1)), o.stack(o.argument(2)));
  return true;
}

export function goStart(o: OrderContext): boolean {
  const slot = o.goroutines.slot(o.argument(0));
  if (!isReady(o, slot, GoStatus.runnable)) return false;
  o.needProc();
  if (o.goroutine !== 0) o.broken(`happens while goroutine ${o.goId(o.goroutine)} runs on the thread`);
  o.goroutines.status[slot] = GoStatus.running;
  o.goroutines.sequence[slot] = o.argument(1);
  o.nextGoroutine = slot;
  o.goTransition(slot, GoState.runnable, GoState.running, 0, 0, 0);
  return true;
}

/** GoStop and GoBlock. */
export function goPause(o: OrderContext, status: number, to: number): boolean {
  needRunning(o);
  const slot = o.goroutine;
  o.goroutines.status[slot] = status;
  o.nextGoroutine = 0;
  const stack = o.stack(o.argument(1));
  o.goTransition(slot, GoState.running, to, o.text(o.argument(0)), stack, stack);
  return true;
}

export function goDestroy(o: OrderContext): boolean {
  needRunning(o);
  o.goroutines.destroy(o.goroutine);
  o.nextGoroutine = 0;
  o.goTransition(o.goroutine, GoState.running, GoState.notExist, 0, 0, 0);
  return true;
}

export function goUnblock(o: OrderContext): boolean {
  const slot = o.goroutines.slot(o.argument(0));
  if (!isReady(o, slot, GoStatus.waiting)) return false;
  o.goroutines.status[slot] = GoStatus.runnable;
  o.goroutines.sequence[slot] = o.argument(1);
  o.goTransition(slot, GoState.waiting, GoState.runnable, 0, 0, o.stack(o.argument(2)));
  return true;
}

/** A switch between coroutines is three events: the other one is unblocked, this one blocks or ends, that one starts. */
export function goSwitch(o: OrderContext, isLast: boolean): boolean {
  const { goroutines, goroutine } = o;
  needRunning(o);
  const next = goroutines.slot(o.argument(0));
  if (!isReady(o, next, GoStatus.waiting)) return false;
  o.goTransition(next, GoState.waiting, GoState.runnable, 0, 0, 0);
  if (isLast) {
    goroutines.destroy(goroutine);
    o.goTransition(goroutine, GoState.running, GoState.notExist, 0, 0, 0);
  } else {
    goroutines.status[goroutine] = GoStatus.waiting;
    o.goTransition(goroutine, GoState.running, GoState.waiting, 0, 0, 0);
  }
  goroutines.status[next] = GoStatus.running;
  goroutines.sequence[next] = o.argument(1);
  o.nextGoroutine = next;
  o.goroutine = 0;
  o.goTransition(next, GoState.runnable, GoState.running, 0, 0, 0);
  return true;
}

export function goSyscallBegin(o: OrderContext): boolean {
  const { procs, proc } = o;
  needRunning(o);
  o.goroutines.status[o.goroutine] = GoStatus.syscall;
  if (procs.status[proc] === ABSENT) o.broken(`happens on P ${o.procId(proc)}, which is unknown`);
  procs.status[proc] = ProcStatus.syscall;
  // The P runs: its number has to be right at once.
  if (!procs.isNext(proc, o.generation, o.argument(0))) {
    o.broken(
      `has sequence number ${o.exactArgument(0)}, but P ${o.procId(proc)} is at ${procs.sequence[proc]}`,
    );
  }
  procs.sequence[proc] = o.argument(0);
  const stack = o.stack(o.argument(1));
  o.goTransition(o.goroutine, GoState.running, GoState.syscall, 0, stack, stack);
  return true;
}

export function goSyscallEnd(o: OrderContext): boolean {
  o.needGoroutine();
  needSyscall(o);
  if (o.procs.status[o.proc] !== ProcStatus.syscall)
    o.broken(`happens on P ${o.procId(o.proc)}, which is in no syscall`);
  o.goroutines.status[o.goroutine] = GoStatus.running;
  o.procs.status[o.proc] = ProcStatus.running;
  o.goTransition(o.goroutine, GoState.syscall, GoState.running, 0, 0, 0);
  return true;
}

export function goSyscallEndBlocked(o: OrderContext): boolean {
  if (!goSyscallEndCanBlock(o)) return false;
  o.needThread();
  needSyscall(o);
  o.goroutines.status[o.goroutine] = GoStatus.runnable;
  o.nextGoroutine = 0;
  o.goTransition(o.goroutine, GoState.syscall, GoState.runnable, 0, 0, 0);
  return true;
}

export function goCreateSyscall(o: OrderContext): boolean {
  o.needThread();
  if (o.goroutine !== 0) o.broken(`happens while goroutine ${o.goId(o.goroutine)} is on the thread`);
  const slot = o.goroutines.slot(o.argument(0));
  if (o.goroutines.status[slot] !== ABSENT)
    o.broken(`makes goroutine ${o.goId(slot)}, which is there already`);
  o.goroutines.create(slot, GoStatus.syscall, o.generation);
  o.nextGoroutine = slot;
  o.goTransition(slot, GoState.notExist, GoState.syscall, 0, 0, 0);
  return true;
}

export function goDestroySyscall(o: OrderContext): boolean {
  const { procs, proc, goroutine } = o;
  o.needThread();
  needSyscall(o);
  o.goroutines.destroy(goroutine);
  o.nextGoroutine = 0;
  if (proc !== 0) {
    if (procs.status[proc] !== ProcStatus.syscall)
      o.broken(`happens on P ${o.procId(proc)}, which is in no syscall`);
    // The thread's id may be given to another thread now: whoever takes this P must not look for it there.
    procs.status[proc] = ProcStatus.abandoned;
    o.nextProc = 0;
    o.procTransition(proc, ProcState.running, ProcState.idle);
  }
  o.goTransition(goroutine, GoState.syscall, GoState.notExist, 0, 0, 0);
  return true;
}

function needSyscall(o: OrderContext): void {
  if (o.goroutine === 0) o.broken('happens on a thread without a goroutine');
  if (o.goroutines.status[o.goroutine] !== GoStatus.syscall) {
    o.broken(`happens in goroutine ${o.goId(o.goroutine)}, which is in no syscall`);
  }
}
