import {
  type EventBlock,
  EventKind,
  type EventSink,
  GoState,
  ProcState,
  ResourceKind,
} from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { grown } from '../columns.ts';
import { rootFunction } from '../goroutines/root-frame.ts';
import { ProcCells } from '../procs.ts';
import { PROC_RUNS, PROC_STOPS, RUNS_ASSIST, RUNS_SWEEP, SINCE_START, StateCodes } from './state-codes.ts';
import { NO_PROC, TransitionLog } from './transition-log.ts';

const workerLabel = 'GC (';

type Role = 'assist' | 'sweep' | 'worker' | '';
const roles: ReadonlyMap<string, Role> = new Map([
  ['GC mark assist', 'assist'],
  ['GC incremental sweep', 'sweep'],
]);

/** Keeps what a timeline is drawn from: every change of a goroutine's or a P's state. */
export class TimelineSink implements EventSink {
  readonly log: TransitionLog;
  readonly codes: StateCodes;
  /** Ids of Ps by their dense index, as columns have them. */
  readonly procs: number[] = [];
  /** Goroutines that the runtime labels as workers of the collector. */
  readonly gcWorkers = new Set<number>();
  /** Goroutines that were seen to change their state. */
  goroutineCount = 0;
  /** By goroutine: index of its root function in `strings`, and one; 1 where no stack was seen; 0 for one never seen. */
  private nameCells = new Int32Array(0);
  private readonly tables: TraceTables;
  private readonly procIndex = new ProcCells(-1);
  private readonly assisting = new Set<number>();
  private readonly texts = new Map<number, Role>();

  /** @param most rows kept */
  constructor(tables: TraceTables, most?: number) {
    this.tables = tables;
    this.codes = new StateCodes(tables.strings);
    this.log = new TransitionLog(most);
  }

  take(block: EventBlock): void {
    const { count, kind, resourceKind, from, to } = block;
    this.nameCells = grown(this.nameCells, this.tables.goroutines.count);
    for (let at = 0; at < count; at++) {
      const eventKind = kind[at] as number;
      if (eventKind === EventKind.stateTransition) {
        if (from[at] === to[at]) continue;
        if (resourceKind[at] === ResourceKind.goroutine) this.takeGoroutine(block, at);
        else if (resourceKind[at] === ResourceKind.proc) this.takeProc(block, at);
      } else if (eventKind === EventKind.label) this.takeLabel(block, at);
      else if (eventKind >= EventKind.rangeBegin && eventKind <= EventKind.rangeEnd)
        this.takeRange(block, at, eventKind);
    }
  }

  private takeGoroutine(block: EventBlock, at: number): void {
    const goroutine = block.resource[at] as number;
    const to = block.to[at] as number;
    if (block.from[at] === GoState.undetermined || block.from[at] === GoState.notExist)
      this.appear(goroutine);
    if (this.nameCells[goroutine] === 1)
      this.nameCells[goroutine] = 1 + rootFunction(this.tables, block.resourceStack[at] as number);
    let code = this.codes.of(to, block.text[at] as number);
    if (this.assisting.size > 0 && this.assisting.has(goroutine)) {
      if (to === GoState.running) code = RUNS_ASSIST;
      else if (to === GoState.notExist) this.assisting.delete(goroutine);
    }
    if (block.from[at] === GoState.undetermined) code |= SINCE_START;
    this.log.push(block.timeNs[at] as number, code, goroutine, this.procOf(block.proc[at] as number));
  }

  /** An id that a forged trace uses twice stands for the later goroutine. */
  private appear(goroutine: number): void {
    if (this.nameCells[goroutine] === 0) this.goroutineCount++;
    this.nameCells[goroutine] = 1;
  }

  /** Whether a goroutine was seen to change its state. */
  isKnown(goroutine: number): boolean {
    return (this.nameCells[goroutine] ?? 0) !== 0;
  }

  /** Index in `strings` of the function that a goroutine began in; 0 where no stack was seen. */
  nameOf(goroutine: number): number {
    return Math.max(0, (this.nameCells[goroutine] ?? 0) - 1);
  }

  private takeProc(block: EventBlock, at: number): void {
    const code = block.to[at] === ProcState.running ? PROC_RUNS : PROC_STOPS;
    this.log.push(
      block.timeNs[at] as number,
      code,
      block.thread[at] as number,
      this.procOf(block.resource[at] as number),
    );
  }

  private takeLabel(block: EventBlock, at: number): void {
    if (block.resourceKind[at] !== ResourceKind.goroutine) return;
    if (this.roleOf(block.text[at] as number) === 'worker') this.gcWorkers.add(block.resource[at] as number);
  }

  private takeRange(block: EventBlock, at: number, kind: number): void {
    if (block.resourceKind[at] === ResourceKind.proc) {
      if (this.roleOf(block.text[at] as number) === 'sweep') this.takeSweep(block, at, kind);
      return;
    }
    if (block.resourceKind[at] !== ResourceKind.goroutine) return;
    if (this.roleOf(block.text[at] as number) !== 'assist') return;
    const goroutine = block.resource[at] as number;
    const begins = kind !== EventKind.rangeEnd;
    if (begins === this.assisting.has(goroutine)) return;
    if (begins) this.assisting.add(goroutine);
    else this.assisting.delete(goroutine);
    // One that is only found active may be doing anything just now.
    if (kind === EventKind.rangeActive || block.goroutine[at] !== goroutine) return;
    const code = begins ? RUNS_ASSIST : this.codes.of(GoState.running, 0);
    this.log.push(block.timeNs[at] as number, code, goroutine, this.procOf(block.proc[at] as number));
  }

  /** Sweeping is told of a P: it is done by the goroutine that runs there. */
  private takeSweep(block: EventBlock, at: number, kind: number): void {
    const goroutine = block.goroutine[at] as number;
    if (goroutine < 0 || kind === EventKind.rangeActive) return;
    const goesOn = this.assisting.has(goroutine) ? RUNS_ASSIST : this.codes.of(GoState.running, 0);
    const code = kind === EventKind.rangeBegin ? RUNS_SWEEP : goesOn;
    this.log.push(block.timeNs[at] as number, code, goroutine, this.procOf(block.proc[at] as number));
  }

  private roleOf(text: number): Role {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const words = this.tables.strings.text(text);
    const role = roles.get(words) ?? (words.startsWith(workerLabel) ? 'worker' : '');
    this.texts.set(text, role);
    return role;
  }

  private procOf(proc: number): number {
    if (proc < 0) return NO_PROC;
    const known = this.procIndex.get(proc);
    if (known >= 0) return known;
    if (this.procs.length >= NO_PROC) return NO_PROC;
    this.procIndex.set(proc, this.procs.length);
    return this.procs.push(proc) - 1;
  }
}
