import type { Clock } from './clock.ts';
import { sortCursors } from './cursor-sort.ts';
import type { GenerationData } from './generation-data.ts';
import { BrokenTrace } from './problems.ts';
import type { Tables } from './tables.ts';
import { WIDE } from './wide.ts';
import { argumentCounts, MAX_ARGUMENTS, NOT_TIMED } from './wire.ts';

/**
 * One cursor per thread over its batches, each at the next event of that thread, in a heap by time. The heap moves its
 * entries exactly as Go's reader does, since that decides which of two events of the same time comes first.
 */
export class Cursors {
  /** Cursors by place in the heap; the first `size` are in it. */
  heap = new Int32Array(0);
  size = 0;
  /** Of each cursor: its thread (slot), and the event that it is at. Four arguments each, as codes of WideNumbers. */
  thread = new Int32Array(0);
  type = new Uint8Array(0);
  timeNs = new Float64Array(0);
  args = new Float64Array(0);
  private bytes: Uint8Array = new Uint8Array(0);
  private position = new Int32Array(0);
  private end = new Int32Array(0);
  private batch = new Int32Array(0);
  private at = 0;
  private readonly wideTimes = new Map<number, bigint>();
  private factor = 0;
  private data: GenerationData | undefined;
  private readonly tables: Tables;
  private readonly clock: Clock;
  private readonly wireEvents: Float64Array;

  constructor(tables: Tables, clock: Clock, wireEvents: Float64Array) {
    this.tables = tables;
    this.clock = clock;
    this.wireEvents = wireEvents;
  }

  /** Begins with a generation. @throws BrokenTrace where a thread's first event can't be read */
  start(data: GenerationData, bytes: Uint8Array): void {
    const count = data.threads.length;
    this.data = data;
    this.bytes = bytes;
    this.factor = this.clock.factor;
    this.size = 0;
    this.wideTimes.clear();
    if (count > this.heap.length) {
      this.heap = new Int32Array(count);
      this.thread = new Int32Array(count);
      this.type = new Uint8Array(count);
      this.timeNs = new Float64Array(count);
      this.args = new Float64Array(count * MAX_ARGUMENTS);
      this.position = new Int32Array(count);
      this.end = new Int32Array(count);
      this.batch = new Int32Array(count);
    }
    for (let cursor = 0; cursor < count; cursor++) {
      this.thread[cursor] = data.threads[cursor] as number;
      this.open(cursor, data.firstBatch[cursor] as number);
      if (this.next(cursor)) {
        this.heap[this.size++] = cursor;
        this.siftUp(this.size - 1);
      }
    }
  }

  /** Where in the bytes the event ends that a cursor is at. */
  positionOf(cursor: number): number {
    return this.position[cursor] as number;
  }

  /** Moves the cursor at a place of the heap to its next event, and out of the heap after its last. */
  advance(place: number): void {
    if (!this.next(this.heap[place] as number)) this.remove(place);
    else if (place === 0 || this.siftUp(place) === place) this.siftDown(place);
  }

  /** Puts the cursors in order of time, which leaves a heap. */
  sort(): void {
    sortCursors(this.heap, this.size, this.timeNs);
  }

  private open(cursor: number, batch: number): void {
    const data = this.data as GenerationData;
    this.batch[cursor] = batch;
    this.position[cursor] = data.batchFrom[batch] as number;
    this.end[cursor] = data.batchTo[batch] as number;
    const baseNs = this.clock.relativeNs(data.batchTime[batch] as number);
    this.setTime(cursor, baseNs);
  }

  /** Sets a time that a double may not hold exactly. */
  private setTime(cursor: number, exactNs: bigint): void {
    this.timeNs[cursor] = Number(exactNs);
    if (isSafe(this.timeNs[cursor] as number)) this.wideTimes.delete(cursor);
    else this.wideTimes.set(cursor, exactNs);
  }

