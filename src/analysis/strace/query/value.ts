import type { Moment, QueryErrorCode, Value } from './ast.ts';
import { type FieldName, fields } from './fields.ts';
import { readDuration, readInteger, readMoment, readSize } from './numbers.ts';

/** A value as it stands in the query: literal pieces with a bare `*` between them. */
export interface RawValue {
  readonly pieces: readonly string[];
  /** Whether any part of it is quoted: a quoted word is text. */
  readonly quoted: boolean;
}

export interface ValueProblem {
  readonly code: QueryErrorCode;
  readonly expected: readonly string[];
}

const problem = (code: QueryErrorCode, expected: readonly string[] = []): ValueProblem => ({
  code,
  expected,
});

/** Reads one value of a field. `single`: after a comparison, where a range makes no sense. */
export function readValue(field: FieldName, raw: RawValue, single: boolean): Value | ValueProblem {
  const { kind, words } = fields[field];
  const known: readonly string[] = words;
  const text = raw.pieces.join('*');
  const word = raw.quoted ? undefined : known.find((one) => one === text.toLowerCase());
  if (word !== undefined) return { kind: 'word', word };
  switch (kind) {
    case 'name':
      return { kind: 'pattern', pieces: raw.pieces };
    case 'text':
      return { kind: 'pattern', pieces: [text] };
    case 'word':
      return problem('unknown-value', known);
    case 'finding':
      if (/^\d+$/.test(text)) return range(text, true, 'number', readInteger);
      return problem('unknown-value', known);
    case 'number':
      return range(text, single, kind, readInteger);
    case 'duration':
      return range(text, single, kind, readDuration);
    case 'size':
      return range(text, single, kind, readSize);
    case 'moment':
      return moments(text, single);
  }
}

function ends(text: string, single: boolean): [string, string] {
  const dots = single ? -1 : text.indexOf('..');
  return dots < 0 ? [text, text] : [text.slice(0, dots), text.slice(dots + 2)];
}

function range(
  text: string,
  single: boolean,
  what: string,
  read: (text: string) => number | QueryErrorCode,
): Value | ValueProblem {
  const [first, last] = ends(text, single);
  if (first === '' && last === '') return problem('bad-number', [what]);
  const low = first === '' ? Number.NEGATIVE_INFINITY : read(first);
  const high = last === '' ? Number.POSITIVE_INFINITY : read(last);
  if (typeof low !== 'number') return problem(low, [what]);
  if (typeof high !== 'number') return problem(high, [what]);
  return low > high ? problem('bad-range') : { kind: 'range', low, high };
}

const openStart: Moment = { ns: Number.NEGATIVE_INFINITY, clock: false };
const openEnd: Moment = { ns: Number.POSITIVE_INFINITY, clock: false };

function moments(text: string, single: boolean): Value | ValueProblem {
  const [first, last] = ends(text, single);
  if (first === '' && last === '') return problem('bad-number', ['moment']);
  const low = first === '' ? openStart : readMoment(first);
  const high = last === '' ? openEnd : readMoment(last);
  if (typeof low === 'string') return problem(low, ['moment']);
  if (typeof high === 'string') return problem(high, ['moment']);
  // On a clock the end may be past midnight.
  const backwards = low.ns > high.ns && !low.clock && !high.clock;
  return backwards ? problem('bad-range') : { kind: 'moments', low, high };
}
