import { z } from 'zod';
import { handlerKinds } from '../analysis/strace/restart/handler.ts';
import { lacks } from '../analysis/strace/restart/lacks.ts';
import { partNames } from '../analysis/strace/restart/parts.ts';
import { stopSources } from '../analysis/strace/restart/stop.ts';
import { stepKinds } from '../analysis/strace/restart/waited-path.ts';

/* The stops in what `analyze --json` prints. */

const count = z.int().min(0);
const line = z.int().min(1);
const pid = z.int().min(0).nullable();
const ns = z.number().min(0);
const knownNs = ns.nullable();
const end = z
  .object({ kind: z.enum(['exited', 'killed', 'exec']), value: z.string(), line })
  .nullable()
  .describe('null where the log does not show it.');

export const restartSchema = z.object({
  pid,
  program: z.string().describe('As given to execve; empty where the log does not show it.'),
  signal: z.string(),
  source: z.enum(stopSources).describe('How the log shows the signal.'),
  line: line.describe('The line that shows it.'),
  senderPid: pid,
  fromNs: knownNs.describe('The signal, from the first moment of the log.'),
  lengthNs: knownNs.describe('From the signal to the exit, or to the last sign where no exit is in the log.'),
  end,
  handler: z.enum(handlerKinds).describe('What the process did with the signal.'),
  waitedForNs: z
    .object({ children: ns, handler: ns, sync: ns, wait: ns, calls: ns, outside: ns, untimed: ns })
    .describe('What the exit waited for; adds up to lengthNs.'),
  steps: z
    .array(
      z.object({
        pid,
        kind: z.enum(stepKinds),
        class: z.enum(partNames),
        syscall: z.string(),
        what: z.string().describe('What a wait was for; empty where it was none.'),
        totalNs: ns,
        count,
        line: line.nullable().describe('Of its longest call.'),
      }),
    )
    .describe('The same followed into the children that were waited for, largest first; up to 12.'),
  processes: z
    .array(
      z.object({
        pid,
        program: z.string(),
        isThread: z.boolean(),
        lengthNs: knownNs.describe('For how long it was there in the stop.'),
        partsNs: z.record(z.enum(partNames), ns).describe('Adds up to lengthNs.'),
        lastWait: z.object({ line, syscall: z.string() }).nullable(),
        end,
      }),
    )
    .describe('The stopped process first, then those that it made; up to 60.'),
  leftovers: z
    .array(z.object({ pid, program: z.string(), afterNs: knownNs, end }))
    .describe('Processes that lived on after the exit; up to 20.'),
  next: z
    .object({ pid, afterNs: z.number().nullable(), line })
    .nullable()
    .describe('The same program started again; afterNs is negative where the old one was still there.'),
  lacks: z.array(z.enum(lacks)).describe('What the log does not show of this stop.'),
});
