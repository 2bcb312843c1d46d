import { lockWait, searches } from '../../../exercises/go-optimise/search-figures.ts';
import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

const [before, after] = ['before.trace', 'after.trace'] as const;

export default defineCommands(
  inMachine(
    [
      'GOMAXPROCS=4 ./server -files 16 -lines 200 -trace before.trace & ./client -requests 2 -word the; kill -INT $!; wait',
      'GOMAXPROCS=4 ./localresults -files 16 -lines 200 -trace after.trace & ./client -requests 2 -word the; kill -INT $!; wait',
    ].join('\n'),
    {
      timeoutS: 120,
      reads: [before, after],
      solves: {
        before,
        file: after,
        exercise: 'one-at-a-time',
        mayLack: { 'now-waits': 'without the lock there may be no other wait on so small a load' },
      },
      claims: [
        claim(
          'the same load',
          (outcome) => [goTrace(before, searches)(outcome), goTrace(after, searches)(outcome)],
          (counts) => counts.every((count) => count === 2),
        ),
        claim('they waited for the lock', goTrace(before, lockWait), (ns) => ns > 0),
        claim('nobody waits for it any more', goTrace(after, lockWait), (ns) => ns === 0),
      ],
    },
  ),
);