  /** Time of a cursor's event with all its 64 bits. */
  exactNs(cursor: number): bigint {
    return this.wideTimes.get(cursor) ?? BigInt(this.timeNs[cursor] as number);
  }

  /** Whether there are times that a double does not hold exactly: only in broken traces. */
  get hasWideTimes(): boolean {
    return this.wideTimes.size > 0;
  }

  /** Reads a cursor's next event. @returns false where there is none */
  private next(cursor: number): boolean {
    const { bytes, wireEvents } = this;
    while (this.position[cursor] === this.end[cursor]) {
      const batch = (this.data as GenerationData).batchNext[this.batch[cursor] as number] as number;
      if (batch < 0) return false;
      this.open(cursor, batch);
    }
    this.at = this.position[cursor] as number;
    const end = this.end[cursor] as number;
    const type = bytes[this.at++] as number;
    const count = argumentCounts[type] as number;
    if (count === NOT_TIMED) {
      throw new BrokenTrace('bad-event', `type ${type} stands where an event is expected`);
    }
    this.type[cursor] = type;
    const units = this.number();
    const timeNs = (this.timeNs[cursor] as number) + Math.floor(units * this.factor);
    if (isSafe(timeNs) && units < WIDE) this.timeNs[cursor] = timeNs;
    else this.setTime(cursor, this.clock.after(this.exactNs(cursor), this.tables.wide.value(units)));
    const first = cursor * MAX_ARGUMENTS;
    for (let i = 0; i < count; i++) this.args[first + i] = this.number();
    if (this.at > end) throw new BrokenTrace('bad-event', 'an event runs past the end of its batch');
    this.position[cursor] = this.at;
    wireEvents[type] = (wireEvents[type] as number) + 1;
    return true;
  }

  private number(): number {
    const byte = this.bytes[this.at++] as number;
    return byte < 0x80 ? byte : this.longNumber(byte & 0x7f);
  }

  private longNumber(first: number): number {
    const { bytes } = this;
    let low = first;
    for (let shift = 7; shift < 28; shift += 7) {
      const byte = bytes[this.at++] as number;
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return low;
    }
    let high = 0;
    for (let i = 4; i < 10; i++) {
      const byte = bytes[this.at++] as number;
      const bits = byte & 0x7f;
      if (i === 4) {
        low += (bits & 0xf) * 0x1000_0000;
        high = bits >> 4;
      } else high += bits * 2 ** (7 * i - 32);
      if (byte < 0x80) {
        if (i === 9 && byte > 1) break;
        return this.tables.wide.code(high, low);
      }
    }
    throw new BrokenTrace('bad-event', 'a number has more than 64 bits');
  }

  private swap(a: number, b: number): void {
    const { heap } = this;
    const cursor = heap[a] as number;
    heap[a] = heap[b] as number;
    heap[b] = cursor;
  }

  private time(place: number): number {
    return this.timeNs[this.heap[place] as number] as number;
  }

  private siftUp(start: number): number {
    let place = start;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.time(above) <= this.time(place)) break;
      this.swap(above, place);
      place = above;
    }
    return place;
  }

  private siftDown(start: number): void {
    let place = start;
    for (;;) {
      const left = place * 2 + 1;
      if (left >= this.size) return;
      let least = place;
      let time = this.time(place);
      if (this.time(left) < time) {
        least = left;
        time = this.time(left);
      }
      if (left + 1 < this.size && this.time(left + 1) < time) least = left + 1;
      if (least === place) return;
      this.swap(place, least);
      place = least;
    }
  }

  private remove(start: number): void {
    let place = start;
    while (place > 0) {
      const above = (place - 1) >> 1;
      this.swap(above, place);
      place = above;
    }
    this.size--;
    this.swap(0, this.size);
    this.siftDown(0);
  }
}

/** Whether a double can be trusted to be exact. */
function isSafe(timeNs: number): boolean {
  return timeNs < WIDE && timeNs > -WIDE;
}
