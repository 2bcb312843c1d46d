import { holdUp } from '../../../analysis/gotrace/blocking/wait-kinds.ts';
import { type PathState, pathStates } from '../../../analysis/gotrace/path/segments.ts';
import { GoState, NONE } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { Place, StateAndReason, Who } from '../../../views/gotrace/life-rows.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { TraceWords } from './trace-words.ts';

const mostText = 300;

const pathStateOf: Readonly<Record<number, PathState>> = {
  [GoState.running]: 'running',
  [GoState.runnable]: 'runnable',
  [GoState.waiting]: 'waiting',
  [GoState.syscall]: 'syscall',
};
const goStateOf: Readonly<Record<PathState, number>> = {
  running: GoState.running,
  runnable: GoState.runnable,
  waiting: GoState.waiting,
  syscall: GoState.syscall,
  unknown: GoState.undetermined,
};

/** Texts of one goroutine's story for the page. */
export class LifeWords {
  private readonly words: TraceWords;
  private readonly tables: TraceTables;
  private readonly nameOf: (goroutine: number) => string;

  /** @param nameOf root function of a goroutine */
  constructor(words: TraceWords, nameOf: (goroutine: number) => string) {
    this.words = words;
    this.tables = words.tables;
    this.nameOf = nameOf;
  }

  who(goroutine: number): Who | null {
    if (goroutine === NONE) return null;
    return {
      id: String(this.tables.goroutines.exact(goroutine)),
      name: cutText(this.nameOf(goroutine), mostText),
    };
  }

  /** Another goroutine; null for none and for itself. */
  other(goroutine: number, self: number): Who | null {
    return goroutine === self ? null : this.who(goroutine);
  }

  place(stack: number): Place {
    return { stack, place: this.words.place(stack).place };
  }

  /** @param state a `GoState`, or the state of a stretch of a path */
  state(state: number | PathState, reasonIndex: number): StateAndReason {
    const name = typeof state === 'string' ? state : (pathStateOf[state] ?? pathStates[4]);
    const reason = this.words.text(reasonIndex);
    return {
      state: name,
      reason,
      holdUp: name === 'unknown' ? 'unknown' : holdUp(goStateOf[name], reason),
    };
  }
}
