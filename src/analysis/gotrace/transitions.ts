import { type EventBlock, GoState, ProcState, ResourceKind } from '../../formats/gotrace/events.ts';
import { ProcCells } from './procs.ts';

/** States as the official tool prints them. */
const goNames = namesOf(GoState);
const procNames = namesOf(ProcState);

function namesOf(states: Readonly<Record<string, number>>): string[] {
  const names: string[] = [];
  for (const [name, state] of Object.entries(states)) names[state] = name[0]?.toUpperCase() + name.slice(1);
  return names;
}

/** Counts of transitions by what changes, old and new state, and of the Ps that there are. */
export class TransitionCounts {
  procs = 0;
  private readonly counts = new Uint32Array(256);
  private readonly seen = new ProcCells(0);

  take(block: EventBlock, at: number): void {
    const resource = block.resourceKind[at] as number;
    const cell = (resource << 6) | ((block.from[at] as number) << 3) | (block.to[at] as number);
    this.counts[cell] = (this.counts[cell] as number) + 1;
    if (resource === ResourceKind.proc) this.takeProc(block.resource[at] as number);
  }

  private takeProc(proc: number): void {
    if (this.seen.get(proc) === 1) return;
    this.seen.set(proc, 1);
    this.procs++;
  }

  /** By `G Old->New` and `Proc Old->New`, those that happened, sorted. */
  byName(): Record<string, number> {
    const pairs: [string, number][] = [];
    for (const [cell, count] of this.counts.entries()) {
      if (count === 0) continue;
      const goroutine = cell >> 6 === ResourceKind.goroutine;
      const names = goroutine ? goNames : procNames;
      pairs.push([`${goroutine ? 'G' : 'Proc'} ${names[(cell >> 3) & 7]}->${names[cell & 7]}`, count]);
    }
    return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
