import { GoState } from '../../../formats/gotrace/events.ts';
import type { Strings } from '../../../formats/gotrace/trace.ts';
import { isSystemGoroutine } from '../goroutines/system-goroutines.ts';
import { codeMask, PROC_RUNS, PROC_STOPS, SINCE_START } from './state-codes.ts';
import type { TimelineSink } from './timeline-sink.ts';

/** How long each goroutine ran, in nanoseconds. */
export function runningTimes(
  { log, codes }: TimelineSink,
  goroutines: number,
  durationNs: number,
): Float32Array {
  const runs = new Uint8Array(codeMask + 1);
  for (const [code, { state }] of codes.list.entries()) runs[code] = state === GoState.running ? 1 : 0;
  const total = new Float64Array(goroutines);
  // A time that begins is taken away, one that ends is added.
  const isRunning = new Uint8Array(goroutines);
  for (const { baseNs, count, code, goroutine, offsetNs } of log.pages) {
    for (let row = 0; row < count; row++) {
      const is = code[row] as number;
      const kind = is & codeMask;
      if (kind === PROC_RUNS || kind === PROC_STOPS) continue;
      const what = goroutine[row] as number;
      const now = runs[kind] as number;
      if (isRunning[what] === now) continue;
      isRunning[what] = now;
      const ns = (is & SINCE_START) !== 0 ? 0 : baseNs + (offsetNs[row] as number);
      total[what] = (total[what] as number) + (now === 1 ? -ns : ns);
    }
  }
  for (let what = 0; what < goroutines; what++)
    if (isRunning[what] === 1) total[what] = (total[what] as number) + durationNs;
  return Float32Array.from(total);
}

/** Goroutines up to this many are sorted as one number each: what they ran in microseconds, and which they are. */
const packed = 2 ** 22;
const mostMicroseconds = 2 ** 30;

/**
 * Goroutines in the order of a timeline: those of the program before the runtime's own, the one that ran longest first.
 * @param wanted by index of a root function in `strings`: whether its goroutines are shown; null for all
 */
export function goroutineOrder(
  sink: TimelineSink,
  strings: Strings,
  ranNs: Float32Array,
  wanted: ((goroutine: number, name: number) => boolean) | null,
): Int32Array {
  const system = new Map<number, boolean>();
  const isSystem = (name: number) => {
    let known = system.get(name);
    if (known === undefined) {
      known = isSystemGoroutine(strings.text(name));
      system.set(name, known);
    }
    return known;
  };
  const keys = new Float64Array(ranNs.length);
  let count = 0;
  for (let goroutine = 0; goroutine < Math.min(ranNs.length, packed); goroutine++) {
    if (!sink.isKnown(goroutine)) continue;
    const name = sink.nameOf(goroutine);
    if (wanted !== null && !wanted(goroutine, name)) continue;
    const ran = Math.min(mostMicroseconds - 1, Math.floor((ranNs[goroutine] as number) / 1e3));
    // Smallest first: what ran longest, of them the first seen.
    const rank = (isSystem(name) ? mostMicroseconds : 0) + (mostMicroseconds - 1 - ran);
    keys[count++] = rank * packed + goroutine;
  }
  return Int32Array.from(keys.subarray(0, count).sort(), (key) => key % packed);
}
