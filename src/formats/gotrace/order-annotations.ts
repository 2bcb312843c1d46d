import { EventKind, ResourceKind } from './events.ts';
import { GcState, type OrderContext } from './order-context.ts';
import { ABSENT, ASSIST } from './scheduler-state.ts';

/* Ranges, tasks, regions, logs, metrics and labels, as Go's internal/trace/order.go advances them; see order-procs.ts. */

export function metric(o: OrderContext, name: number, stack: number): boolean {
  const at = o.row(EventKind.metric, stack);
  o.block.text[at] = name;
  o.number(at, 0, o.argument(0));
  return true;
}

export function label(o: OrderContext): boolean {
  o.needGoroutine();
  const at = o.row(EventKind.label, 0);
  o.block.text[at] = o.text(o.argument(0));
  o.block.about(at, ResourceKind.goroutine, o.goroutine);
  return true;
}

export function gcActive(o: OrderContext, name: number): boolean {
  const sequence = o.exactArgument(0);
  if (o.isFirstGeneration) {
    if (o.gcState !== GcState.unknown)
      o.broken('is not the first thing that the first generation says of the GC');
    o.gcState = GcState.on;
  } else {
    if (sequence !== nextGc(o)) return false;
    if (o.gcState !== GcState.on) o.broken('says that the GC runs, but none began');
    o.needGoroutine();
  }
  o.gcSequence = sequence;
  return gcRange(o, EventKind.rangeActive, name, 0);
}

export function gcBegin(o: OrderContext, name: number): boolean {
  const sequence = o.exactArgument(0);
  if (o.gcState !== GcState.unknown) {
    if (sequence !== nextGc(o)) return false;
    if (o.gcState === GcState.on) o.broken('begins a GC while one runs');
    o.needGoroutine();
  }
  o.gcSequence = sequence;
  o.gcState = GcState.on;
  return gcRange(o, EventKind.rangeBegin, name, o.stack(o.argument(1)));
}

export function gcEnd(o: OrderContext, name: number): boolean {
  if (o.exactArgument(0) !== nextGc(o)) return false;
  if (o.gcState !== GcState.on) o.broken('ends a GC that was not seen to begin');
  o.gcSequence = nextGc(o);
  o.gcState = GcState.off;
  o.needGoroutine();
  return gcRange(o, EventKind.rangeEnd, name, 0);
}

function nextGc(o: OrderContext): bigint {
  return BigInt.asUintN(64, o.gcSequence + 1n);
}

function gcRange(o: OrderContext, kind: EventKind, name: number, stack: number): boolean {
  const at = o.row(kind, stack);
  o.block.text[at] = name;
  o.block.about(at, ResourceKind.none, 0);
  return true;
}

function goRange(o: OrderContext, kind: EventKind, name: number, slot: number, stack: number): boolean {
  const at = o.row(kind, stack);
  o.block.text[at] = name;
  o.block.about(at, ResourceKind.goroutine, slot);
  if (kind === EventKind.rangeEnd) {
    o.block.value[at] = 0;
    o.block.value2[at] = 0;
  }
  return true;
}

function beginRange(o: OrderContext, range: number): void {
  o.needGoroutine();
  if (o.goroutines.status[o.goroutine] === ABSENT) o.broken('happens in an unknown goroutine');
  const open = o.goroutines.rangesOf(o.goroutine);
  if (open.includes(range)) o.broken('begins what is already going on');
  open.push(range);
}

/** Closes the first open range of that type. @returns what it was opened with */
function endRange(o: OrderContext, isRight: (range: number) => boolean): number {
  o.needGoroutine();
  if (o.goroutines.status[o.goroutine] === ABSENT) o.broken('happens in an unknown goroutine');
  const open = o.goroutines.rangesOf(o.goroutine);
  const at = open.findIndex(isRight);
  if (at < 0) o.broken('ends what did not begin');
  const range = open[at] as number;
  open[at] = open[open.length - 1] as number;
  open.pop();
  return range;
}

const isAssist = (range: number): boolean => range === ASSIST;
const isStw = (range: number): boolean => range !== ASSIST;

export function stwBegin(o: OrderContext): boolean {
  const kind = o.argument(0);
  beginRange(o, kind);
  return goRange(o, EventKind.rangeBegin, o.stwName(o.text(kind)), o.goroutine, o.stack(o.argument(1)));
}

export function stwEnd(o: OrderContext): boolean {
  const kind = endRange(o, isStw);
  return goRange(o, EventKind.rangeEnd, o.stwName(o.textOrEmpty(kind)), o.goroutine, 0);
}

