import { type EventBlock, EventKind, NONE, ResourceKind } from '../../../formats/gotrace/events.ts';
import { ProcCells } from '../procs.ts';
import type { GoroutineColumns } from './goroutine-columns.ts';

/**
 * Special ranges of goroutines. A range of a P (sweep) counts for the goroutine that runs there, if that one also sees
 * its end; one that ends elsewhere stays open on the goroutine, as upstream has it.
 */
export class GoroutineRanges {
  /** By name: which goroutine began the range of a P. */
  private readonly onProc = new Map<number, ProcCells>();

  private readonly columns: GoroutineColumns;

  constructor(columns: GoroutineColumns) {
    this.columns = columns;
  }

  /** @param syncNs time of the last Sync: since when a range that is found active counts */
  take(block: EventBlock, at: number, kind: number, syncNs: number): void {
    if (kind === EventKind.rangeEnd) this.end(block, at);
    else this.begin(block, at, kind === EventKind.rangeActive, syncNs);
  }

  private begin(block: EventBlock, at: number, active: boolean, syncNs: number): void {
    const { columns } = this;
    const name = block.text[at] as number;
    const scope = block.resourceKind[at];
    const perProc = scope === ResourceKind.proc;
    if (!perProc && scope !== ResourceKind.goroutine) return;
    const goroutine = (perProc ? block.goroutine[at] : block.resource[at]) as number;
    const slot = columns.slots.places[goroutine] ?? 0;
    if (slot <= 0) return;
    if (perProc) this.procs(name).set(block.resource[at] as number, goroutine);
    if (active) columns.endRange(slot, name, syncNs);
    columns.beginRange(slot, name, active ? syncNs : (block.timeNs[at] as number));
  }

  private end(block: EventBlock, at: number): void {
    const { columns } = this;
    const name = block.text[at] as number;
    const scope = block.resourceKind[at];
    let goroutine = block.resource[at] as number;
    if (scope === ResourceKind.proc) {
      const procs = this.procs(name);
      goroutine = procs.get(block.resource[at] as number);
      procs.set(block.resource[at] as number, NONE);
      if (goroutine !== block.goroutine[at]) return;
    } else if (scope !== ResourceKind.goroutine) return;
    const slot = columns.slots.places[goroutine] ?? 0;
    if (slot > 0) columns.endRange(slot, name, block.timeNs[at] as number);
  }

  private procs(name: number): ProcCells {
    const known = this.onProc.get(name);
    if (known) return known;
    const cells = new ProcCells(NONE);
    this.onProc.set(name, cells);
    return cells;
  }
}
