import { calls, claim, defineCommands, elsewhere, inMachine } from '../../../src/site/lesson-commands.ts';

const log = 'ipv6-fallback.log';

export default defineCommands(
  inMachine('strace -ttt -T -yy -e trace=%network,poll,close,write -o ipv6-fallback.log ./checkout 6', {
    reads: [log],
    solves: { file: log },
    claims: [
      claim(
        'six orders',
        (o) => o.stdout.match(/^order \d accepted$/gm)?.length,
        (n) => n === 6,
      ),
      claim(
        'one address refuses each time',
        calls(log, 'syscall:getsockopt arg~ECONNREFUSED'),
        (n) => n === 24,
      ),
      claim(
        'the other is silent until the limit',
        calls(log, 'syscall:poll result:0 dur>590ms'),
        (n) => n === 6,
      ),
      claim(
        'the findings list both',
        (o) =>
          o
            .log(log)
            .findings.filter(({ kind }) => kind === 'ipv6-fallback')
            .map(({ count, target }) => `${count} ${target}`),
        (found) => found.join() === '6 [2001:db8:1::7]:8092,24 [::1]:8091',
      ),
    ],
  }),
  inMachine('getent ahosts rates.example', {
    claims: [
      claim(
        'the IPv6 address comes first, then the other',
        (o) => [...new Set(o.stdout.match(/^\S+/gm))],
        (addresses) => addresses.join() === '2001:db8:1::7,192.0.2.20',
      ),
    ],
  }),
  elsewhere(
    'strace -f -ttt -T -yy -e trace=%network,poll,ppoll,close -o curl.log curl -sS -o /dev/null http://localhost:8080/',
    {
      en: 'The machine beside this page has no `curl`.',
      ja: 'このページの横のマシンには`curl`がありません。',
    },
  ),
);
