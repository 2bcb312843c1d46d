import fc from 'fast-check';
import { StraceParser } from '../../../formats/strace/parse.ts';
import { encoder } from '../fd/test-log.ts';
import type { StraceLog } from '../log.ts';
import { openLog } from '../open-log.ts';
import { finish } from '../steps.ts';
import { type Timeline, timelineOf } from './lanes.ts';

/** For tests: a log and its timeline, read in chunks of so many bytes. */
export function timelineFrom(
  lines: readonly string[],
  chunk = Number.POSITIVE_INFINITY,
): { readonly log: StraceLog; readonly timeline: Timeline } {
  const bytes = encoder.encode(`${lines.join('\n')}\n`);
  const parser = new StraceParser();
  for (let at = 0; at < bytes.length; at += chunk)
    parser.push(bytes.subarray(at, Math.min(at + chunk, bytes.length)));
  const log = openLog(parser.finish());
  return { log, timeline: finish(timelineOf(log)) };
}

const texts = [
  'read(3, "x", 1) = 1',
  'nanosleep({tv_sec=1, tv_nsec=0}, NULL) = 0',
  'wait4(-1, NULL, 0, NULL) = 7',
  'fsync(3) = 0',
  'getpid() = 1',
];

/**
 * Lines of a log of up to four threads. Stamps go forward, as strace writes them; durations may be missing, zero, or
 * reach past the next call, which those of a damaged or made-up log do.
 */
export const someLines = fc
  .array(
    fc.record({
      pid: fc.integer({ min: 100, max: 103 }),
      stepUs: fc.integer({ min: 0, max: 4000 }),
      text: fc.constantFrom(...texts),
      took: fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 0, max: 3000 }) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 9_000_000 }) },
        { weight: 1, arbitrary: fc.constant(-1) },
      ),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((calls) => {
    let us = 0;
    return calls.map(({ pid, stepUs, text, took }) => {
      us += stepUs;
      const suffix = took < 0 ? '' : ` <${(took / 1e6).toFixed(6)}>`;
      return `${pid} ${(1_700_000_000 + us / 1e6).toFixed(6)} ${text}${suffix}`;
    });
  });
