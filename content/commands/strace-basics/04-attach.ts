import { CallState } from '../../../src/formats/strace/trace.ts';
import { calls, claim, defineCommands, inMachine, type Outcome } from '../../../src/site/lesson-commands.ts';

const lines = (outcome: Outcome, file: string) => outcome.text(file).trimEnd().split('\n');

export default defineCommands(
  inMachine('sudo timeout -s INT 3 strace -f -ttt -T -yy -o attach.log -p "$(pgrep -n quotes)"', {
    instead: { 'INT 3': 'INT 6' },
    reads: ['attach.log'],
    solves: {
      file: 'attach.log',
      mayLack: {
        'too-short': 'no thread was waiting for an answer when the attach came',
        interrupted: 'the attach came while no thread slept in a call that goes on as restart_syscall',
        'can-tell': 'in three seconds no long answer began and ended',
      },
    },
    claims: [
      claim(
        'it attaches to three threads of one worker',
        (o) => o.stderr,
        (text) => /attached with 3 threads/.test(text),
      ),
      claim(
        'and lets go of them',
        (o) => o.stderr.match(/ detached/g)?.length,
        (n) => n === 3,
      ),
      claim(
        'lines of two of them',
        (o) => o.log('attach.log').trace.threads.length,
        (n) => n === 2,
      ),
      claim(
        'calls that had begun before',
        (o) =>
          lines(o, 'attach.log')
            .slice(0, 6)
            .filter((line) => /resuming interrupted|resumed>|EINTR|restart_syscall/.test(line)).length,
        (n) => n > 0,
      ),
      // strace marks the one call whose line it is writing with `<detached ...>`; of the others only the first half is there.
      claim(
        'calls that were still running',
        (o) => {
          const { state } = o.log('attach.log').trace.calls;
          return state.filter((one) => one === CallState.detached || one === CallState.neverFinished).length;
        },
        (n) => n > 0,
      ),
      claim(
        'the service works on: it was asked before and after',
        calls('attach.log', 'syscall:epoll_wait'),
        (n) => n > 3,
      ),
      claim(
        'what was sent to a client stays in the file',
        (o) => o.text('attach.log').includes('Set-Cookie'),
        (is) => is,
      ),
    ],
  }),
  inMachine(
    `echo hello >index.html
busybox httpd -f -p 8000 &
while sleep 0.2; do wget -q -O /dev/null http://127.0.0.1:8000/; done &
sudo timeout -s INT 5 strace -f -ttt -T -yy -s 0 -o mine.log -p "$(pgrep -f 'httpd -f -p 8000')"
kill %1 %2`,
    {
      reads: ['mine.log'],
      claims: [
        claim(
          'connections are accepted',
          calls('mine.log', 'syscall:accept,accept4 result>=0'),
          (n) => n > 0,
        ),
        claim(
          'the server was in a wait when strace came',
          (o) => lines(o, 'mine.log')[0],
          (line) => /accept/.test(line ?? ''),
        ),
        claim(
          'contents of reads and writes are left out',
          (o) => /(read|recv|write|send)\([^)]*""\.\.\./.test(o.text('mine.log')),
          (is) => is,
        ),
      ],
    },
  ),
);
