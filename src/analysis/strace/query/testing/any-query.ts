import fc from 'fast-check';
import type { Moment, Operator, QueryNode, Term, Value } from '../ast.ts';
import { type FieldName, fieldNames, fields, operatorsOf } from '../fields.ts';
import { group } from '../parse.ts';

/** For tests: texts as they occur in logs, and such as only an enemy writes. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'read',
    'open',
    '/etc/',
    'ENOENT',
    'é',
    'a b',
    '"',
    '\\',
    '*',
    'any',
    'OR',
    '-1',
    'x:y',
    '()',
  ),
  fc.string({ minLength: 1, maxLength: 6 }),
);

const wholeNs = fc.integer({ min: 0, max: 5_000_000_000 });
const ordered = (one: fc.Arbitrary<number>) =>
  fc.tuple(one, one).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));

const moment: fc.Arbitrary<Moment> = fc.oneof(
  wholeNs.map((ns) => ({ ns, clock: false })),
  fc.integer({ min: 0, max: 86_399_999_999_999 }).map((ns) => ({ ns, clock: true })),
);

function anyValue(field: FieldName, op: Operator): fc.Arbitrary<Value> {
  const { kind } = fields[field];
  const single = op !== ':' && op !== '~';
  const words: readonly string[] = fields[field].words;
  const word: fc.Arbitrary<Value>[] =
    words.length > 0 ? [fc.constantFrom(...words).map((one) => ({ kind: 'word', word: one }))] : [];
  const ranges = (one: fc.Arbitrary<number>) =>
    fc.oneof(
      one.map((low): Value => ({ kind: 'range', low, high: low })),
      ...(single
        ? []
        : [
            ordered(one).map(([low, high]): Value => ({ kind: 'range', low, high })),
            one.map((low): Value => ({ kind: 'range', low, high: Number.POSITIVE_INFINITY })),
          ]),
    );
  switch (kind) {
    case 'name':
      return fc.oneof(
        fc
          .array(anyText, { minLength: 1, maxLength: 3 })
          .map((pieces): Value => ({ kind: 'pattern', pieces })),
        ...word,
      );
    case 'text':
      return anyText.map((text): Value => ({ kind: 'pattern', pieces: [text] }));
    case 'word':
      return fc.oneof(...word);
    case 'finding':
      return fc.oneof(
        fc.integer({ min: 1, max: 5 }).map((low): Value => ({ kind: 'range', low, high: low })),
        ...word,
      );
    case 'number':
      return ranges(
        field === 'result' ? fc.integer({ min: -10, max: 5000 }) : fc.integer({ min: 0, max: 300 }),
      );
    case 'size':
      return ranges(fc.oneof(fc.integer({ min: 0, max: 9000 }), fc.constantFrom(4096, 1_048_576)));
    case 'duration':
      return ranges(wholeNs);
    case 'moment':
      return single
        ? moment.map((low): Value => ({ kind: 'moments', low, high: low }))
        : ordered(wholeNs).map(
            ([low, high]): Value => ({
              kind: 'moments',
              low: { ns: low, clock: false },
              high: { ns: high, clock: false },
            }),
          );
  }
}

/** For tests: a term of one field. */
export function anyTermOf(field: FieldName): fc.Arbitrary<Term> {
  return fc
    .constantFrom(...operatorsOf(field))
    .chain((op) =>
      fc
        .array(anyValue(field, op), { minLength: 1, maxLength: op === ':' || op === '~' ? 3 : 1 })
        .map((values): Term => ({ kind: 'term', field, op, values, from: 0, to: 0 })),
    );
}

const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  fc.constantFrom(...fieldNames).chain(anyTermOf),
  anyText.map((text): QueryNode => ({ kind: 'text', text, from: 0, to: 0 })),
);

/** For tests: queries as the parser makes them. */
export const anyQuery: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('node').map((item): QueryNode => ({ kind: 'not', item, from: 0, to: 0 })),
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
      )
      .map(([kind, items]) => group(kind, items)),
  ),
})).node;
