import { calls, claim, defineCommands, inMachine, type Outcome } from '../../../src/site/lesson-commands.ts';

/** Names of the rows of a table that `-c` or `-C` printed, from the top, and its line of totals. */
function rows(text: string): string[] {
  const table = text.split(/^-{5}.*\n/m)[1] ?? '';
  return [...table.matchAll(/^ *\d.*?(\S+)$/gm)].map(([, name = '']) => name);
}
/** On a busy host the many short calls may come between the two. */
const top = (file: string) => (outcome: Outcome) => rows(outcome.text(file)).slice(0, 3);
const readThenFsync = (names: readonly string[]) => names[0] === 'read' && names.includes('fsync');

export default defineCommands(
  inMachine('strace -c -w -o wall.log ./settle 2026-11-20', {
    reads: ['wall.log'],
    claims: [
      claim('on the clock read comes first, then fsync', top('wall.log'), readThenFsync),
      claim(
        'most calls are none of the two',
        (o) => rows(o.text('wall.log')).includes('pread64'),
        (is) => is,
      ),
    ],
  }),
  inMachine('strace -C -ttt -T -yy -o count-and-narrow.log ./settle 2026-11-20', {
    reads: ['count-and-narrow.log'],
    solves: { file: 'count-and-narrow.log' },
    claims: [
      claim('900 rates, one call each', calls('count-and-narrow.log', 'syscall:pread64'), (n) => n === 900),
      claim('of all reads one is long', calls('count-and-narrow.log', 'syscall:read dur>1s'), (n) => n === 1),
      claim('and the others are not', calls('count-and-narrow.log', 'syscall:read dur<100ms'), (n) => n >= 3),
      claim('a sync for each batch', calls('count-and-narrow.log', 'syscall:fsync dur>30ms'), (n) => n === 6),
      claim(
        'the table follows the calls',
        (o) => rows(o.text('count-and-narrow.log')).length,
        (n) => n > 8,
      ),
    ],
  }),
  inMachine('strace -e trace=read,fsync -ttt -T -yy -o named.log ./settle 2026-11-20', {
    reads: ['named.log'],
    claims: [
      claim(
        'only the two names',
        (o) =>
          o
            .log('named.log')
            .trace.names.filter((name) => /\w/.test(name))
            .toSorted(),
        (names) => names.join() === 'fsync,read',
      ),
      claim('and among them the long wait', calls('named.log', 'dur>1s'), (n) => n === 1),
    ],
  }),
  inMachine(
    'strace -f -c -w -o wall.txt ./your-program\nstrace -f -C -ttt -T -yy -o full.log ./your-program',
    {
      instead: { './your-program': './settle 2026-11-20' },
      reads: ['wall.txt', 'full.log'],
      claims: [
        claim('the table of one run', top('wall.txt'), readThenFsync),
        claim(
          'the mean of its first row is the length of no call',
          (o) => {
            const [row] = /^ *[\d.]+ +([\d.]+) +\d+ +(\d+) .*read$/m.exec(o.text('wall.txt'))?.slice(1) ?? [];
            const mean = Number(row) / calls('full.log', 'syscall:read')(o);
            return calls(
              'full.log',
              `syscall:read dur:${Math.round(mean * 900)}ms..${Math.round(mean * 1100)}ms`,
            )(o);
          },
          (n) => n === 0,
        ),
      ],
    },
  ),
);
