import { calls, claim, defineCommands, inMachine, inProject } from '../../../src/site/lesson-commands.ts';

const log = 'mystery-service.log';

export default defineCommands(
  inMachine('strace -f -ttt -T -yy -o mystery-service.log ./shop 8098', {
    timeoutS: 60,
    reads: [log],
    solves: {
      file: log,
      mayLack: {
        holder: 'the slowest request waited for the silent address only',
        'fix-two': 'the slowest request waited for the silent address only',
        'both-causes': 'the slowest request waited for the silent address only',
      },
    },
    claims: [
      claim('140 requests', calls(log, 'syscall:accept,accept4 result>=0'), (n) => n === 140),
      claim(
        'first cause: an address that is silent until the limit',
        calls(log, 'syscall:poll path~"192.0.2.20" result:0 dur>490ms'),
        (n) => n >= 5,
      ),
      claim(
        'second cause: workers that wait for the lock',
        calls(log, 'syscall:fcntl class:contention'),
        (n) => n >= 5,
      ),
      claim(
        'which others hold across the disk',
        calls(log, 'syscall:fdatasync path~audit.log dur>5ms'),
        (n) => n >= 5,
      ),
      claim(
        'not a cause: the longest waits for an answer are the shipper’s',
        calls(log, 'syscall:poll path~":8099" dur>1.5s'),
        (n) => n >= 2,
      ),
      claim(
        'nor the look-ups of the start',
        calls(log, 'syscall:openat errno:ENOENT path~".so"'),
        (n) => n >= 120,
      ),
    ],
  }),
  inProject(
    'npm run -s dojo -- check strace-basics/mystery-service --trace my.log --answers answers.json',
    1,
  ),
);
