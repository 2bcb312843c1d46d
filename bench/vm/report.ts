/** One figure with what it should not pass; without a goal it is there to be compared with. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | '%' | 'x' | 's';
  readonly goal?: number;
  /** What a reader of the figure should know. */
  readonly note?: string;
}

const digits: Readonly<Record<Figure['unit'], number>> = { ms: 0, MB: 0, '%': 1, x: 2, s: 2 };

/** Prints a heading and its figures; how much of the goal each one takes comes last. */
export function report(heading: string, figures: readonly Figure[]): void {
  process.stdout.write(`\n${heading}\n`);
  for (const { name, value, unit, goal, note } of figures) {
    const shown = `${value.toFixed(digits[unit])} ${unit}`.padStart(11);
    const aim = goal === undefined ? '' : `goal ${goal.toLocaleString('en')} ${unit}`;
    const share = goal ? `${(value / goal).toFixed(2)} of it` : '';
    const verdict = isOver({ value, goal }) ? 'OVER' : '';
    const words = [aim, share, verdict, note].filter(Boolean).join(', ');
    process.stdout.write(`  ${name.padEnd(58)}${shown}   ${words}\n`);
  }
}

export function isOver({
  value,
  goal,
}: {
  readonly value: number;
  readonly goal: number | undefined;
}): boolean {
  // A figure that could not be measured has not kept to its goal.
  return goal !== undefined && !(value <= goal);
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
