import { openSync, readSync } from 'node:fs';

/*
 * Clocks for the machines of these tests that stand still while this thread waits for a processor. A guest's time is its
 * host's; a host that does other things too would take seconds out of the middle of a guest's, in which nothing in it
 * could run: programs would seem to be slow that are not. How long the thread waited is the second number of
 * /proc/thread-self/schedstat (Documentation/scheduler/sched-stats.rst), in nanoseconds. Elsewhere than on Linux the
 * clocks stay as they are.
 */

/** Since its start; what is younger than this is not asked for again. */
const freshMs = 0.2;

function startFairClocks(schedstat: number): void {
  const now = performance.now.bind(performance);
  const dateNow = Date.now.bind(Date);
  const buffer = Buffer.alloc(64);
  const waited = () => {
    const length = readSync(schedstat, buffer, 0, buffer.length, 0);
    return Number(buffer.toString('latin1', 0, length).split(' ')[1]) / 1e6;
  };
  const before = waited();
  let askedAt = Number.NEGATIVE_INFINITY;
  let waitedMs = 0;
  let last = 0;
  performance.now = () => {
    const real = now();
    // A thread that gave up its processor and got it back has lost more than that.
    if (real - askedAt > freshMs) {
      waitedMs = waited() - before;
      askedAt = now();
    }
    // Between the two readings it may have waited too.
    last = Math.max(last, real - waitedMs);
    return last;
  };
  Date.now = () => {
    performance.now();
    return Math.round(dateNow() - waitedMs);
  };
}

function openSchedstat(): number | null {
  try {
    return openSync('/proc/thread-self/schedstat', 'r');
  } catch {
    return null;
  }
}

const schedstat = openSchedstat();
if (schedstat !== null) startFairClocks(schedstat);
