import { calls, claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

const log = 'kinds-of-waiting.log';

export default defineCommands(
  inMachine('strace -f -ttt -T -yy -o kinds-of-waiting.log ./gallery 8087', {
    timeoutS: 60,
    reads: [log],
    solves: {
      file: log,
      mayLack: {
        idle: 'no two threads met at the mutex: there is one CPU',
        'lock-time': 'no two threads met at the mutex: there is one CPU',
        'first-fix': 'no two threads met at the mutex: there is one CPU',
      },
    },
    claims: [
      claim('twenty requests', calls(log, 'syscall:accept,accept4 result>=0'), (n) => n === 20),
      claim(
        'each asks the database and waits',
        (o) => [
          calls(log, 'syscall:read path~":9401"')(o),
          calls(log, 'syscall:read path~":9401" dur>20ms class:io')(o),
        ],
        ([all, waits]) => all === 20 && (waits ?? 0) > 10,
      ),
      claim(
        'three thumbnails are made by children that wait for the disk',
        calls(log, 'syscall:fsync class:io'),
        (n) => n === 3,
      ),
      claim('and three parents wait for them', calls(log, 'class:child'), (n) => n >= 3),
      claim(
        'most of the time inside calls is idle',
        (o) => {
          const { totalNs } = o.log(log).waits;
          return (totalNs[3] ?? 0) / totalNs.reduce((sum, ns) => sum + ns, 0);
        },
        (share) => share > 0.6,
      ),
    ],
  }),
  inMachine(
    `sudo timeout -s INT 10 strace -f -ttt -T -yy -o quiet.log -p "$(pgrep -n your-service)"
sudo timeout -s INT 10 strace -f -ttt -T -yy -o busy.log -p "$(pgrep -n your-service)"`,
    {
      instead: { 'your-service': 'gallery', 'INT 10': 'INT 4' },
      before: './gallery 8087 & sleep 0.5',
      reads: ['busy.log'],
      claims: [
        claim(
          'waits for the database',
          calls('busy.log', 'syscall:read path~":9401" class:io'),
          (n) => n > 0,
        ),
        claim('and idle ones', calls('busy.log', 'class:idle'), (n) => n > 0),
      ],
    },
  ),
);
