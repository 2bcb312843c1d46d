/** Ranges kept per table; more than a program closes with close_range in practice. */
const MOST_RANGES = 256;
/** How many generations of processes a name is looked for in. */
const MOST_GENERATIONS = 64;
/** A way of so many generations is short enough to go again. */
const FEW_GENERATIONS = 4;

/**
 * The file descriptors of one process over time: which name each number had at which position in the log.
 *
 * A fork's child begins with what its parent had at that position; nothing is copied, the child asks its parent. An execve begins a new table the same way, without what was opened with O_CLOEXEC. Entries
 * are made in order of position and read at any position.
 */
export class Descriptors {
  readonly parent: Descriptors | null;
  /** The position at which this table begins. */
  readonly born: number;
  /** Whether close-on-exec descriptors of the parent are left out. */
  readonly isExec: boolean;
  /** By fd: positions and values in turn. A value is a name's id times two, plus one for close-on-exec. */
  private entries: Map<number, number[]> | null = null;
  /** Position, first and last fd of each close_range. */
  private ranges: { at: number; first: number; last: number }[] | null = null;

  constructor(parent: Descriptors | null, born: number, isExec = false) {
    this.parent = parent;
    this.born = born;
    this.isExec = isExec;
  }

  /** From position `at` on, `fd` names `name`; 0 means closed or not known. */
  set(fd: number, at: number, name: number, closeOnExec: boolean): void {
    const value = name === 0 ? 0 : name * 2 + (closeOnExec ? 1 : 0);
    const entry = this.entries?.get(fd);
    if (entry) entry.push(at, value);
    else if (value !== 0 || this.parent) this.begin(fd, at, value);
  }

  closeRange(at: number, first: number, last: number): void {
    this.ranges ??= [];
    if (this.ranges.length >= MOST_RANGES) this.ranges.shift();
    this.ranges.push({ at, first, last });
  }

  /** The name of `fd` just before position `at`; 0 where it is closed or not known. */
  nameAt(fd: number, at: number): number {
    return this.valueAt(fd, at) >>> 1;
  }

  isCloseOnExec(fd: number, at: number): boolean {
    return (this.valueAt(fd, at) & 1) === 1;
  }

  private valueAt(fd: number, at: number): number {
    const asked: Descriptors[] = [];
    let position = at;
    let value = 0;
    for (
      let table: Descriptors | null = this;
      table && asked.length < MOST_GENERATIONS;
      table = table.parent
    ) {
      const known = table.ownValue(fd, position);
      if (known >= 0) {
        value = known;
        break;
      }
      asked.push(table);
      position = Math.min(position, table.born);
    }
    if (value === 0) return 0;
    // The way back: in a long line of generations each remembers what it began with. That an fd is not known is not
    // remembered, because programs close thousands of numbers that were never open.
    for (let index = asked.length - 1; index >= 0; index--) {
      const table = asked[index] as Descriptors;
      if (table.isExec && (value & 1) === 1) return 0;
      if (asked.length > FEW_GENERATIONS) table.remember(fd, value);
    }
    return value;
  }

  /** The value set in this table before `at`, 0 where a close_range came after it, -1 where there is none. */
  private ownValue(fd: number, at: number): number {
    const entry = this.entries?.get(fd);
    let value = -1;
    let since = -1;
    if (entry) {
      const index = lastBefore(entry, at);
      if (index >= 0) {
        value = entry[index + 1] as number;
        since = entry[index] as number;
      }
    }
    if (this.ranges) {
      for (const range of this.ranges) {
        if (range.at >= since && range.at < at && fd >= range.first && fd <= range.last) return 0;
      }
    }
    return value;
  }

  private begin(fd: number, at: number, value: number): void {
    this.entries ??= new Map();
    this.entries.set(fd, [at, value]);
  }

  private remember(fd: number, value: number): void {
    const entry = this.entries?.get(fd);
    // -1 is before any position: the table's beginning, also where an entry was made since.
    if (!entry) this.begin(fd, -1, value);
    else if (entry[0] !== -1) entry.unshift(-1, value);
  }
}

/** Index of the last position in `entry` that is less than `at`; -1 where there is none. */
function lastBefore(entry: readonly number[], at: number): number {
  let high = entry.length / 2 - 1;
  if ((entry[high * 2] as number) < at) return high * 2;
  let low = 0;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((entry[middle * 2] as number) < at) low = middle;
    else high = middle - 1;
  }
  return (entry[low * 2] as number) < at ? low * 2 : -1;
}
