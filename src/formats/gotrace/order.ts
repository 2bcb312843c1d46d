import type { BlockWriter } from './block-writer.ts';
import type { Clock } from './clock.ts';
import { Cursors } from './cursors.ts';
import { EventKind, GoState } from './events.ts';
import type { GenerationData } from './generation-data.ts';
import * as annotations from './order-annotations.ts';
import { OrderContext } from './order-context.ts';
import * as goroutines from './order-goroutines.ts';
import * as procs from './order-procs.ts';
import { BrokenTrace } from './problems.ts';
import { GoStatus } from './scheduler-state.ts';
import type { Tables } from './tables.ts';
import { Wire, wireNames } from './wire.ts';

/**
 * Puts the events of a generation in order: threads write theirs without waiting for each other, and their clocks are not
 * to be trusted, so an event takes place when the emulated scheduler allows it. Follows Go's internal/trace (reader.go,
 * order.go), event for event.
 */
export class Order {
  private readonly cursors: Cursors;
  private readonly context: OrderContext;
  private readonly block: BlockWriter;
  private readonly clock: Clock;
  private readonly generations = new Map<number, number>();
  private readonly names: Readonly<Record<'mark' | 'sweep' | 'assist' | 'threads' | 'heap' | 'goal', number>>;
  private readonly experiments: readonly number[];
  private data: GenerationData | undefined;
  private sample = 0;

  constructor(tables: Tables, clock: Clock, block: BlockWriter, wireEvents: Float64Array) {
    this.cursors = new Cursors(tables, clock, wireEvents);
    this.context = new OrderContext(tables, this.cursors, block);
    this.block = block;
    this.clock = clock;
    const { strings } = tables;
    this.names = {
      mark: strings.addText('GC concurrent mark phase'),
      sweep: strings.addText('GC incremental sweep'),
      assist: strings.addText('GC mark assist'),
      threads: strings.addText('/sched/gomaxprocs:threads'),
      heap: strings.addText('/memory/classes/heap/objects:bytes'),
      goal: strings.addText('/gc/heap/goal:bytes'),
    };
    this.experiments = wireNames.map((name) => strings.addText(name));
  }

  /** Where in the generation's bytes the event ends that is looked at. */
  get position(): number {
    return this.cursors.size === 0 ? 0 : this.cursors.positionOf(this.cursors.heap[0] as number);
  }

  /** Looks at the first event of every thread. @throws BrokenTrace where one can't be read */
  begin(data: GenerationData, bytes: Uint8Array): void {
    this.data = data;
    this.sample = 0;
    this.cursors.start(data, bytes);
    let place = this.generations.get(data.number);
    if (place === undefined) {
      place = this.generations.size;
      this.generations.set(data.number, place);
    }
    this.context.begin(data, place);
  }

  /** Hands events of the generation to the block until it is full or they are all there. @returns whether they are @throws BrokenTrace */
  run(): boolean {
    const { block, cursors } = this;
    const { samples } = this.data as GenerationData;
    for (;;) {
      if (block.isFull) return false;
      if (this.sample < samples.count) {
        const next = samples.timeNs[samples.order[this.sample] as number] as number;
        if (cursors.size === 0 || next < (cursors.timeNs[cursors.heap[0] as number] as number)) {
          this.takeSample();
          continue;
        }
      }
      if (cursors.size === 0) return true;
      if (!this.take(0)) this.takeLater();
    }
  }

  /** Tries the event of the cursor at a place of the heap. */
  private take(place: number): boolean {
    const { context, cursors } = this;
    const cursor = cursors.heap[place] as number;
    context.load(cursor);
    if (!this.advance(cursors.type[cursor] as number)) return false;
    context.store();
    cursors.advance(place);
    this.block.commit();
    return true;
  }

  /** The earliest event has to wait: the others are tried in order of time. */
  private takeLater(): void {
    const { cursors } = this;
    cursors.sort();
    for (let place = 1; place < cursors.size; place++) if (this.take(place)) return;
    throw new BrokenTrace('order', 'the events of this generation fit together in no order');
  }

