import { lockNs, lockPlace } from '../../../exercises/go-trace/synchronization/waits.ts';
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
        exercise: 'synchronization',
        mayLack: { 'not-a-lock': 'two searches need a collection or two, and nobody may meet one' },
      },
      claims: [
        claim(
          'four Ps',
          goTrace(file, ({ figures }) => figures.gomaxprocs.at(-1)?.procs),
          (procs) => procs === 4,
        ),
        claim('the lock of the program', goTrace(file, lockPlace), (place) => place === 'main.searchFile'),
        claim('they waited for it', goTrace(file, lockNs), (ns) => ns > 0),
      ],
    },
  ),
);
