import { largestGroup } from '../../../src/grading/go-trace-sums.ts';
import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

const file = 'trace.out';

export default defineCommands(
  inMachine(
    './server -files 8 -lines 100 -trace trace.out & ./client -requests 4 -word the; kill -INT $!; wait',
    {
      timeoutS: 60,
      reads: [file],
      solves: { file, exercise: 'goroutines' },
      claims: [
        claim('files times searches', goTrace(file, largestGroup), (group) => group?.count === 32),
        claim(
          'they mostly wait',
          goTrace(file, (trace) => {
            const { execNs = 0, totalNs = 0 } = largestGroup(trace) ?? {};
            return execNs / totalNs;
          }),
          (share) => share < 0.5,
        ),
      ],
    },
  ),
);
