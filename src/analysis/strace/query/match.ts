import type { Moment, Term, Value } from './ast.ts';

/** Names that are compared without regard to case; paths and commands are as they are printed. */
const caseless: ReadonlySet<string> = new Set(['syscall', 'errno']);

/**
 * Whether a name fits a term: one of its patterns, or with `~` one of them inside the name, where case does not count.
 * The empty name stands for none: only the empty pattern fits it.
 */
export function nameMatcher({ field, op, values }: Term): (name: string) => boolean {
  const fold = op === '~' || caseless.has(field);
  const patterns = values.flatMap((value) => (value.kind === 'pattern' ? [value.pieces] : []));
  const folded = fold ? patterns.map((pieces) => pieces.map((piece) => piece.toLowerCase())) : patterns;
  const wanted = op === '~' ? folded.map((pieces) => ['', ...pieces, '']) : folded;
  const words = values.flatMap((value) => (value.kind === 'word' ? [value.word] : []));
  return (name) => {
    if (words.includes(name === '' ? 'none' : 'any')) return true;
    if (name === '') return patterns.some((pieces) => pieces.length === 1 && pieces[0] === '' && op === ':');
    const given = fold ? name.toLowerCase() : name;
    return wanted.some((pieces) => fits(given, pieces));
  };
}

/** Whether `name` is the pieces with any text between them. */
function fits(name: string, pieces: readonly string[]): boolean {
  const [first = ''] = pieces;
  if (pieces.length === 1) return name === first;
  const last = pieces.at(-1) ?? '';
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last))
    return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= name.length - last.length;
}

/** Whether a number fits a term; not a number fits none. */
export function numberMatcher({ op, values }: Term): (value: number) => boolean {
  const ranges = values.flatMap((value) => (value.kind === 'range' ? [value] : []));
  const [first] = ranges;
  if (ranges.length === 1 && first) {
    const { low, high } = first;
    switch (op) {
      case '>':
        return (value) => value > low;
      case '>=':
        return (value) => value >= low;
      case '<':
        return (value) => value < low;
      case '<=':
        return (value) => value <= low;
      default:
        return (value) => value >= low && value <= high;
    }
  }
  return (value) => ranges.some(({ low, high }) => value >= low && value <= high);
}

/** What a log's own clock says about its beginning. */
export interface LogClock {
  readonly clock: 'none' | 'day' | 'epoch' | 'relative';
  readonly baseNs: bigint;
}

/** Ends in nanoseconds since the log's beginning, both included; infinite where open. */
export interface TimeRange {
  readonly fromNs: number;
  readonly toNs: number;
}

const dayNs = 86_400_000_000_000;

/** The time ranges of a term in one log. Times of day fit no log without a clock. */
export function timeRanges({ op, values }: Term, log: LogClock): TimeRange[] {
  return values.flatMap((value) => timeRange(op, value, log) ?? []);
}

function timeRange(op: Term['op'], value: Value, log: LogClock): TimeRange | null {
  if (value.kind !== 'moments') return null;
  const fromNs = sinceStart(value.low, log);
  let toNs = sinceStart(value.high, log);
  if (Number.isNaN(fromNs) || Number.isNaN(toNs)) return null;
  if (op === '>' || op === '>=') return { fromNs, toNs: Number.POSITIVE_INFINITY };
  if (op === '<' || op === '<=') return { fromNs: Number.NEGATIVE_INFINITY, toNs };
  // 23:59..00:01 is over midnight.
  if (value.high.clock && toNs < fromNs) toNs += dayNs;
  return { fromNs, toNs };
}

/** A moment since the log's beginning: a time of day is the first such time from an hour before it on. */
function sinceStart({ ns, clock }: Moment, log: LogClock): number {
  if (!clock) return ns;
  if (log.clock !== 'day' && log.clock !== 'epoch') return Number.NaN;
  const day = BigInt(dayNs);
  const ofDay = Number(((log.baseNs % day) + day) % day);
  const since = ns - ofDay;
  return since < -dayNs / 24 ? since + dayNs : since;
}
