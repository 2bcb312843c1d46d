import type { Operator, QueryNode, Term, Value } from './ast.ts';
import { type FieldName, fields } from './fields.ts';
import { formatNode, formatQuery, valueText } from './format.ts';
import { type LogClock, type TimeRange, timeRanges } from './match.ts';
import { group, parseQuery } from './parse.ts';
import { readValue } from './value.ts';

/*
 * Changes to a query as text. Only the terms that all calls have to match are looked at (those outside groups); a
 * text with an error counts as empty. The answer is in the usual form of format.ts.
 */

/**
 * A term to put into a query. Names are literal text; numbers are nanoseconds, bytes, pids, lines. A text given for a
 * field of numbers is read as in a query (`10ms..20ms`); one that makes no sense is left out.
 */
export interface TermSpec {
  readonly field: FieldName;
  readonly value: string | number | readonly (string | number)[];
  /** `:` where it is left out. */
  readonly op?: Operator;
}

/** Puts a term in the place of all terms of its field, or at the end. */
export function withTerm(query: string, { field, value, op = ':' }: TermSpec): string {
  const values = [value].flat().flatMap((one) => madeValue(field, one, op) ?? []);
  const items = itemsOf(query);
  if (values.length === 0) return joined(items);
  const at = items.findIndex((item) => isOf(item, field));
  const others: readonly QueryNode[] = items.filter((item) => !isOf(item, field));
  return joined(
    others.toSpliced(at < 0 ? others.length : at, 0, { kind: 'term', field, op, values, from: 0, to: 0 }),
  );
}

/** The query of these terms alone. */
export function queryOf(...terms: readonly TermSpec[]): string {
  return terms.reduce(withTerm, '');
}

/** Takes all terms of a field out. */
export function withoutTerm(query: string, field: FieldName): string {
  return joined(itemsOf(query).filter((item) => !isOf(item, field)));
}

/** Whether the query lists this value for the field. */
export function hasValue(query: string, field: FieldName, value: string | number): boolean {
  const text = textOf(field, value);
  return itemsOf(query).some((item) => isOf(item, field) && valuesOf(item).includes(text));
}

/** Adds a value to the field's list, or takes it out where it is in it; `syscall:a` becomes `syscall:a,b`. */
export function toggleValue(query: string, field: FieldName, value: string | number): string {
  const made = madeValue(field, value, ':');
  if (!made) return joined(itemsOf(query));
  const text = textOf(field, value);
  const items = itemsOf(query);
  if (hasValue(query, field, value)) {
    const left = items.flatMap((item): QueryNode[] => {
      if (!isOf(item, field) || !valuesOf(item).includes(text)) return [item];
      const values = item.values.filter((one) => valueText(item, one) !== text);
      return values.length > 0 ? [{ ...item, values }] : [];
    });
    return joined(left);
  }
  const list = items.findIndex((item) => isOf(item, field) && item.op === ':');
  if (list < 0) return joined([...items, { kind: 'term', field, op: ':', values: [made], from: 0, to: 0 }]);
  const term = items[list] as Term;
  return joined(items.with(list, { ...term, values: [...term.values, made] }));
}

/** A part of a query that can be taken away by itself. */
export interface QueryChip {
  readonly text: string;
  /** The query without it. */
  readonly without: string;
  /** The field of a plain term; null for texts, negations and alternatives. */
  readonly field: FieldName | null;
}

/** The parts that all calls have to match, in their order. */
export function termsOf(query: string): QueryChip[] {
  const items = itemsOf(query);
  return items.map((item, index) => ({
    text: formatNode(item),
    without: joined(items.filter((_, other) => other !== index)),
    field: item.kind === 'term' ? item.field : null,
  }));
}

/** The time range that a query selects (`at:A..B`), or null. Times of day need the log's clock. */
export function rangeOf(query: string, log: LogClock = { clock: 'none', baseNs: 0n }): TimeRange | null {
  const term = itemsOf(query).find((item) => isOf(item, 'at'));
  const ranges = term ? timeRanges(term, log) : [];
  return ranges.length === 1 ? (ranges[0] as TimeRange) : null;
}

/** Selects a time range instead of the one before; null takes it out. Ends are kept to whole nanoseconds from 0 on. */
export function withRange(query: string, range: TimeRange | null): string {
  const items = itemsOf(query).filter((item) => !isOf(item, 'at'));
  if (!range) return joined(items);
  const end = (ns: number) => ({ ns: Number.isFinite(ns) ? Math.max(0, Math.round(ns)) : ns, clock: false });
  const [low, high] = [end(Math.min(range.fromNs, range.toNs)), end(Math.max(range.fromNs, range.toNs))];
  if (!Number.isFinite(low.ns) && !Number.isFinite(high.ns)) return joined(items);
  const value: Value = { kind: 'moments', low, high };
  return joined([...items, { kind: 'term', field: 'at', op: ':', values: [value], from: 0, to: 0 }]);
}

/** The query in its usual form; empty for one with an error. Equal texts select the same calls. */
export function canonical(query: string): string {
  return formatQuery(parseQuery(query).node);
}

function itemsOf(query: string): QueryNode[] {
  const { node } = parseQuery(query);
  if (!node) return [];
  return node.kind === 'and' ? [...node.items] : [node];
}

function joined(items: readonly QueryNode[]): string {
  return items.length === 0 ? '' : formatNode(group('and', items));
}

function isOf(item: QueryNode, field: FieldName): item is Term {
  return item.kind === 'term' && item.field === field;
}

const valuesOf = (term: Term) => term.values.map((value) => valueText(term, value));

function madeValue(field: FieldName, value: string | number, op: Operator): Value | null {
  const { kind } = fields[field];
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    const ns = Math.round(value);
    const moment = { ns: Math.max(0, ns), clock: false };
    if (kind === 'moment') return { kind: 'moments', low: moment, high: moment };
    return kind === 'name' || kind === 'word' || kind === 'text'
      ? null
      : { kind: 'range', low: ns, high: ns };
  }
  const isWord = (fields[field].words as readonly string[]).includes(value);
  // A name is what it is, stars and all.
  const made = readValue(field, { pieces: [value], quoted: !isWord }, op !== ':' && op !== '~');
  return 'code' in made ? null : made;
}

function textOf(field: FieldName, value: string | number): string {
  const made = madeValue(field, value, ':');
  return made ? valueText({ field, op: ':' }, made) : '';
}
