import { parse } from '../fd/test-log.ts';
import type { Finding, FindingKind } from '../log.ts';
import { openLog } from '../open-log.ts';

/** For tests: the findings of one kind in a log given as lines. */
export function findings(kind: FindingKind, lines: readonly string[]): Finding[] {
  return openLog(parse(lines)).findings.filter((finding) => finding.kind === kind);
}

/** For tests: `make(0)` to `make(count - 1)`, flat. */
export function repeat(count: number, make: (index: number) => string | readonly string[]): string[] {
  return Array.from({ length: count }, (_, index) => make(index)).flat();
}

/** For tests: lines of pid 100 with a time stamp `stepMs` after each other; `<...>` is part of the line. */
export function timed(lines: readonly string[], stepMs = 1, pid = 100): string[] {
  return lines.map((line, index) => `${pid} ${(1795227420 + (index * stepMs) / 1000).toFixed(6)} ${line}`);
}
