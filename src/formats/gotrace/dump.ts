import { type EventBlock, EventKind, type EventSink, NONE, ResourceKind } from './events.ts';
import { goQuote } from './go-quote.ts';
import { sha256Prefix } from './sha256.ts';
import type { Generation, Ids, TraceTables } from './trace.ts';

/** Names of event kinds, by `EventKind`, as Go writes them. */
export const kindNames = [
  ...[
    'Bad',
    'Sync',
    'Metric',
    'Label',
    'StackSample',
    'RangeBegin',
    'RangeActive',
    'RangeEnd',
    'TaskBegin',
    'TaskEnd',
  ],
  ...['RegionBegin', 'RegionEnd', 'Log', 'StateTransition', 'Experimental'],
];
const goStates = ['Undetermined', 'NotExist', 'Runnable', 'Running', 'Waiting', 'Syscall'];
const procStates = ['Undetermined', 'NotExist', 'Running', 'Idle'];

/** What a dump needs to know of the parser that shows it events. */
interface DumpedTrace {
  readonly tables: TraceTables;
  readonly baseNs: bigint;
  readonly generations: readonly Generation[];
}

/**
 * Writes one line per event, as the conformance suite of Go traces defines it: time, kind, context, details, stack.
 * Two readers that agree on these lines agree on everything that the trace says.
 */
export class CanonicalDump implements EventSink {
  private readonly reader: DumpedTrace;
  private readonly tables: TraceTables;
  private readonly write: (lines: string) => void;
  private readonly stackNames: string[] = ['-'];
  private readonly quoted: string[] = [];

  /** @param write is given whole lines, each with its line feed */
  constructor(reader: DumpedTrace, write: (lines: string) => void) {
    this.reader = reader;
    this.tables = reader.tables;
    this.write = write;
  }

  take(block: EventBlock): void {
    const base = this.reader.baseNs;
    let lines = '';
    for (let i = 0; i < block.count; i++) lines += `${this.line(block, i, base)}\n`;
    this.write(lines);
  }

  private line(block: EventBlock, i: number, base: bigint): string {
    const { tables } = this;
    const context =
      `M=${idOf(tables.threads, block.thread[i] as number)} P=${this.proc(block.proc[i] as number)} ` +
      `G=${idOf(tables.goroutines, block.goroutine[i] as number)}`;
    const kind = kindNames[block.kind[i] as number] as string;
    const details = this.details(block, i);
    const stack = this.stack(block.stack[i] as number);
    return `${BigInt.asIntN(64, base + block.exactTimeNs(i))} ${kind} ${context} ${details}stk=${stack}`;
  }

  private details(block: EventBlock, i: number): string {
    const { tables } = this;
    const text = block.text[i] as number;
    switch (block.kind[i]) {
      case EventKind.sync:
        return this.sync(block.value[i] as number);
      case EventKind.metric:
        return `${tables.strings.text(text)}=${block.exactValue(i, 0)} `;
      case EventKind.label:
        return `${this.resource(block, i)} ${this.quote(text)} `;
      case EventKind.rangeBegin:
      case EventKind.rangeActive:
        return `${this.quote(text)} ${this.resource(block, i)} `;
      case EventKind.rangeEnd:
        return `${this.quote(text)} ${this.resource(block, i)} ${swept(block, i)}`;
      case EventKind.taskBegin:
      case EventKind.taskEnd:
        return `task=${this.task(block.task[i] as number)} parent=${this.task(block.parent[i] as number)} ${this.quote(text)} `;
      case EventKind.regionBegin:
      case EventKind.regionEnd:
        return `task=${this.task(block.task[i] as number)} ${this.quote(text)} `;
      case EventKind.log:
        return `task=${this.task(block.task[i] as number)} ${this.quote(text)} ${this.quote(block.text2[i] as number)} `;
      case EventKind.stateTransition:
        return this.transition(block, i);
      case EventKind.experimental:
        return `${tables.strings.text(text)} `;
    }
    return '';
  }

  /** Its number, and the clocks of the generation that it begins: trace, monotonic, wall. */
  private sync(number: number): string {
    const { snapshotNs, monotonicNs, wallNs } = this.reader.generations[number - 1] ?? {};
    const hasClocks = snapshotNs !== undefined && snapshotNs !== null;
    return `n=${number} ${hasClocks ? `clock=${snapshotNs},${monotonicNs},${BigInt.asIntN(64, wallNs ?? 0n)} ` : ''}`;
  }

  private transition(block: EventBlock, i: number): string {
    const isProc = block.resourceKind[i] === ResourceKind.proc;
    const states = isProc ? procStates : goStates;
    const reason = isProc ? '' : `${this.quote(block.text[i] as number)} `;
    const change = `${states[block.from[i] as number]}->${states[block.to[i] as number]}`;
    return `${this.resource(block, i)} ${change} ${reason}rstk=${this.stack(block.resourceStack[i] as number)} `;
  }

  private resource(block: EventBlock, i: number): string {
    const cell = block.resource[i] as number;
    switch (block.resourceKind[i]) {
      case ResourceKind.goroutine:
        return `Goroutine:${idOf(this.tables.goroutines, cell)}`;
      case ResourceKind.proc:
        return `Proc:${this.proc(cell)}`;
      case ResourceKind.thread:
        return `Thread:${idOf(this.tables.threads, cell)}`;
    }
    return 'None';
  }

  private proc(cell: number): string {
    return cell === NONE ? '-1' : String(BigInt.asIntN(64, this.tables.procId(cell)));
  }

  private task(index: number): string {
    return idOf(this.tables.tasks, index);
  }

  private quote(text: number): string {
    const known = this.quoted[text];
    if (known !== undefined) return known;
    const quoted = goQuote(this.tables.strings.bytes(text));
    this.quoted[text] = quoted;
    return quoted;
  }

  /** Number of frames, and a name made of the functions and lines. */
  private stack(index: number): string {
    const known = this.stackNames[index];
    if (known !== undefined) return known;
    const { stacks, frames, strings } = this.tables;
    const parts: number[] = [];
    const start = stacks.start[index] as number;
    const end = stacks.start[index + 1] as number;
    for (let i = start; i < end; i++) {
      const frame = stacks.list[i] as number;
      parts.push(...strings.bytes(frames.functionName[frame] as number));
      for (const char of `:${frames.line[frame]};`) parts.push(char.charCodeAt(0));
    }
    const name = start === end ? '-' : `${end - start}/${sha256Prefix(Uint8Array.from(parts))}`;
    this.stackNames[index] = name;
    return name;
  }
}

/** What the end of a sweep, the only range of a P, says of it. */
function swept(block: EventBlock, i: number): string {
  if (block.resourceKind[i] !== ResourceKind.proc) return '';
  return `"bytes swept"=${block.exactValue(i, 0)} "bytes reclaimed"=${block.exactValue(i, 1)} `;
}

/** 64-bit ids are written as signed numbers. */
function idOf(ids: Ids, index: number): string {
  return index === NONE ? '-1' : String(BigInt.asIntN(64, ids.exact(index)));
}
