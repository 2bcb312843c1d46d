import { argsText, lineText } from '../../../../formats/strace/text.ts';
import { CallState, LineKind, NO_LINE } from '../../../../formats/strace/trace.ts';
import { type StraceLog, waitClassNames } from '../../log.ts';
import { finish } from '../../steps.ts';
import type { Operator, QueryNode, Term, Value } from '../ast.ts';
import { stateWords } from '../fields.ts';

/** For tests: whether a call matches, worked out call by call from what the log says of it. */
export function naiveMatch(log: StraceLog, node: QueryNode, call: number): boolean {
  switch (node.kind) {
    case 'and':
      return node.items.every((item) => naiveMatch(log, item, call));
    case 'or':
      return node.items.some((item) => naiveMatch(log, item, call));
    case 'not':
      return !naiveMatch(log, node.item, call);
    case 'text':
      return linesOf(log, call).some((line) => holds(line, node.text));
    case 'term':
      return node.values.some((value) => matches(log, node, value, call));
  }
}

function linesOf({ trace }: StraceLog, call: number): string[] {
  const { lines } = trace;
  return Array.from({ length: lines.count }, (_, line) => line)
    .filter((line) => lines.ref[line] === call && lines.ref[line] !== NO_LINE)
    .filter((line) => lines.kind[line] !== LineKind.event)
    .map((line) => lineText(trace, line));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);
function holds(text: string, part: string): boolean {
  return isAscii(part) ? text.toLowerCase().includes(part.toLowerCase()) : text.includes(part);
}

function matches(log: StraceLog, { field, op }: Term, value: Value, call: number): boolean {
  const { trace, fds, waits } = log;
  const { calls } = trace;
  const thread = trace.threads[calls.thread[call] as number];
  const name = trace.names[calls.name[call] as number] as string;
  const returned = calls.returnValue[call] as number;
  const target = fds.targetOf(call);
  switch (field) {
    case 'syscall':
      return fitsName(name, op, value, true);
    case 'errno':
      return fitsName(trace.errnos[calls.errno[call] as number] as string, op, value, true);
    case 'path':
      return fitsName(target, op, value, false);
    case 'file':
      return fitsName(target.split('/').at(-1) as string, op, value, false);
    case 'comm':
      return fitsName(thread?.comm ?? '', op, value, false);
    case 'pid':
      return fitsNumber(thread?.pid ?? Number.NaN, op, value);
    case 'tree': {
      const { all, lifeOf } = finish(log.threadLivesInSteps());
      let life = all[lifeOf[call] as number];
      while (life && !fitsNumber(life.pid ?? Number.NaN, op, value)) life = all[life.maker];
      return life !== undefined;
    }
    case 'dur':
      return fitsNumber(calls.durationNs[call] as number, op, value);
    case 'result':
      return fitsNumber(returned, op, value);
    case 'bytes':
      return (
        /read|write|recv|send/.test(name) &&
        calls.state[call] === CallState.returned &&
        returned >= 0 &&
        fitsNumber(returned, op, value)
      );
    case 'fd':
      return fds.fdOf(call) >= 0 && fitsNumber(fds.fdOf(call), op, value);
    case 'line': {
      const [first, last] = [calls.startLine[call] as number, calls.endLine[call] as number];
      return fitsNumber(first + 1, op, value) || (last !== NO_LINE && fitsNumber(last + 1, op, value));
    }
    case 'class':
      return value.kind === 'word' && waitClassNames[waits.classOf[call] as number] === value.word;
    case 'state':
      return value.kind === 'word' && stateWords[calls.state[call] as number] === value.word;
    case 'finding':
      return log.findings.some(
        (finding, index) =>
          finding.calls.includes(call) &&
          (value.kind === 'word' ? finding.kind === value.word : fitsNumber(index + 1, ':', value)),
      );
    case 'arg':
      return value.kind === 'pattern' && holds(argsText(trace, call), value.pieces.join('*'));
    case 'at':
      return overlaps(log, op, value, call);
  }
}

function fitsName(name: string, op: Operator, value: Value, caseless: boolean): boolean {
  if (value.kind === 'word') return (name === '') === (value.word === 'none');
  if (value.kind !== 'pattern') return false;
  if (name === '') return op === ':' && value.pieces.join('*') === '';
  const source = value.pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(op === '~' ? source : `^(?:${source})$`, caseless || op === '~' ? 'is' : 's').test(name);
}

function fitsNumber(given: number, op: Operator, value: Value): boolean {
  if (value.kind !== 'range') return false;
  const { low, high } = value;
  if (op === '>') return given > low;
  if (op === '>=') return given >= low;
  if (op === '<') return given < low;
  if (op === '<=') return given <= low;
  return given >= low && given <= high;
}

const dayNs = 86_400_000_000_000;

function overlaps({ trace }: StraceLog, op: Operator, value: Value, call: number): boolean {
  if (value.kind !== 'moments') return false;
  const start = trace.calls.startNs[call] as number;
  const end = start + (trace.calls.durationNs[call] || 0);
  if ((value.low.clock || value.high.clock) && trace.clock !== 'epoch' && trace.clock !== 'day') return false;
  const since = ({ ns, clock }: typeof value.low) => {
    if (!clock) return ns;
    const first = ns - (Number(trace.baseNs) % dayNs);
    return first < -3600e9 ? first + dayNs : first;
  };
  const low = since(value.low);
  const high = since(value.high);
  if (op === '>' || op === '>=') return end >= low;
  if (op === '<' || op === '<=') return start <= high;
  return start <= (value.high.clock && high < low ? high + dayNs : high) && end >= low;
}
