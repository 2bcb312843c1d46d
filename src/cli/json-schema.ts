import { z } from 'zod';
import { findingKinds, waitClassNames } from '../analysis/strace/log.ts';
import { waitEndKinds } from '../analysis/strace/wait-groups/wait-ends.ts';
import { waitKinds } from '../analysis/strace/wait-groups/wait-kinds.ts';
import { restartSchema } from './restart-schema.ts';

/*
 * What `--json` prints. docs/*.schema.json are made from these (the test of this file compares them), and
 * docs/json-output.md says in words what the fields mean. More fields may come; these stay.
 */

const count = z.int().min(0);
const line = z.int().min(1).describe('Line of the input, from 1.');
const pid = z.int().min(0).nullable().describe('null in a log without pids.');
const ns = z.number().min(0).describe('Integer nanoseconds.');
const knownNs = ns.nullable().describe('Integer nanoseconds; null where the log does not say.');
const counts = z.record(z.string(), count);
const cells = z.record(z.string(), z.string());

const syscall = z.object({
  name: z.string().describe('As printed, such as clock_gettime#64.'),
  calls: count.describe('Finished calls.'),
  errors: count.describe('Calls that returned -1 EXXX.'),
  restarts: count.describe('Calls that ended with ? ERESTARTxxx.'),
  durationNs: knownNs,
  p50Ns: knownNs,
  p99Ns: knownNs,
  maxNs: knownNs,
});

const slow = z.object({
  line: line.describe('Where the call begins (the resumed line where the beginning is not in the file).'),
  endLine: line.nullable().describe('Where its result is.'),
  pid,
  syscall: z.string(),
  durationNs: ns,
  class: z.enum(waitClassNames),
  text: z.string().describe('The call, halves joined, at most 1000 characters.'),
});

const finding = z.object({
  kind: z.enum(findingKinds),
  count: count.describe('How often it happened.'),
  totalNs: ns.describe('Printed time in all; 0 where the log has no durations.'),
  maxNs: ns,
  pids: z.array(z.int()),
  lines: z.array(line).describe('The lines that prove it.'),
  target: z.string().describe('Path, peer, address or program; empty where there is none.'),
  holder: z.object({ pid, line }).optional().describe('Who held what was waited for.'),
  parts: z.record(z.string(), z.number()).optional(),
});

const log = z.object({
  format: z.literal('strace'),
  file: z.string().describe('As named on the command line; the files of a set joined by spaces.'),
  bytes: count.describe('After unpacking.'),
  lines: count,
  clock: z.enum(['none', 'day', 'epoch', 'relative']),
  durationNs: knownNs.describe('From the first moment of the log to the last; null without a clock.'),
  complete: z.boolean().describe('False where only the beginning could be read; cut says why.'),
  cut: z.array(z.string()).optional(),
  query: z
    .object({
      text: z.string().describe('In its usual form.'),
      selected: count.describe('Calls that it selects.'),
      all: count.describe('Calls of the log.'),
    })
    .optional()
    .describe(
      'With --query: syscalls, slowest, processes, waits, waitGroups and histogram are of its calls.',
    ),
  fileNames: z.array(z.string()),
  calls: z.object({
    finished: count.describe('returned + noValue + restarted.'),
    returned: count,
    noValue: count.describe('= ?'),
    restarted: count.describe('= ? ERESTARTxxx'),
    neverFinished: count.describe('Begun, no result in the file.'),
    resumedWithoutStart: count.describe('The beginning is not in the file.'),
    detached: count,
    pidChanged: count,
  }),
  syscalls: z.array(syscall).describe('Those with finished calls, by durationNs, then calls.'),
  errnos: counts.describe('Calls that returned -1 EXXX, by name.'),
  restarts: counts.describe('Calls that ended with ? ERESTARTxxx, by name.'),
  slowest: z.array(slow).describe('By printed duration, longest first; up to 20.'),
  processes: z.array(
    z.object({
      pid,
      comm: z.string().nullable(),
      calls: count,
      durationNs: knownNs,
      exit: z.int().nullable().describe('Status of +++ exited with N +++.'),
      signal: z.string().nullable().describe('Signal of +++ killed by SIGxxx +++.'),
    }),
  ),
  signals: counts.describe('--- SIGxxx {...} --- by name.'),
  stopped: counts.describe('--- stopped by SIGxxx --- by name.'),
  summaryTables: z
    .array(
      z.object({
        line,
        abi: z.string().nullable(),
        columns: z.array(z.string()).describe('As printed, but %time for % time.'),
        rows: z.array(cells),
        total: cells.nullable(),
      }),
    )
    .describe('Tables of -c, -C, -w as text.'),
  waits: z.object({ workNs: ns, ioNs: ns, contentionNs: ns, idleNs: ns, childNs: ns }),
  waitGroups: z
    .array(
      z.object({
        class: z.enum(waitClassNames),
        kind: z.enum(waitKinds),
        name: z.string().describe('Path, peer, futex address, program or pid; empty where there is none.'),
        count,
        totalNs: ns,
        maxNs: ns,
        medianNs: ns,
        p95Ns: ns,
        share: z
          .number()
          .nullable()
          .describe('Of the whole time of the threads that waited; null without a clock.'),
        threads: count,
        syscalls: z.array(z.string()),
        end: z
          .object({
            kind: z.enum(waitEndKinds),
            pid,
            line: line.nullable(),
            holders: count.describe('For a lock: how often others gave it back while the wait lasted.'),
          })
          .describe('What ended the longest of them.'),
      }),
    )
    .describe('What was waited for, by class, largest first; up to 20 of each class.'),
  processTree: z
    .array(
      z.object({
        pid,
        parent: count.nullable().describe('Index in this list; null where the log does not show it.'),
        isThread: z.boolean(),
        isGuess: z.boolean().describe('The parent was the only one inside a fork without a result.'),
        programs: z.array(z.string()).describe('argv[0] of each execve that worked.'),
        calls: count,
        firstLine: line,
        lastLine: line,
        end: z
          .object({ kind: z.enum(['exited', 'killed', 'exec']), value: z.string(), line })
          .nullable()
          .describe('null where the log does not show it.'),
      }),
    )
    .describe('Processes and threads, each before those that it made; a pid used again is another one.'),
  stops: z
    .array(restartSchema)
    .describe('Processes of the whole log that were asked to end, in the order of their signals; up to 20.'),
  descriptors: z
    .object({
      count: count.describe(
        'Lives of descriptors: from the call that gives a number to the one that takes it.',
      ),
      targets: count.describe('What they name: paths, peers, pipes.'),
      origins: z.object({ opened: count, duplicated: count, inherited: count, unseen: count }),
      ends: z.object({
        open: count.describe('Still open at the end of the recording.'),
        closed: count,
        exec: count,
        exit: count,
        replaced: count,
        lost: count.describe('Its number was given out again, and no close is in the log.'),
      }),
      readBytes: count,
      writtenBytes: count,
      notOpen: count.describe('Calls on a number that was not open (EBADF); part of no life.'),
    })
    .describe('Descriptors, each in the process that used it.'),
  histogram: z
    .object({
      edgesNs: z.array(ns).describe('Lower edges of the buckets.'),
      calls: z.array(count).describe('Finished calls with a printed duration, by bucket.'),
      timesNs: z.array(ns).describe('Their printed time, by bucket.'),
      syscalls: z.record(z.string(), z.array(count)).describe('Calls by bucket, for each syscall.'),
    })
    .describe('How durations are spread.'),
  findings: z.array(finding),
  counts: counts.describe('Lines by what they are, for information.'),
  skipped: z.object({ lines: count, reasons: counts }),
});

