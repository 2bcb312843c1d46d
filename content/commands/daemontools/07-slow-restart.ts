import { calls, claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

const log = 'slow-restart.log';

export default defineCommands(
  inMachine(
    `strace -f -ttt -T -yy -o slow-restart.log -p "$(pgrep -f 'supervise storefront')" &
until [ -s slow-restart.log ]; do sleep 0.2; done
svc -u service/storefront
sleep 4
svc -t service/storefront
sleep 14
kill $!`,
    {
      // A busy machine takes longer.
      instead: {
        'sleep 4': `until grep -q 'storefront: open' service/storefront/log/main/current; do sleep 1; done
sleep 2`,
        'sleep 14': `until [ "$(grep -c 'storefront: open' service/storefront/log/main/current)" = 2 ]; do sleep 1; done`,
      },
      reads: [log],
      timeoutS: 90,
      solves: { file: log },
      claims: [
        claim('a start gets the lock', calls(log, 'syscall:flock result:0'), (n) => n >= 2),
        claim('others are refused', calls(log, 'syscall:flock errno:EAGAIN'), (n) => n >= 2),
        claim(
          'the stop takes more than the drain',
          (o) => o.log(log).findings.find(({ kind }) => kind === 'restart-window')?.totalNs,
          (ns) => ns !== undefined && ns > 3.3e9,
        ),
      ],
    },
  ),
);
