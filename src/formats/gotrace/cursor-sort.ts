/*
 * Puts cursors in order of time with the very algorithm that Go's slices.SortFunc uses: pattern-defeating quicksort
 * (Orson Peters, arxiv.org/abs/2106.05123). It is not stable, so which of two cursors of the same time comes first, and
 * with it the order of their events, follows from each of its exchanges.
 */

/** Ranges up to this length are sorted by insertion. */
const SHORT = 12;
/** From this length on a pivot is the median of medians, and a nearly sorted range is worth repairing. */
const LONG = 50;
/** So many pairs are exchanged at most before a range no longer counts as nearly sorted. */
const REPAIRS = 5;

/** Sorts the first `size` cursors by their times. */
export function sortCursors(cursors: Int32Array, size: number, timeNs: Float64Array): void {
  new CursorSort(cursors, timeNs).sort(0, size, 32 - Math.clz32(size));
}

class CursorSort {
  private readonly cursors: Int32Array;
  private readonly timeNs: Float64Array;
  /** Exchanges that choosing a pivot would have made: none hints at a rising range, all of them at a falling one. */
  private swaps = 0;

  constructor(cursors: Int32Array, timeNs: Float64Array) {
    this.cursors = cursors;
    this.timeNs = timeNs;
  }

  /** Sorts [from, to). @param badPivots how many may be chosen before heapsort takes over */
  sort(from: number, to: number, badPivots: number): void {
    let a = from;
    let b = to;
    let left = badPivots;
    let wasBalanced = true;
    let wasInParts = true;
    while (b - a > SHORT) {
      if (left === 0) {
        this.heapSort(a, b);
        return;
      }
      if (!wasBalanced) {
        this.scatter(a, b);
        left--;
      }
      let pivot = this.choosePivot(a, b);
      let looksSorted = this.swaps === 0;
      if (this.swaps === 12) {
        this.reverse(a, b);
        pivot = b - 1 - (pivot - a);
        looksSorted = true;
      }
      if (wasBalanced && wasInParts && looksSorted && this.repair(a, b)) return;
      if (a > 0 && !this.isLess(a - 1, pivot)) {
        a = this.splitEqual(a, b, pivot);
        continue;
      }
      const [middle, isInParts] = this.split(a, b, pivot);
      wasInParts = isInParts;
      const before = middle - a;
      const after = b - middle;
      const balance = (b - a) >> 3;
      wasBalanced = Math.min(before, after) >= balance;
      if (before < after) {
        this.sort(a, middle, left);
        a = middle + 1;
      } else {
        this.sort(middle + 1, b, left);
        b = middle;
      }
    }
    this.insertionSort(a, b);
  }

  private isLess(i: number, j: number): boolean {
    const { cursors, timeNs } = this;
    return (timeNs[cursors[i] as number] as number) < (timeNs[cursors[j] as number] as number);
  }

  private swap(i: number, j: number): void {
    const { cursors } = this;
    const cursor = cursors[i] as number;
    cursors[i] = cursors[j] as number;
    cursors[j] = cursor;
  }

  private reverse(a: number, b: number): void {
    for (let i = a, j = b - 1; i < j; i++, j--) this.swap(i, j);
  }

  private insertionSort(a: number, b: number): void {
    for (let i = a + 1; i < b; i++) for (let j = i; j > a && this.isLess(j, j - 1); j--) this.swap(j, j - 1);
  }

  private heapSort(a: number, b: number): void {
    const length = b - a;
    for (let root = (length - 1) >> 1; root >= 0; root--) this.sink(a, root, length);
    for (let last = length - 1; last >= 0; last--) {
      this.swap(a, a + last);
      this.sink(a, 0, last);
    }
  }

  private sink(a: number, start: number, length: number): void {
    for (let root = start; ; ) {
      let child = root * 2 + 1;
      if (child >= length) return;
      if (child + 1 < length && this.isLess(a + child, a + child + 1)) child++;
      if (!this.isLess(a + root, a + child)) return;
      this.swap(a + root, a + child);
      root = child;
    }
  }

  /** The smaller to the left of the pivot. @returns where it went, and whether they were there already */
  private split(a: number, b: number, pivot: number): [middle: number, isInParts: boolean] {
    this.swap(a, pivot);
    let i = a + 1;
    let j = b - 1;
    for (let exchanges = 0; ; exchanges++) {
      while (i <= j && this.isLess(i, a)) i++;
      while (i <= j && !this.isLess(j, a)) j--;
      if (i > j) {
        this.swap(j, a);
        return [j, exchanges === 0];
      }
      this.swap(i++, j--);
    }
  }

  /** Those equal to the pivot, which is the smallest, to the left. @returns where the others begin */
  private splitEqual(a: number, b: number, pivot: number): number {
    this.swap(a, pivot);
    let i = a + 1;
    let j = b - 1;
    for (;;) {
      while (i <= j && !this.isLess(a, i)) i++;
      while (i <= j && this.isLess(a, j)) j--;
      if (i > j) return i;
      this.swap(i++, j--);
    }
  }

  /** Sorts a range that has few places out of order. @returns whether it is sorted now */
  private repair(a: number, b: number): boolean {
    let i = a + 1;
    for (let repairs = 0; repairs < REPAIRS; repairs++) {
      while (i < b && !this.isLess(i, i - 1)) i++;
      if (i === b) return true;
      if (b - a < LONG) return false;
      this.swap(i, i - 1);
      if (i - a >= 2) for (let j = i - 1; j >= 1 && this.isLess(j, j - 1); j--) this.swap(j, j - 1);
      if (b - i >= 2) for (let j = i + 1; j < b && this.isLess(j, j - 1); j++) this.swap(j, j - 1);
    }
    return false;
  }

  /** Exchanges three in the middle with others, by a xorshift that begins with the length. */
  private scatter(a: number, b: number): void {
    const length = b - a;
    const mask = BigInt(2 ** (32 - Math.clz32(length)) - 1);
    let random = BigInt(length);
    const middle = a + (length >> 2) * 2;
    for (let i = middle - 1; i <= middle + 1; i++) {
      random ^= BigInt.asUintN(64, random << 13n);
      random ^= random >> 7n;
      random ^= BigInt.asUintN(64, random << 17n);
      let other = Number(random & mask);
      if (other >= length) other -= length;
      this.swap(i, a + other);
    }
  }

  private choosePivot(a: number, b: number): number {
    const quarter = (b - a) >> 2;
    this.swaps = 0;
    let i = a + quarter;
    let j = a + quarter * 2;
    let k = a + quarter * 3;
    if (b - a >= LONG) {
      i = this.median(i - 1, i, i + 1);
      j = this.median(j - 1, j, j + 1);
      k = this.median(k - 1, k, k + 1);
    }
    return this.median(i, j, k);
  }

  private median(first: number, second: number, third: number): number {
    let a = first;
    let b = second;
    let c = third;
    if (this.isLess(b, a)) {
      [a, b] = [b, a];
      this.swaps++;
    }
    if (this.isLess(c, b)) {
      [b, c] = [c, b];
      this.swaps++;
    }
    if (this.isLess(b, a)) {
      [a, b] = [b, a];
      this.swaps++;
    }
    return b;
  }
}
