import type { Change, Measure, Presence } from './comparison.ts';

/** Seconds that each side is divided by. */
export interface Seconds {
  readonly before: number;
  readonly after: number;
}

const zero: Measure = { count: 0, ns: 0 };

/** One thing in two traces; null where a trace does not have it. */
export function changeOf(before: Measure | null, after: Measure | null, seconds: Seconds): Change {
  const first = before ?? zero;
  const second = after ?? zero;
  const rate = (value: number, over: number) => (over > 0 ? value / over : 0);
  const deltaRate = (key: keyof Measure) =>
    rate(second[key], seconds.after) - rate(first[key], seconds.before);
  return {
    presence: presenceOf(before, after),
    before,
    after,
    delta: { count: second.count - first.count, ns: second.ns - first.ns },
    deltaPerSecond: { count: deltaRate('count'), ns: deltaRate('ns') },
  };
}

export function presenceOf(before: unknown, after: unknown): Presence {
  return before === null ? 'new' : after === null ? 'gone' : 'both';
}

/** Puts what has the same key on both sides side by side. */
export function matched<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): { readonly key: string; readonly before: Value | null; readonly after: Value | null }[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].map((key) => ({ key, before: before.get(key) ?? null, after: after.get(key) ?? null }));
}

/** Orders changes: what changed most in time per second first, then in number. */
export function byChange(a: Change, b: Change): number {
  return (
    Math.abs(b.deltaPerSecond.ns) - Math.abs(a.deltaPerSecond.ns) ||
    Math.abs(b.deltaPerSecond.count) - Math.abs(a.deltaPerSecond.count)
  );
}
