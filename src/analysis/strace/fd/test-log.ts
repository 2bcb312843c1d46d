import { StraceParser } from '../../../formats/strace/parse.ts';
import { callName } from '../../../formats/strace/text.ts';
import type { StraceTrace } from '../../../formats/strace/trace.ts';
import { buildFdTable } from '../fd-table.ts';

export const encoder = new TextEncoder();

/** For tests: the trace of a log given as lines. */
export function parse(lines: readonly string[]): StraceTrace {
  const parser = new StraceParser();
  parser.push(encoder.encode(`${lines.join('\n')}\n`));
  return parser.finish();
}

/** `name target` of each call that works on something. */
export function targets(...lines: string[]): string[] {
  const trace = parse(lines);
  const table = buildFdTable(trace);
  const out: string[] = [];
  for (let call = 0; call < trace.calls.count; call++) {
    const target = table.targetOf(call);
    if (target !== '') out.push(`${callName(trace, call)} ${target}`);
  }
  return out;
}

/** The target of the last call. */
export function last(...lines: string[]): string {
  const trace = parse(lines);
  return buildFdTable(trace).targetOf(trace.calls.count - 1);
}
