import { calls, claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

const log = 'first-trace.log';

export default defineCommands(
  inMachine('strace -ttT -o first-trace.log ./report 2026-11-20', {
    reads: [log],
    solves: { file: log },
    claims: [
      claim(
        'it ends with its own exit status',
        (o) => o.exitCode,
        (status) => status === 3,
      ),
      claim(
        'each call has a stamp and a duration',
        (o) =>
          o
            .text(log)
            .split('\n')
            .filter(
              (line) =>
                !/^\d\d:\d\d:\d\d\.\d{6} (\w+\(.*\) += .*<\d+\.\d{6}>|exit_group\(3\) +=? ?\?|\+\+\+ exited with 3 \+\+\+)$/.test(
                  line,
                ),
            ),
        (others) => others.join('') === '',
      ),
      claim(
        'two configurations are looked for in vain',
        calls(log, 'syscall:openat errno:ENOENT path~report.conf'),
        (n) => n === 2,
      ),
      claim('the first server refuses', calls(log, 'syscall:connect errno:ECONNREFUSED'), (n) => n === 1),
      claim(
        'then the program sleeps',
        calls(log, 'syscall:clock_nanosleep,nanosleep dur>119ms'),
        (n) => n === 1,
      ),
      claim('one answer is long in coming', calls(log, 'syscall:recvfrom dur>250ms'), (n) => n === 1),
      claim(
        'a look for something to read is answered with EAGAIN',
        calls(log, 'syscall:recvfrom errno:EAGAIN'),
        (n) => n === 1,
      ),
      claim(
        'the result is renamed into place after an fsync',
        calls(log, 'syscall:fsync,rename'),
        (n) => n === 2,
      ),
    ],
  }),
);
