import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

const began = (trace: { figures: { goroutines: { count: number } } }) => trace.figures.goroutines.count;

export default defineCommands(
  inMachine('./ratelimit -storms 2', {
    timeoutS: 90,
    claims: [
      claim(
        'all of a storm are slow, and nearly none is saved',
        (o) =>
          [...o.stdout.matchAll(/(\d+) snapshots so far, (\d+) not taken/g)].map((match) => Number(match[2])),
        (refused) => refused.length === 2 && refused.every((count) => count >= 45),
      ),
    ],
  }),
  inMachine('./errors', {
    timeoutS: 90,
    reads: ['error.trace'],
    claims: [
      claim(
        'the unexpected error is the last',
        (o) => o.stdout,
        (text) => text.includes('the ledger did not answer in time'),
      ),
      claim('and leaves a snapshot', goTrace('error.trace', began), (count) => count > 1),
    ],
  }),
  inMachine('./signal', {
    interruptAfterS: 4,
    claims: [
      claim(
        'it says its pid',
        (o) => o.stdout,
        (text) => /kill -USR1 \d+/.test(text),
      ),
    ],
  }),
  inMachine('kill -USR1 "$(pgrep -x signal)"', {
    before: './signal > signal.out & sleep 3',
    instead: { '-x signal)"': '-x signal)"; sleep 5' },
    timeoutS: 60,
    reads: ['signal-1.trace'],
    claims: [claim('the signal leaves a snapshot', goTrace('signal-1.trace', began), (count) => count > 1)],
  }),
  inMachine('./topn -dir slowest -n 3', {
    timeoutS: 90,
    claims: [
      claim(
        'three are kept',
        (o) => o.stdout.trim().split('\n').length,
        (kept) => kept === 3,
      ),
    ],
  }),
);
