import { calls, claim, defineCommands, inMachine, inProject } from '../../../src/site/lesson-commands.ts';

const log = 'cache-lock.log';

export default defineCommands(
  inMachine('strace -f -ttt -T -y -o cache-lock.log -p "$(pgrep -d, -x pagecache)"', {
    interruptAfterS: 5,
    reads: [log],
    solves: {
      file: log,
      mayLack: {
        holder: 'whoever held the lock during the longest wait had taken it before the attach came',
        'held-proof': 'whoever held the lock during the longest wait had taken it before the attach came',
      },
    },
    claims: [
      claim(
        'all five processes at once',
        (o) => o.stderr.match(/ attached$/gm)?.length,
        (n) => n === 5,
      ),
      claim('several workers wait for the lock', calls(log, 'syscall:fcntl class:contention'), (n) => n >= 3),
      claim(
        'on the file that guards the cache',
        (o) => o.log(log).findings.map(({ kind, target }) => `${kind} ${target}`),
        (found) => found.includes('file-lock-contention /root/cache-lock/cache/cache.lock'),
      ),
      claim('a page is renamed into place', calls(log, 'syscall:rename'), (n) => n >= 3),
    ],
  }),
  inMachine('lslocks --output COMMAND,PID,MODE,BLOCKER,PATH', {
    claims: [
      claim(
        'the columns asked for',
        (o) => o.stdout.split('\n')[0],
        (head) => /^COMMAND +PID +MODE +BLOCKER +PATH/.test(head ?? ''),
      ),
    ],
  }),
  inProject('npm run -s dojo -- check strace-basics/cache-lock --trace my.log --answers answers.json', 1),
);
