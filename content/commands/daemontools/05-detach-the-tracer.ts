import { calls, claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

const log = 'detached.log';

export default defineCommands(
  inMachine(
    `pid=$(svstat service/storefront | sed 's/.*(pid \\([0-9]*\\)).*/\\1/')
sleep 2
svc -t service/storefront
sleep 5
cp service/storefront/trace.$pid detached.log`,
    {
      // A busy machine takes longer.
      instead: {
        'sleep 5': `until grep -q "^$pid .*+++ exited" service/storefront/trace.$pid; do sleep 1; done`,
      },
      timeoutS: 60,
      reads: [log],
      solves: { file: log },
      claims: [
        claim(
          'it begins with the execve of the service',
          (o) => o.text(log).split('\n')[0],
          (line) => /^\d+ +[\d.]+ execve\(".*storefront"/.test(line ?? ''),
        ),
        claim(
          'the kernel says that nobody is left',
          calls(log, 'syscall:wait4 errno:ECHILD'),
          (n) => n === 1,
        ),
        claim(
          'it ends with the exit of the service',
          (o) => o.text(log).trimEnd().split('\n').at(-1),
          (line) => /\+\+\+ exited with 0 \+\+\+$/.test(line ?? ''),
        ),
      ],
    },
  ),
);
