import type { Descriptors } from '../fd/descriptors.ts';

/** How many generations of processes a descriptor is looked for in. */
const MOST_GENERATIONS = 64;
/** Position of a beginning that is not in the log, and of an end that has not come. */
const BEFORE = -1;
export const NOT_YET = 2 ** 32;

/** A life while it is followed. */
export interface Following {
  readonly id: number;
  readonly fd: number;
  readonly begins: number;
  ends: number;
  closeOnExec: boolean;
}

/** A life of an ancestor, and the position at which the process got it. */
export interface Inherited {
  readonly life: Following;
  readonly at: number;
}

/** Which life each number of each table of descriptors belongs to, at each position. */
export class LifeTables {
  private readonly tables = new Map<Descriptors, Map<number, Following[]>>();

  /** The open life of a number in the table itself. */
  open(table: Descriptors, fd: number): Following | undefined {
    const last = this.tables.get(table)?.get(fd)?.at(-1);
    return last && last.ends === NOT_YET ? last : undefined;
  }

  /** Whether the table itself ever had a life with this number. */
  has(table: Descriptors, fd: number): boolean {
    return this.tables.get(table)?.has(fd) ?? false;
  }

  /** Where a life that is not seen to begin may begin: after the one before. */
  lastEnd(table: Descriptors, fd: number): number {
    return this.tables.get(table)?.get(fd)?.at(-1)?.ends ?? BEFORE;
  }

  add(table: Descriptors, life: Following): void {
    let lives = this.tables.get(table);
    if (!lives) {
      lives = new Map();
      this.tables.set(table, lives);
    }
    const list = lives.get(life.fd);
    if (list) list.push(life);
    else lives.set(life.fd, [life]);
  }

  /** All open lives of a table itself. */
  *allOpen(table: Descriptors): Generator<Following> {
    for (const list of this.tables.get(table)?.values() ?? []) {
      const last = list[list.length - 1] as Following;
      if (last.ends === NOT_YET) yield last;
    }
  }

  /** The life that a process began with under this number; undefined where no ancestor is known to have had it. */
  inherited(table: Descriptors, fd: number): Inherited | undefined {
    let at = NOT_YET;
    let throughExec = false;
    let forkedAt = NOT_YET;
    for (let child = table, depth = 0; child.parent && depth < MOST_GENERATIONS; depth++) {
      at = Math.min(at, child.born);
      throughExec ||= child.isExec;
      if (!child.isExec && forkedAt === NOT_YET) forkedAt = child.born;
      const list = this.tables.get(child.parent)?.get(fd);
      const known = list && lastBefore(list, at);
      if (known) {
        const isOpen = known.ends >= at && !(throughExec && known.closeOnExec);
        return isOpen ? { life: known, at: forkedAt === NOT_YET ? at : forkedAt } : undefined;
      }
      child = child.parent;
    }
    return undefined;
  }
}

/** The last life that begins before a position. */
function lastBefore(list: readonly Following[], at: number): Following | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Following).begins < at) low = middle + 1;
    else high = middle;
  }
  return list[low - 1];
}
