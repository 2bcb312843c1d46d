import { findingKinds, waitClassNames } from '../log.ts';
import type { Operator } from './ast.ts';

/** What the values of a field are. */
export type FieldKind =
  /** Text, exact or with `*`; `~` looks for a part of it. */
  | 'name'
  | 'number'
  | 'duration'
  | 'size'
  | 'moment'
  /** One of the field's words only. */
  | 'word'
  /** A number from 1, or a word. */
  | 'finding'
  /** Only a part of it is looked for. */
  | 'text';

interface Field {
  readonly kind: FieldKind;
  readonly aliases: readonly string[];
  /** Words with a meaning of their own. */
  readonly words: readonly string[];
}

const field = (kind: FieldKind, aliases: readonly string[] = [], words: readonly string[] = []): Field => ({
  kind,
  aliases,
  words,
});

/** Names of `CallState`, by its numbers. */
export const stateWords = ['returned', 'no-value', 'restarted', 'unfinished', 'detached'] as const;

/** The fields of a query, in the order in which they are offered. */
export const fields = {
  syscall: field('name', ['call']),
  errno: field('name', ['err'], ['any', 'none']),
  dur: field('duration', ['took']),
  path: field('name', ['target', 'on']),
  file: field('name'),
  pid: field('number'),
  tree: field('number'),
  comm: field('name'),
  class: field('word', [], waitClassNames),
  fd: field('number'),
  line: field('number'),
  at: field('moment'),
  finding: field('finding', [], findingKinds),
  result: field('number'),
  bytes: field('size'),
  state: field('word', [], stateWords),
  arg: field('text'),
} as const satisfies Readonly<Record<string, Field>>;

export type FieldName = keyof typeof fields;
export const fieldNames = Object.keys(fields) as FieldName[];

const byName = new Map<string, FieldName>(
  fieldNames.flatMap((name) => [name, ...fields[name].aliases].map((one) => [one, name] as const)),
);

/** The field that a name or an alias stands for, without regard to case. */
export function fieldOf(name: string): FieldName | undefined {
  return byName.get(name.toLowerCase());
}

const comparisons: readonly Operator[] = [':', '>', '>=', '<', '<='];
const operators: Readonly<Record<FieldKind, readonly Operator[]>> = {
  name: [':', '~'],
  text: ['~'],
  word: [':'],
  finding: [':'],
  number: comparisons,
  duration: comparisons,
  size: comparisons,
  moment: comparisons,
};

export function operatorsOf(name: FieldName): readonly Operator[] {
  return operators[fields[name].kind];
}

/** Fields whose names begin like `name` or differ from it in a third of its letters at most; all where none does. */
export function similarFields(name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const near = fieldNames.filter((known) =>
    [known, ...fields[known].aliases].some(
      (one) =>
        one.startsWith(wanted) || wanted.startsWith(one) || differences(one, wanted) * 3 <= wanted.length,
    ),
  );
  return near.length > 0 ? near : fieldNames;
}

/** Letters to change, add or take away to make `a` of `b`; long names are not like any field. */
function differences(a: string, b: string): number {
  if (b.length > 12) return b.length;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
