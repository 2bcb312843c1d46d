import { calls, claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

/** The manager that is told to end has another pid than the one after it. */
const untilNext = `old=$(pgrep -o -x storefront)
until new=$(pgrep -o -x storefront) && [ "$new" != "$old" ]; do sleep 1; done
sleep 1`;

export default defineCommands(
  inMachine(
    `pid=$(pgrep -o -x storefront)
svc -t service/storefront
sleep 5
cp service/storefront/trace.$pid life.log
head -n 3 life.log`,
    {
      // A busy machine takes longer.
      instead: {
        'sleep 5': `until grep -q "^$pid .*+++ exited" service/storefront/trace.$pid; do sleep 1; done`,
      },
      timeoutS: 60,
      reads: ['life.log'],
      solves: {
        file: 'life.log',
        mayLack: { 'not-shown': 'strace held on before the program was there' },
      },
      claims: [
        claim(
          'the signal is in it',
          (o) => o.text('life.log'),
          (text) => text.includes('--- SIGTERM'),
        ),
        claim(
          'and the exit',
          (o) => o.text('life.log'),
          (text) => text.includes('+++ exited with 0 +++'),
        ),
        claim('the journal is synced', calls('life.log', 'syscall:fsync'), (n) => n === 1),
      ],
    },
  ),
  inMachine(
    `cat >service/storefront/run <<'EOF'
#!/bin/sh
exec 2>&1
strace -f -p $$ -ttt -T -y -o trace.$$ &
tries=0
until grep -q '^TracerPid:.[1-9]' /proc/$$/status || [ $tries = 50 ]; do
  sleep 0.1
  tries=$((tries + 1))
done
exec storefront
EOF
svc -t service/storefront
sleep 5
grep -h execve service/storefront/trace.$(pgrep -o -x storefront)`,
    {
      instead: { 'sleep 5': untilNext },
      timeoutS: 60,
      claims: [
        claim(
          'the execve of the program is in the trace',
          (o) => o.stdout,
          (text) => /execve\("[^"]*storefront", \["storefront"\]/.test(text),
        ),
      ],
    },
  ),
);