export function assistBegin(o: OrderContext, name: number): boolean {
  beginRange(o, ASSIST);
  return goRange(o, EventKind.rangeBegin, name, o.goroutine, o.stack(o.argument(0)));
}

export function assistEnd(o: OrderContext, name: number): boolean {
  endRange(o, isAssist);
  return goRange(o, EventKind.rangeEnd, name, o.goroutine, 0);
}

export function assistActive(o: OrderContext, name: number): boolean {
  const slot = o.goroutines.slot(o.argument(0));
  if (o.goroutines.status[slot] === ABSENT) o.broken(`speaks of goroutine ${o.goId(slot)}, which is unknown`);
  const open = o.goroutines.rangesOf(slot);
  const isOpen = open.includes(ASSIST);
  if (isOpen === o.isFirstGeneration) {
    o.broken(
      isOpen
        ? 'says again that a goroutine assists'
        : 'says that a goroutine assists, but it did not begin to',
    );
  }
  if (!isOpen) open.push(ASSIST);
  return goRange(o, EventKind.rangeActive, name, slot, 0);
}

export function taskBegin(o: OrderContext): boolean {
  const { tasks } = o;
  const slot = tasks.slot(o.argument(0));
  if (tasks.isActive[slot] === 1) o.broken(`begins task ${o.exactArgument(0)}, which goes on`);
  // 0 is no parent here, not the background task.
  const parent = o.argument(1) === 0 ? 0 : tasks.slot(o.argument(1));
  const name = o.text(o.argument(2));
  tasks.isActive[slot] = 1;
  tasks.name[slot] = name;
  tasks.parent[slot] = parent;
  o.needGoroutine();
  return task(o, EventKind.taskBegin, slot, o.stack(o.argument(3)));
}

/** The end may come generations later: name and parent are those of the beginning, if that was seen. */
export function taskEnd(o: OrderContext): boolean {
  const { tasks } = o;
  const slot = tasks.slot(o.argument(0));
  if (tasks.isActive[slot] !== 1) {
    tasks.name[slot] = 0;
    tasks.parent[slot] = 0;
  }
  tasks.isActive[slot] = 0;
  o.needGoroutine();
  return task(o, EventKind.taskEnd, slot, o.stack(o.argument(1)));
}

function task(o: OrderContext, kind: EventKind, slot: number, stack: number): boolean {
  const { block, tasks } = o;
  const at = o.row(kind, stack);
  block.task[at] = slot - 1;
  block.parent[at] = (tasks.parent[slot] as number) - 1;
  block.text[at] = tasks.name[slot] as number;
  return true;
}

export function region(o: OrderContext, isEnd: boolean): boolean {
  o.needGoroutine();
  const { block } = o;
  const slot = o.tasks.slot(o.argument(0));
  const name = o.text(o.argument(1));
  if (o.goroutines.status[o.goroutine] === ABSENT) o.broken('happens in an unknown goroutine');
  if (isEnd) endRegion(o, slot, name);
  else o.goroutines.regionsOf(o.goroutine).push(slot, name);
  const at = o.row(isEnd ? EventKind.regionEnd : EventKind.regionBegin, o.stack(o.argument(2)));
  block.task[at] = slot - 1;
  block.text[at] = name;
  return true;
}

/** Regions that began before the trace may end in it; any other end must be that of the innermost. */
function endRegion(o: OrderContext, task: number, name: number): void {
  const open = o.goroutines.regionsOf(o.goroutine);
  if (open.length === 0) return;
  if (open[open.length - 2] !== task || open[open.length - 1] !== name) {
    o.broken(`ends another region than the innermost of goroutine ${o.goId(o.goroutine)}`);
  }
  open.length -= 2;
}

export function log(o: OrderContext): boolean {
  o.needGoroutine();
  const { block } = o;
  const at = o.row(EventKind.log, o.stack(o.argument(3)));
  block.task[at] = o.tasks.slot(o.argument(0)) - 1;
  block.text[at] = o.text(o.argument(1));
  block.text2[at] = o.text(o.argument(2));
  return true;
}

/** An event of an experiment: name, and its first two arguments. */
export function experimental(o: OrderContext, name: number): boolean {
  o.needThread();
  const at = o.row(EventKind.experimental, 0);
  o.block.text[at] = name;
  o.block.about(at, ResourceKind.none, 0);
  o.number(at, 0, o.argument(0));
  o.number(at, 1, o.argument(1));
  return true;
}
