import { stuckNow } from '../../../exercises/go-trace/blind-spots/stuck.ts';
import { programGroups } from '../../../src/grading/go-trace-sums.ts';
import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

const file = 'trace.out';

export default defineCommands(
  inMachine('./forgetful -files 16 -lines 300 -trace trace.out & ./client -requests 6; kill -INT $!; wait', {
    timeoutS: 60,
    reads: [file],
    solves: { file, exercise: 'blind-spots' },
    claims: [
      claim(
        'six sleeps of 40 ms or more',
        goTrace(file, (trace) =>
          programGroups(trace).reduce((sum, { blockNsByReason }) => sum + (blockNsByReason.sleep ?? 0), 0),
        ),
        (sleptNs) => sleptNs >= 240e6,
      ),
      claim('some are forgotten', goTrace(file, stuckNow), (stuck) => (stuck?.goroutines ?? 0) > 0),
    ],
  }),
);
