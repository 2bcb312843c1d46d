import { type EventBlock, EventKind, GoState, ResourceKind } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { grown } from '../columns.ts';
import type { EventRows } from '../event-rows.ts';

/** What can change how many Ps work for the collector. */
export const Activity = {
  /** GOMAXPROCS is `who`. */
  procs: 0,
  stopBegin: 1,
  stopEnd: 2,
  sweepBegin: 3,
  sweepEnd: 4,
  /** Found going on in the first generation: it has since before the trace. */
  sweepActive: 5,
  assistBegin: 6,
  assistEnd: 7,
  /** The same, of a goroutine that executes. */
  assistActive: 8,
  /** A goroutine becomes a background worker, not of the idle kind. */
  worker: 9,
  dedicatedWorker: 10,
  /** A goroutine that works for the collector starts or stops to execute. */
  execute: 11,
  leave: 12,
  /** A goroutine is found to assist that does not execute just now. */
  assistWaiting: 13,
} as const;
export type Activity = (typeof Activity)[keyof typeof Activity];

/** Steps kept: 16 bytes each. Later ones are counted, and utilization ends before them. */
const stepLimit = 8_000_000;
const ASSISTING = 1;
const WORKER = 2;

const executes = (state: number) => state === GoState.running || state === GoState.syscall;

/**
 * Picks out of a trace what mutator utilization depends on, so that it can be computed for any set of flags without
 * reading the trace again. As upstream, nothing counts before GOMAXPROCS is known.
 */
export class GcActivity implements EventRows {
  count = 0;
  timeNs = new Float64Array(0);
  /** `Activity` in the low 4 bits; P above them, 2^27 - 1 for none. */
  step = new Int32Array(0);
  /** Dense index of the goroutine; for `procs`, GOMAXPROCS. */
  who = new Int32Array(0);
  /** When the first step came that was not kept; infinite where all were. */
  endsNs = Number.POSITIVE_INFINITY;
  private readonly tables: TraceTables;
  private readonly names = new Map<number, string>();
  /** By goroutine: whether it assists, or is a worker. */
  private roles = new Uint8Array(0);
  /** By goroutine, in the first generation only. */
  private states = new Uint8Array(0);
  private syncs = 0;
  private begun = false;

  constructor(tables: TraceTables) {
    this.tables = tables;
  }

  begin(): void {
    const goroutines = this.tables.goroutines.count;
    this.roles = grown(this.roles, goroutines);
    this.states = grown(this.states, goroutines);
  }

  /** A goroutine changes its state. */
  takeTransition(block: EventBlock, at: number): void {
    const goroutine = block.resource[at] as number;
    if (this.syncs < 2 && this.begun) this.states[goroutine] = block.to[at] as number;
    if (this.roles[goroutine] !== 0) this.takeWorker(block, at, goroutine);
  }

  private takeWorker(block: EventBlock, at: number, goroutine: number): void {
    const before = executes(block.from[at] as number);
    const after = executes(block.to[at] as number);
    if (before !== after) this.add(block, at, after ? Activity.execute : Activity.leave, goroutine);
  }

  takeOther(block: EventBlock, at: number, kind: number): void {
    if (kind === EventKind.sync) this.syncs = block.value[at] as number;
    else if (kind === EventKind.metric) {
      if (this.nameOf(block.text[at] as number) !== '/sched/gomaxprocs:threads') return;
      this.begun = true;
      this.add(block, at, Activity.procs, Math.min(block.value[at] as number, 1 << 20));
    } else if (!this.begun) return;
    else if (kind === EventKind.label) this.takeLabel(block, at);
    else if (kind >= EventKind.rangeBegin && kind <= EventKind.rangeEnd) this.takeRange(block, at, kind);
  }

  private takeLabel(block: EventBlock, at: number): void {
    const label = this.nameOf(block.text[at] as number);
    const goroutine = block.goroutine[at] as number;
    if (!label.startsWith('GC ') || label === 'GC (idle)' || goroutine < 0) return;
    this.roles[goroutine] = (this.roles[goroutine] as number) | WORKER;
    this.add(block, at, label === 'GC (dedicated)' ? Activity.dedicatedWorker : Activity.worker, goroutine);
  }

  private takeRange(block: EventBlock, at: number, kind: number): void {
    const active = kind === EventKind.rangeActive;
    const ends = kind === EventKind.rangeEnd;
    if (active && this.syncs > 1) return;
    const name = this.nameOf(block.text[at] as number);
    if (name.startsWith('stop-the-world')) {
      if (name.includes('GC')) this.add(block, at, ends ? Activity.stopEnd : Activity.stopBegin, -1);
    } else if (name === 'GC incremental sweep') {
      this.add(block, at, ends ? Activity.sweepEnd : active ? Activity.sweepActive : Activity.sweepBegin, -1);
    } else if (name === 'GC mark assist') this.takeAssist(block, at, ends, active);
  }

  private takeAssist(block: EventBlock, at: number, ends: boolean, active: boolean): void {
    const goroutine = block.resourceKind[at] === ResourceKind.goroutine ? (block.resource[at] as number) : -1;
    const owner = block.goroutine[at] as number;
    const since = active && owner >= 0 && executes(this.states[owner] as number);
    if (goroutine >= 0) {
      const other = (this.roles[goroutine] as number) & ~ASSISTING;
      this.roles[goroutine] = ends ? other : other | ASSISTING;
    }
    const found = since ? Activity.assistActive : Activity.assistWaiting;
    const step = ends ? Activity.assistEnd : active ? found : Activity.assistBegin;
    this.add(block, at, step, goroutine);
  }

  private nameOf(text: number): string {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    const name = this.tables.strings.text(text);
    this.names.set(text, name);
    return name;
  }

  private add(block: EventBlock, at: number, activity: Activity, who: number): void {
    const ns = block.timeNs[at] as number;
    if (this.count >= stepLimit) {
      this.endsNs = Math.min(this.endsNs, ns);
      return;
    }
    const row = this.count++;
    this.timeNs = grown(this.timeNs, this.count);
    this.step = grown(this.step, this.count);
    this.who = grown(this.who, this.count);
    this.timeNs[row] = ns;
    this.step[row] = ((block.proc[at] as number) << 4) | activity;
    this.who[row] = who;
  }
}
