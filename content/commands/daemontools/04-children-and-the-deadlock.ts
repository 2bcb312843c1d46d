import { calls, claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

const log = 'service/storefront/log/main/current';

/** The manager that is told to end has another pid than the one after it. */
const untilNext = `old=$(pgrep -o -x storefront)
until new=$(pgrep -o -x storefront) && [ "$new" != "$old" ]; do sleep 1; done
sleep 1`;

export default defineCommands(
  inMachine(
    `pid=$(pgrep -o -x storefront)
svc -t service/storefront
sleep 6
svstat service/storefront
ps -eo pid,ppid,stat,args
cat /proc/$pid/wchan; echo
grep -E '^(Name|PPid|TracerPid)' /proc/$pid/status
cp service/storefront/trace.$pid hang.log`,
    {
      // A busy machine takes longer.
      instead: {
        'sleep 6': `until [ "$(grep -c 'storefront: worker' ${log})" = 3 ]; do sleep 1; done
sleep 2`,
      },
      timeoutS: 60,
      reads: ['hang.log'],
      solves: { file: 'hang.log' },
      claims: [
        claim(
          'it sleeps in a wait for children',
          (o) => o.stdout,
          (text) => /^do_wait/m.test(text),
        ),
        claim(
          'and is traced',
          (o) => o.stdout,
          (text) => /^TracerPid:\s+[1-9]/m.test(text),
        ),
        claim('it syncs nothing yet', calls('hang.log', 'syscall:fsync'), (n) => n === 0),
      ],
    },
  ),
  inMachine(
    `pkill -x strace
sleep 2
svstat service/storefront
tail -n 8 service/storefront/log/main/current | tai64nlocal`,
    {
      instead: { 'sleep 2': `until grep -q 'storefront: closed' ${log}; do sleep 1; done\nsleep 2` },
      timeoutS: 60,
      claims: [
        claim(
          'the manager has finished its work',
          (o) => o.stdout,
          (text) => text.includes('storefront: closed'),
        ),
        claim(
          'a new one is up',
          (o) => Number(/: up \(pid \d+\) (\d+) seconds/.exec(o.stdout)?.[1]),
          (seconds) => seconds <= 4,
        ),
      ],
    },
  ),
  inMachine(
    `cat >service/storefront/run <<'EOF'
#!/bin/sh
exec 2>&1
( setsid strace -f -p $$ -ttt -T -y -o trace.$$ & )
tries=0
until grep -q '^TracerPid:.[1-9]' /proc/$$/status || [ $tries = 50 ]; do
  sleep 0.1
  tries=$((tries + 1))
done
exec storefront --wait-all
EOF
pkill -x strace
svc -t service/storefront
sleep 6
pid=$(pgrep -o -x storefront)
svc -t service/storefront
sleep 6
cp service/storefront/trace.$pid apart.log
tail -n 3 apart.log`,
    {
      instead: { 'sleep 6': untilNext },
      timeoutS: 60,
      reads: ['apart.log'],
      claims: [
        claim('the journal is synced', calls('apart.log', 'syscall:fsync'), (n) => n === 1),
        claim(
          'it ends',
          (o) => o.stdout,
          (text) => text.includes('+++ exited with 0 +++'),
        ),
      ],
    },
  ),
);
