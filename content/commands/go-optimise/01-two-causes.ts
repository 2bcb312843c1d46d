import { lockWait, searches } from '../../../exercises/go-optimise/search-figures.ts';
import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

const file = 'trace.out';

export default defineCommands(
  inMachine(
    'GOMAXPROCS=4 ./server -files 16 -lines 200 -trace trace.out & ./client -requests 2 -word the; kill -INT $!; wait',
    {
      timeoutS: 60,
      reads: [file],
      solves: {
        file,
        exercise: 'two-halves',
        mayLack: { 'other-half': 'two searches need a collection or two, and nobody may meet one' },
      },
      claims: [
        claim('two searches', goTrace(file, searches), (count) => count === 2),
        claim('they waited for the lock', goTrace(file, lockWait), (ns) => ns > 0),
      ],
    },
  ),
);