  private takeSample(): void {
    const { block } = this;
    const { samples, stacks } = this.data as GenerationData;
    const sample = samples.order[this.sample++] as number;
    block.exactNs = this.clock.relativeNs(samples.time[sample] as number);
    const at = block.row(
      EventKind.stackSample,
      samples.timeNs[sample] as number,
      samples.thread[sample] as number,
      samples.proc[sample] as number,
      samples.goroutine[sample] as number,
    );
    block.exactNs = null;
    // Go's reader does not check this id.
    block.stack[at] = Math.max(0, stacks.ids.get(samples.stack[sample] as number));
    block.commit();
  }

  /** @returns false where the event has to wait for another thread's */
  private advance(type: number): boolean {
    const { context: o, names } = this;
    switch (type) {
      case Wire.goStart:
        return goroutines.goStart(o);
      case Wire.goStop:
        return goroutines.goPause(o, GoStatus.runnable, GoState.runnable);
      case Wire.goBlock:
        return goroutines.goPause(o, GoStatus.waiting, GoState.waiting);
      case Wire.goUnblock:
        return goroutines.goUnblock(o);
      case Wire.goSyscallBegin:
        return goroutines.goSyscallBegin(o);
      case Wire.goSyscallEnd:
        return goroutines.goSyscallEnd(o);
      case Wire.goSyscallEndBlocked:
        return goroutines.goSyscallEndBlocked(o);
      case Wire.goCreate:
        return goroutines.goCreate(o, false);
      case Wire.goCreateBlocked:
        return goroutines.goCreate(o, true);
      case Wire.goCreateSyscall:
        return goroutines.goCreateSyscall(o);
      case Wire.goDestroy:
        return goroutines.goDestroy(o);
      case Wire.goDestroySyscall:
        return goroutines.goDestroySyscall(o);
      case Wire.goStatus:
        return goroutines.goStatus(o, false);
      case Wire.goStatusStack:
        return goroutines.goStatus(o, true);
      case Wire.goSwitch:
        return goroutines.goSwitch(o, false);
      case Wire.goSwitchDestroy:
        return goroutines.goSwitch(o, true);
      case Wire.procStart:
        return procs.procStart(o);
      case Wire.procStop:
        return procs.procStop(o);
      case Wire.procSteal:
        return procs.procSteal(o);
      case Wire.procStatus:
        return procs.procStatus(o);
      case Wire.gcSweepBegin:
        return procs.sweepBegin(o, names.sweep);
      case Wire.gcSweepActive:
        return procs.sweepActive(o, names.sweep);
      case Wire.gcSweepEnd:
        return procs.sweepEnd(o, names.sweep);
      case Wire.heapAlloc:
        o.needProc();
        return annotations.metric(o, names.heap, 0);
      case Wire.heapGoal:
        o.needProc();
        return annotations.metric(o, names.goal, 0);
      case Wire.procsChange:
        o.needGoroutine();
        return annotations.metric(o, names.threads, o.stack(o.argument(1)));
      case Wire.goLabel:
        return annotations.label(o);
      case Wire.userRegionBegin:
        return annotations.region(o, false);
      case Wire.userRegionEnd:
        return annotations.region(o, true);
      case Wire.userTaskBegin:
        return annotations.taskBegin(o);
      case Wire.userTaskEnd:
        return annotations.taskEnd(o);
      case Wire.userLog:
        return annotations.log(o);
      case Wire.gcActive:
        return annotations.gcActive(o, names.mark);
      case Wire.gcBegin:
        return annotations.gcBegin(o, names.mark);
      case Wire.gcEnd:
        return annotations.gcEnd(o, names.mark);
      case Wire.gcMarkAssistActive:
        return annotations.assistActive(o, names.assist);
      case Wire.gcMarkAssistBegin:
        return annotations.assistBegin(o, names.assist);
      case Wire.gcMarkAssistEnd:
        return annotations.assistEnd(o, names.assist);
      case Wire.stwBegin:
        return annotations.stwBegin(o);
      case Wire.stwEnd:
        return annotations.stwEnd(o);
    }
    if (type < Wire.span)
      throw new BrokenTrace('bad-event', `type ${type} has no place in the order of events`);
    return annotations.experimental(o, this.experiments[type] as number);
  }
}
