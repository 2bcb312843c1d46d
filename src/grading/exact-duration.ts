/** Nanoseconds in the largest unit that leaves at least one digit before the point: `57.081 ms`, exact. */
export function exactDuration(ns: number): string {
  if (ns >= 1e9) return `${trimZeros(ns / 1e9, 9)} s`;
  if (ns >= 1e6) return `${trimZeros(ns / 1e6, 6)} ms`;
  if (ns >= 1e3) return `${trimZeros(ns / 1e3, 3)} us`;
  return `${ns} ns`;
}

function trimZeros(value: number, decimals: number): string {
  return value.toFixed(decimals).replace(/\.?0+$/, '');
}
