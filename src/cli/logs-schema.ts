import { z } from 'zod';
import { findingKinds, waitClassNames } from '../analysis/strace/log.ts';
import { stateWords } from '../analysis/strace/query/fields.ts';

/*
 * What `compare --json` and `export --as json|jsonl` print; docs/compare.schema.json and docs/calls.schema.json are made
 * from these (logs.test.ts compares them).
 */

const count = z.int().min(0);
const ns = z.number().min(0);
const knownNs = ns.nullable().describe('Integer nanoseconds; null where the log does not say.');

const measure = z
  .object({
    calls: count.describe('Finished calls.'),
    errors: count,
    durationNs: ns,
    timed: count.describe('Calls with a printed duration.'),
    p50Ns: knownNs,
    p99Ns: knownNs,
    maxNs: knownNs,
  })
  .nullable()
  .describe('As recorded; null where the log has no such call.');

const side = z.object({
  file: z.string(),
  all: measure,
  spanNs: knownNs.describe('Length of the trace, or of the selected range.'),
  units: count.describe('Successful calls of the basis; 0 for other bases.'),
  scale: ns.describe('Counts and sums times this are on the basis.'),
});

const presence = z.enum(['both', 'new', 'gone']);

const change = z.object({
  name: z.string(),
  presence,
  before: measure,
  after: measure,
  deltaNs: z.number().describe('After minus before, on the basis.'),
  deltaCalls: z.number(),
  ratio: z.number().nullable().describe('Time after divided by time before; null where that is no number.'),
  cautions: z.array(z.enum(['few', 'floor'])),
});

const findingSum = z
  .object({
    findings: count,
    count,
    totalNs: ns,
    maxNs: ns,
    targets: z.array(z.string()).describe('The first few.'),
  })
  .nullable();

/** The object of `compare --json`. */
export const compareSchema = z.object({
  before: side,
  after: side,
  query: z.string(),
  basis: z.union([
    z.object({ kind: z.enum(['raw', 'second']) }),
    z.object({ kind: z.literal('calls'), name: z.string(), per: z.int().min(1) }),
  ]),
  syscalls: z.array(change),
  classes: z.array(change),
  targets: z.array(change).describe('The first 500.'),
  targetCount: count,
  findings: z.array(
    z.object({
      kind: z.enum(findingKinds),
      presence,
      before: findingSum,
      after: findingSum,
      deltaNs: z.number(),
      deltaCount: z.number(),
    }),
  ),
});

const line = z.int().min(1);

/** One line of `export --as jsonl`, and one of `calls` of `export --as json`. */
export const callSchema = z.object({
  line: line.describe('Where the call begins.'),
  endLine: line.nullable().describe('Where its result is; null where there is none.'),
  pid: z.int().nullable(),
  comm: z.string().nullable(),
  startNs: z.number().nullable().describe('Since the first moment of the trace; null without a clock.'),
  time: z.string().describe('ISO 8601 in UTC (-ttt), time of day (-t, -tt), or empty.'),
  syscall: z.string(),
  arguments: z.string().describe('As printed, halves joined.'),
  result: z.string().describe('As printed after =, without the duration.'),
  returnValue: z.number().nullable().describe('null where there is none, or it is past 2^53.'),
  errno: z.string().nullable(),
  durationNs: knownNs,
  waitClass: z.enum(waitClassNames),
  target: z.string().nullable().describe('Path, peer or fd.'),
  state: z.enum(stateWords),
});