const failed = z.strictObject({
  file: z.string(),
  error: z.string().describe('For people, in the language of --lang.'),
});

/** One line of `analyze --json`. */
export const analyzeLineSchema = z.union([failed, log]);

/** The object of `check --json`. */
export const checkSchema = z.object({
  exercise: z.string(),
  trace: z
    .string()
    .nullable()
    .describe('What was given with --trace, or with --before and --after; null for the recording.'),
  passed: z
    .boolean()
    .describe('At least one question applies and every one that does passed; the exit code is 0.'),
  missingNeeds: z.array(z.object({ id: z.string(), message: z.string() })),
  questions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      prompt: z.string(),
      answer: z.string().nullable().describe('As given; null where there was none.'),
      verdict: z
        .enum(['correct', 'noted', 'close', 'wrong', 'unreadable', 'unanswerable', 'unanswered'])
        .describe('noted: an estimate or a prediction that could be read.'),
      passed: z.boolean(),
      message: z.string().nullable(),
      misreading: z.string().nullable().describe('Which misreading explains the answer.'),
      hint: z
        .string()
        .nullable()
        .describe('After an answer that is not right: the hint of the misreading, else where to look.'),
      why: z.string().nullable().describe('After a right answer.'),
      lines: z.array(line).describe('The lines of a log that prove it, with why.'),
      places: z
        .array(z.object({ kind: z.enum(['goroutine', 'range', 'function', 'view']) }).loose())
        .describe(
          'Places of a Go trace or profile that prove it, with why; docs/json-output.md has their fields.',
        ),
      estimate: z
        .object({ given: z.number(), measured: z.number() })
        .nullable()
        .describe('For an estimate: nanoseconds, a count or percent.'),
      goal: z
        .object({ before: z.number(), after: z.number(), cut: z.number() })
        .nullable()
        .describe('For a goal: what was measured in both traces, and the share that is gone.'),
    }),
  ),
  inapplicable: z
    .array(z.string())
    .describe('Questions that this log cannot answer; their message says what it lacks.'),
  unanswered: z.array(z.string()).describe('Questions that apply and have no answer.'),
  unknown: z.array(z.string()).describe('Ids in the answers that the exercise does not have.'),
});

/** The array of `check --list --json`. */
export const exerciseListSchema = z.array(
  z.object({
    exercise: z.string(),
    title: z.string(),
    fixture: z.array(z.string()),
    questions: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        prompt: z.string(),
        options: z.array(z.object({ id: z.string(), text: z.string() })).optional(),
      }),
    ),
  }),
);
