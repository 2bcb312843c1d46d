import { lockWait, searches } from '../../../exercises/go-optimise/search-figures.ts';
import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

const [before, after] = ['before.trace', 'after.trace'] as const;
const record = (program: string, file: string) =>
  `GOMAXPROCS=4 ./${program} -files 16 -lines 200 -trace ${file} & ./client -requests 2 -word the; kill -INT $!; wait`;

export default defineCommands(
  inMachine(record('server', before), {
    timeoutS: 120,
    reads: [before],
    claims: [
      claim('two searches', goTrace(before, searches), (count) => count === 2),
      claim('they waited for the lock', goTrace(before, lockWait), (ns) => ns > 0),
    ],
  }),
  inMachine(record('fixed', after), {
    timeoutS: 120,
    reads: [before, after],
    solves: { before, file: after, exercise: 'prove-it' },
    claims: [
      claim('two searches again', goTrace(after, searches), (count) => count === 2),
      claim('and no wait for a lock', goTrace(after, lockWait), (ns) => ns === 0),
    ],
  }),
);
