import { calls, claim, defineCommands, inMachine, inProject } from '../../../src/site/lesson-commands.ts';

const log = 'importer.log';

export default defineCommands(
  inMachine('strace -f -ttt -T -y -Y -o importer.log ./importer --workers 4', {
    timeoutS: 60,
    reads: [log],
    solves: {
      file: log,
      mayLack: {
        'refused-wait': 'on one CPU the owner seldom gives the lock back just when another is about to wait',
      },
    },
    claims: [
      claim(
        'six threads with names',
        (o) => new Set(o.log(log).trace.threads.map(({ comm }) => comm)),
        (names) => ['reporter', 'worker-1', 'worker-4'].every((name) => names.has(name)),
      ),
      claim('one flush for each order', calls(log, 'syscall:fdatasync'), (n) => n === 120),
      claim('many waits for the lock', calls(log, 'syscall:futex class:contention'), (n) => n >= 30),
      claim(
        'on one address, by four threads',
        (o) =>
          o
            .log(log)
            .findings.filter(({ kind }) => kind === 'futex-contention')
            .map(({ pids }) => pids.length),
        (found) => found.includes(4),
      ),
      claim(
        'the longest futex call is idle',
        calls(log, 'syscall:futex class:idle dur>500ms'),
        (n) => n >= 1,
      ),
    ],
  }),
  inProject(
    'npm run -s dojo -- check strace-basics/threads-and-futexes --trace my.log --answers answers.json',
    1,
  ),
);
