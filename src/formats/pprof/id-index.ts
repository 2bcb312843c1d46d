import type { Int64 } from './int64.ts';
import { NONE } from './profile.ts';

/**
 * Finds the place of an entry by its id. Ids are any 64-bit numbers; almost always they count from 1, which costs an
 * array access only.
 */
export class IdIndex {
  /** Places of small ids, NONE where there is none. */
  readonly dense: Int32Array;
  private readonly others = new Map<Int64, number>();

  /** @param count entries to come */
  constructor(count: number) {
    this.dense = new Int32Array(count + 1).fill(NONE);
  }

  /** Returns false where the id is taken. */
  add(id: Int64, place: number): boolean {
    if (this.find(id) !== NONE) return false;
    if (typeof id === 'number' && id < this.dense.length) this.dense[id] = place;
    else this.others.set(id, place);
    return true;
  }

  /** The place of an id, or NONE. */
  find(id: Int64): number {
    if (typeof id === 'number' && id < this.dense.length) return this.dense[id] as number;
    return this.others.get(id) ?? NONE;
  }
}
