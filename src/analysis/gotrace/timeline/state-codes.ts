import { GoState } from '../../../formats/gotrace/events.ts';
import type { Strings } from '../../../formats/gotrace/trace.ts';
import { type HoldUp, holdUp } from '../blocking/wait-kinds.ts';

/** What a stretch of a row is drawn as. The order is that of columns from the ground up. */
export const StretchKind = {
  /** Nothing: a goroutine that is not there, an idle P, a thread without a goroutine. */
  none: 0,
  running: 1,
  /** Works for the collector: a background worker, or a mark assist. */
  gcWork: 2,
  syscall: 3,
  network: 4,
  runnable: 5,
  /** Waits for a lock, a channel, a select. */
  blocked: 6,
  gcWait: 7,
  sleep: 8,
  /** Waits for what the trace does not tell, or for the runtime. */
  other: 9,
  /** A task or a region of the program: in rows of tasks only. */
  task: 10,
  region: 11,
  /** Sweeps spans of the heap: while it allocates, or as the runtime's own sweeper. */
  sweep: 12,
} as const;
export type StretchKind = (typeof StretchKind)[keyof typeof StretchKind];
export const kindCount = 13;

/** What a code stands for. */
export interface StateCode {
  /** `GoState`; notExist for those of no goroutine. */
  readonly state: number;
  /** Index into `strings`. */
  readonly reason: number;
  readonly kind: StretchKind;
}

/** Codes of rows that are no goroutine's state: it is gone; a P runs on a thread from now on; a P stops. */
export const GONE = 0;
export const PROC_RUNS = 1;
export const PROC_STOPS = 2;
/** A goroutine that runs and works for the collector meanwhile. */
export const RUNS_ASSIST = 3;
/** A goroutine that runs and sweeps meanwhile, before it may allocate. */
export const RUNS_SWEEP = 4;
const firstFree = 5;
/** Set in a row's code where the trace began with the goroutine in this state. */
export const SINCE_START = 0x80;
export const codeMask = 0x7f;

const kindsOf: Readonly<Record<HoldUp, StretchKind>> = {
  net: StretchKind.network,
  sync: StretchKind.blocked,
  syscall: StretchKind.syscall,
  sched: StretchKind.runnable,
  sleep: StretchKind.sleep,
  gc: StretchKind.gcWait,
  forever: StretchKind.sleep,
  preempted: StretchKind.other,
  unknown: StretchKind.other,
  other: StretchKind.other,
};

/** Texts with a lower index are looked up in an array. */
const directTexts = 4096;
const states = 8;

/** Gives each pair of state and reason that occurs a number below 128: a runtime knows some thirty. */
export class StateCodes {
  readonly list: StateCode[] = [
    { state: GoState.notExist, reason: 0, kind: StretchKind.none },
    { state: GoState.notExist, reason: 0, kind: StretchKind.none },
    { state: GoState.notExist, reason: 0, kind: StretchKind.none },
    { state: GoState.running, reason: 0, kind: StretchKind.gcWork },
    { state: GoState.running, reason: 0, kind: StretchKind.sweep },
  ];
  private readonly strings: Strings;
  private readonly direct = new Uint8Array(directTexts * states);
  private readonly far = new Map<number, number>();

  constructor(strings: Strings) {
    this.strings = strings;
  }

  /** @param state a `GoState` @param reason index into `strings` */
  of(state: number, reason: number): number {
    if (state === GoState.notExist) return GONE;
    const key = reason * states + state;
    const known = reason < directTexts ? (this.direct[key] as number) : (this.far.get(key) ?? 0);
    return known === 0 ? this.add(key, state, reason) : known;
  }

  private add(key: number, state: number, reason: number): number {
    const text = this.strings.text(reason);
    const held = holdUp(state, text);
    const kind = held === null ? StretchKind.running : kindsOf[held];
    // A forged trace may have any number of reasons: the last code stands for those past the limit.
    const code = Math.min(this.list.length, codeMask);
    if (code === this.list.length) this.list.push({ state, reason, kind });
    else {
      const alike = this.list.findIndex((of, at) => at >= firstFree && of.state === state);
      return alike < 0 ? code : alike;
    }
    if (reason < directTexts) this.direct[key] = code;
    else this.far.set(key, code);
    return code;
  }

  /** Kinds by code. */
  kinds(): Uint8Array {
    const kinds = new Uint8Array(codeMask + 1);
    for (const [code, { kind }] of this.list.entries()) kinds[code] = kind;
    return kinds;
  }
}
