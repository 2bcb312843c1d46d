import type { StraceTrace } from '../../formats/strace/trace.ts';
import { positionsOf } from './fd/positions.ts';
import { followLives } from './fd-lives/follow-lives.ts';
import type { FdLives } from './fd-lives/lives.ts';
import { buildFdTable, type IndexedFdTable } from './fd-table.ts';
import { findAll } from './findings/find-all.ts';
import type { Finding, ProcessTotal, StraceLog, SyscallTotal, TargetTotal, WaitClass, Waits } from './log.ts';
import { type Lives, readLives } from './process-tree/lives.ts';
import { processTotals } from './processes.ts';
import { findStops } from './restart/find-stops.ts';
import type { Stops } from './restart/stop.ts';
import { slowestCalls } from './slowest.ts';
import { finish } from './steps.ts';
import { targetTotals } from './targets.ts';
import { syscallTotals } from './totals.ts';
import { readWaits, type WaitIndex } from './wait-groups/wait-index.ts';
import { classifyWaits } from './waits.ts';

/** A parsed log with every answer computed when first asked for, then kept. Pure: the same trace, the same answers. */
export function openLog(trace: StraceTrace): StraceLog {
  return new LazyLog(trace);
}

class LazyLog implements StraceLog {
  readonly trace: StraceTrace;
  readonly selected = null;
  #totals?: readonly SyscallTotal[];
  #processes?: readonly ProcessTotal[];
  #targets?: readonly TargetTotal[];
  #fds?: IndexedFdTable;
  #waits?: Waits;
  #findings?: readonly Finding[];
  #lives?: FdLives;
  #following?: Generator<void, FdLives>;
  #threadLives?: Lives;
  #waitIndex?: WaitIndex;
  #stops?: Stops;

  constructor(trace: StraceTrace) {
    this.trace = trace;
  }

  get totals(): readonly SyscallTotal[] {
    this.#totals ??= syscallTotals(this.trace);
    return this.#totals;
  }

  get processes(): readonly ProcessTotal[] {
    this.#processes ??= processTotals(this.trace, this.waits);
    return this.#processes;
  }

  get targets(): readonly TargetTotal[] {
    this.#targets ??= targetTotals(this.trace, this.fds);
    return this.#targets;
  }

  get fds(): IndexedFdTable {
    this.#fds ??= buildFdTable(this.trace);
    return this.#fds;
  }

  get waits(): Waits {
    this.#waits ??= classifyWaits(this.trace, this.fds);
    return this.#waits;
  }

  get findings(): readonly Finding[] {
    this.#findings ??= findAll(this);
    return this.#findings;
  }

  get lives(): FdLives {
    return finish(this.livesInSteps());
  }

  *livesInSteps(): Generator<void, FdLives> {
    // Whoever asks goes on where another stopped.
    this.#following ??= followLives(this.trace, this.fds);
    while (!this.#lives) {
      const step = this.#following.next();
      if (step.done) this.#lives = step.value;
      else yield;
    }
    return this.#lives;
  }

  *threadLivesInSteps(): Generator<void, Lives> {
    this.#threadLives ??= yield* readLives(this.trace, positionsOf(this.trace));
    return this.#threadLives;
  }

  *waitIndexInSteps(): Generator<void, WaitIndex> {
    this.#waitIndex ??= yield* readWaits(this, yield* this.threadLivesInSteps());
    return this.#waitIndex;
  }

  *stopsInSteps(): Generator<void, Stops> {
    this.#stops ??= yield* findStops(this);
    return this.#stops;
  }

  slowest(count: number, classes?: readonly WaitClass[]): readonly number[] {
    return slowestCalls(this.trace, this.waits, count, classes);
  }
}
