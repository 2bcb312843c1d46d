import { grown } from './columns.ts';

/**
 * Places for what is known of goroutines while they live. A trace has millions of them, but few at a time: a place is
 * used again once its goroutine has ended, and columns by place stay short and in the processor's caches.
 */
export class GoroutineSlots {
  /** By goroutine: its slot, from 1; 0 for none; what `release` was given where it is negative. */
  places = new Int32Array(0);
  /** Slots that were ever given out, and one: columns by slot need as many cells. */
  count = 1;
  private free = new Int32Array(0);
  private freeCount = 0;

  /** Makes room for goroutines 0 to `goroutines - 1`. */
  ensure(goroutines: number): void {
    this.places = grown(this.places, goroutines);
  }

  /** Gives a goroutine a slot. */
  take(goroutine: number): number {
    const slot = this.freeCount > 0 ? (this.free[--this.freeCount] as number) : this.count++;
    this.places[goroutine] = slot;
    return slot;
  }

  /** @param place what stands for the goroutine from now on: 0, or a negative number */
  release(goroutine: number, place: number): void {
    if (this.freeCount >= this.free.length) this.free = grown(this.free, this.freeCount + 1);
    this.free[this.freeCount++] = this.places[goroutine] as number;
    this.places[goroutine] = place;
  }
}
