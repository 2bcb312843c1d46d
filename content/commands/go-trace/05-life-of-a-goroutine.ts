import { largestGroup, runsOf } from '../../../src/grading/go-trace-sums.ts';
import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

const file = 'trace.out';

export default defineCommands(
  inMachine(
    './server -files 16 -lines 300 -trace trace.out & ./client -requests 1 -word the; kill -INT $!; wait',
    {
      timeoutS: 60,
      reads: [file],
      solves: {
        file,
        exercise: 'one-life',
        mayLack: { turns: 'on one P it may never find the lock taken' },
      },
      claims: [
        claim('sixteen lives', goTrace(file, largestGroup), (group) => group?.count === 16),
        claim(
          'never two at once',
          goTrace(file, (trace) => {
            const group = largestGroup(trace);
            return group ? runsOf(trace, group) : [];
          }),
          (runs) => runs.every(({ fromNs }, at) => at === 0 || fromNs >= (runs[at - 1]?.toNs ?? 0)),
        ),
      ],
    },
  ),
);
