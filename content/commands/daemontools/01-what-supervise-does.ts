import { calls, claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

export default defineCommands(
  inMachine('svstat service/storefront service/storefront/log\nps -eo pid,ppid,stat,args', {
    claims: [
      claim(
        'the service and its log are up',
        (o) => o.stdout.match(/: up \(pid \d+\)/g)?.length,
        (n) => n === 2,
      ),
      claim(
        'one supervise for each of the two',
        (o) => o.stdout.match(/supervise (storefront|log)$/gm)?.length,
        (n) => n === 2,
      ),
      claim(
        'a manager and three workers',
        (o) => o.stdout.match(/ storefront$/gm)?.length,
        // The line of supervise ends the same way.
        (n) => n === 5,
      ),
    ],
  }),
  inMachine(
    `strace -f -ttt -T -y -o restart.log -p "$(pgrep -f 'supervise storefront')" -p "$(pgrep -o -x storefront)" &
until [ -s restart.log ]; do sleep 0.2; done
svc -t service/storefront
sleep 8
kill $!`,
    {
      // A busy machine takes longer.
      instead: {
        'sleep 8': `until grep -Eq '(poll.*, 0, 1020|<... poll resumed>). *= 0' restart.log; do sleep 1; done
until [ "$(grep -c 'execve(' restart.log)" -ge 2 ]; do sleep 1; done
sleep 1`,
      },
      timeoutS: 60,
      reads: ['restart.log'],
      solves: { file: 'restart.log' },
      claims: [
        claim('supervise sends TERM once', calls('restart.log', 'syscall:kill "SIGTERM"'), (n) => n >= 1),
        claim('the run script becomes the program', calls('restart.log', 'syscall:execve'), (n) => n >= 2),
        claim(
          'a pause of a second that watches nothing',
          (o) => o.text('restart.log').match(/poll\(\[\], 0, 10\d\d\b/g)?.length,
          (n) => n === 1,
        ),
        claim('the journal is synced', calls('restart.log', 'syscall:fsync'), (n) => n === 1),
      ],
    },
  ),
);
