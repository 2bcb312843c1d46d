import { longer } from './growing.ts';
import type { Tables } from './tables.ts';

/** Wire codes of states. */
export const GoStatus = { bad: 0, runnable: 1, running: 2, syscall: 3, waiting: 4 } as const;
export const ProcStatus = { bad: 0, running: 1, idle: 2, syscall: 3, abandoned: 4 } as const;
/** Stands in a status column for what is not (any more) there. */
export const ABSENT = 255;

/** In `GoroutineStates.ranges`: a mark assist; any other entry is the id of a stop-the-world's kind. */
export const ASSIST = -1;

/**
 * The goroutines that the order knows, by slot. Slot 0 is the id with which the format says "no goroutine". A sequence
 * number is one of a generation (by its place among the distinct generation numbers).
 */
export class GoroutineStates {
  status = new Uint8Array(1024).fill(ABSENT);
  sequence = new Float64Array(1024);
  generation = new Int32Array(1024);
  /** Whether a goroutine ever had an open region or range. */
  private hasOpen = new Uint8Array(1024);
  private readonly regions = new Map<number, number[]>();
  private readonly ranges = new Map<number, number[]>();
  private readonly tables: Tables;

  constructor(tables: Tables) {
    this.tables = tables;
  }

  slot(code: number): number {
    const slot = this.tables.goroutines.slot(code);
    if (slot >= this.status.length) {
      this.status = longer(this.status, slot, ABSENT);
      this.sequence = longer(this.sequence, slot);
      this.generation = longer(this.generation, slot);
      this.hasOpen = longer(this.hasOpen, slot);
    }
    return slot;
  }

  create(slot: number, status: number, generation: number): void {
    this.status[slot] = status;
    this.sequence[slot] = 0;
    this.generation[slot] = generation;
  }

  destroy(slot: number): void {
    this.status[slot] = ABSENT;
    if (this.hasOpen[slot] === 1) {
      this.hasOpen[slot] = 0;
      this.regions.delete(slot);
      this.ranges.delete(slot);
    }
  }

  /** Open regions (task slot, text index, task slot, ...) of a goroutine, innermost last. */
  regionsOf(slot: number): number[] {
    return this.listOf(this.regions, slot);
  }

  /** Open ranges of a goroutine, in the order that Go's reader keeps them. */
  rangesOf(slot: number): number[] {
    return this.listOf(this.ranges, slot);
  }

  private listOf(lists: Map<number, number[]>, slot: number): number[] {
    let list = lists.get(slot);
    if (!list) {
      list = [];
      lists.set(slot, list);
      this.hasOpen[slot] = 1;
    }
    return list;
  }

  /** Whether the goroutine is in that state and the sequence number is its next one. */
  canAdvance(slot: number, status: number, generation: number, sequence: number): boolean {
    return (
      this.status[slot] === status &&
      this.generation[slot] === generation &&
      sequence === (this.sequence[slot] as number) + 1
    );
  }
}

/** The Ps, by slot. */
export class ProcStates {
  status = new Uint8Array(256).fill(ABSENT);
  sequence = new Float64Array(256);
  generation = new Int32Array(256);
  isSweeping = new Uint8Array(256);
  private readonly tables: Tables;

  constructor(tables: Tables) {
    this.tables = tables;
  }

  slot(code: number): number {
    const slot = this.tables.procSlot(code);
    if (slot >= this.status.length) {
      this.status = longer(this.status, slot, ABSENT);
      this.sequence = longer(this.sequence, slot);
      this.generation = longer(this.generation, slot);
      this.isSweeping = longer(this.isSweeping, slot);
    }
    return slot;
  }

  isNext(slot: number, generation: number, sequence: number): boolean {
    return this.generation[slot] === generation && sequence === (this.sequence[slot] as number) + 1;
  }
}

/** What each thread holds, by slot. Slot 0, no thread, holds nothing and is never seen. */
export class ThreadStates {
  isSeen = new Uint8Array(256);
  goroutine = new Int32Array(256);
  proc = new Int32Array(256);
  private readonly tables: Tables;

  constructor(tables: Tables) {
    this.tables = tables;
  }

  slot(code: number): number {
    const slot = this.tables.threads.slot(code);
    this.reserve(slot);
    return slot;
  }

  reserve(slot: number): void {
    if (slot < this.isSeen.length) return;
    this.isSeen = longer(this.isSeen, slot);
    this.goroutine = longer(this.goroutine, slot);
    this.proc = longer(this.proc, slot);
  }
}

/** Tasks that began and did not end, by slot. */
export class TaskStates {
  isActive = new Uint8Array(256);
  name = new Int32Array(256);
  /** Slot; 0 for none. */
  parent = new Int32Array(256);
  private readonly tables: Tables;

  constructor(tables: Tables) {
    this.tables = tables;
  }

  slot(code: number): number {
    const slot = this.tables.tasks.slot(code);
    if (slot >= this.isActive.length) {
      this.isActive = longer(this.isActive, slot);
      this.name = longer(this.name, slot);
      this.parent = longer(this.parent, slot);
    }
    return slot;
  }
}
