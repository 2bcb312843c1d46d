import { calls, claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

const log = 'slow-sync-and-dns.log';

export default defineCommands(
  inMachine('strace -f -ttt -T -yy -o slow-sync-and-dns.log ./orders 8094', {
    timeoutS: 90,
    reads: [log],
    solves: { file: log },
    claims: [
      claim(
        'every order waits for the disk',
        calls(log, 'syscall:fdatasync dur>5ms path~journal'),
        (n) => n === 48,
      ),
      claim(
        'three look-ups run into the limit of five seconds',
        calls(log, 'syscall:poll path~"192.0.2.53:53" result:0 dur>=4.9s'),
        (n) => n === 3,
      ),
      claim(
        'and are found as such',
        (o) =>
          o
            .log(log)
            .findings.filter(({ kind }) => kind === 'dns-timeout')
            .map(({ count, target }) => `${count} ${target}`),
        (found) => found.join() === '3 udp 192.0.2.53:53',
      ),
      claim(
        'at the end the first thread waits for the other',
        calls(log, 'syscall:futex dur>100ms'),
        (n) => n >= 1,
      ),
    ],
  }),
  inMachine('strace -f -ttt -T --inject=fdatasync:delay_enter=100ms -o slow.log ./orders 8094', {
    timeoutS: 90,
    reads: ['slow.log'],
    claims: [
      claim(
        'every sync takes as long as was asked for',
        calls('slow.log', 'syscall:fdatasync dur>=100ms'),
        (n) => n >= 48,
      ),
      claim(
        'and says that it was delayed',
        (o) => o.text('slow.log').match(/fdatasync.*\(DELAYED\)/g)?.length ?? 0,
        (n) => n >= 48,
      ),
    ],
  }),
);
