/**
 * Line numbers of `"3-9,12"`: 1-based, in file order, each once.
 * @throws Error saying what was expected, for anything else.
 */
export function parseLineRanges(text: string): number[] {
  const lines = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*$/.exec(part);
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? match?.[1]);
    if (!match || first < 1 || last < first) {
      throw new Error(`lines: expected numbers and ranges such as "3-9,12", found "${text}"`);
    }
    for (let line = first; line <= last; line++) lines.add(line);
  }
  return [...lines].sort((a, b) => a - b);
}

/** Line numbers for people, neighbours joined: `3–9, 12`. */
export function formatLineRanges(lines: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (lines[end + 1] === lines[end]! + 1) end++;
    parts.push(end === at ? `${lines[at]}` : `${lines[at]}–${lines[end]}`);
    at = end + 1;
  }
  return parts.join(', ');
}
