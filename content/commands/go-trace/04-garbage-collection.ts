import { markNs, marks, stopNs } from '../../../exercises/go-trace/gc/cycles.ts';
import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

const file = 'trace.out';

export default defineCommands(
  inMachine(
    'GOGC=25 ./server -files 16 -lines 200 -trace trace.out & ./client -requests 4; kill -INT $!; wait',
    {
      timeoutS: 60,
      reads: [file],
      solves: { file, exercise: 'gc' },
      claims: [
        claim(
          'several collections',
          goTrace(file, (trace) => marks(trace).length),
          (count) => count > 1,
        ),
        claim(
          'marking is longer than stopping',
          goTrace(file, (trace) => [markNs(trace), stopNs(trace)] as const),
          ([marking, stopping]) => marking > stopping,
        ),
        claim(
          'one P',
          goTrace(file, ({ figures }) => figures.gomaxprocs.at(-1)?.procs),
          (procs) => procs === 1,
        ),
      ],
    },
  ),
);
