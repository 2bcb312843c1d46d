import { calls, claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

const log = 'pid-one.log';

export default defineCommands(
  inMachine(
    `unshare --fork --pid --mount-proc strace -D -f -ttt -T -o pid-one.log ./storefront --wait-all &
sleep 2
kill -TERM "$(pgrep -o -x storefront)"
sleep 5
kill -KILL "$(pgrep -o -x storefront)"`,
    {
      // A busy machine takes longer.
      instead: {
        'sleep 2': 'until [ "$(pgrep -x storefront | wc -l)" = 4 ]; do sleep 1; done\nsleep 3',
        'sleep 5': 'sleep 10',
      },
      timeoutS: 60,
      reads: [log],
      solves: { file: log },
      claims: [
        claim('three workers are collected', calls(log, 'pid:1 syscall:wait4 result>0'), (n) => n === 3),
        claim('and ECHILD never comes', calls(log, 'syscall:wait4 errno:ECHILD'), (n) => n === 0),
      ],
    },
  ),
);
