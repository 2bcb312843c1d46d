import { calls, claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

export default defineCommands(
  inMachine(
    `strace -ttt -T -y -e 'trace=!rt_sigprocmask' -o outside.log -p "$(pgrep -f 'supervise storefront')" -p "$(pgrep -x strace)" -p "$(pgrep -x multilog)" &
until [ -s outside.log ]; do sleep 0.2; done
svc -t service/storefront
sleep 6
kill $!`,
    {
      // A busy machine takes longer.
      instead: {
        'sleep 6': `until grep -q 'storefront: closed' service/storefront/log/main/current; do sleep 1; done
sleep 1`,
      },
      timeoutS: 60,
      reads: ['outside.log'],
      solves: {
        file: 'outside.log',
        mayLack: {
          steps: 'the last words of the old program came in one read behind the trace of the next',
          'side-by-side': 'the last words of the old program came in one read behind the trace of the next',
        },
      },
      claims: [
        claim(
          'TERM twice: to strace, and on',
          calls('outside.log', 'syscall:kill "SIGTERM"'),
          (n) => n === 2,
        ),
        claim(
          'the program is let go',
          calls('outside.log', 'syscall:ptrace "PTRACE_DETACH"'),
          (n) => n === 1,
        ),
        claim(
          'the old program is still heard',
          calls('outside.log', 'syscall:read "storefront: worker"'),
          (n) => n > 0,
        ),
      ],
    },
  ),
  inMachine(
    `cat >service/storefront/run <<'EOF'
#!/bin/sh
exec 2>&1
exec strace -ttT -o trace.log storefront
EOF
svc -t service/storefront
sleep 3
svc -t service/storefront
sleep 3
svstat service/storefront
grep -E '^(Name|SigIgn)' /proc/"$(pgrep -x strace)"/status`,
    {
      claims: [
        claim(
          'the second svc -t has no effect',
          (o) => Number(/: up \(pid \d+\) (\d+) seconds/.exec(o.stdout)?.[1]),
          (seconds) => seconds >= 5,
        ),
        claim(
          'strace ignores TERM',
          (o) => Number.parseInt(/SigIgn:\s*([0-9a-f]+)/.exec(o.stdout)?.[1] ?? '0', 16),
          (mask) => (mask & 0x4000) !== 0,
        ),
      ],
    },
  ),
);
