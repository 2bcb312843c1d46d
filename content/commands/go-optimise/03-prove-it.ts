import { lockWait, searches } from '../../../exercises/go-optimise/search-figures.ts';
import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

const record = (program: string, file: string) =>
  `./${program} -files 16 -lines 100 -trace ${file} & ./client -requests 4 -word the; kill -INT $!; wait`;

export default defineCommands(
  inMachine(record('server', 'before.trace'), {
    timeoutS: 120,
    reads: ['before.trace'],
    // Whether they waited for the lock is chance on one processor; the page says what to do then.
    claims: [claim('four searches', goTrace('before.trace', searches), (count) => count === 4)],
  }),
  inMachine(record('fixed', 'after.trace'), {
    timeoutS: 120,
    reads: ['after.trace'],
    claims: [
      claim('four searches again', goTrace('after.trace', searches), (count) => count === 4),
      claim('and no wait for a lock', goTrace('after.trace', lockWait), (ns) => ns === 0),
    ],
  }),
);
