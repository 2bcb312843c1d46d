import {
  calls,
  claim,
  defineCommands,
  inMachine,
  type Outcome,
  selectCalls,
} from '../../../src/site/lesson-commands.ts';

const log = 'missing-time.log';
const times = (text: string, name: string): number[] =>
  [...text.matchAll(new RegExp(`${name}=([\\d.]+)ms`, 'g'))].map((match) => Number(match[1]));
const waited = (outcome: Outcome) => times(outcome.text('client.log'), 'waited');
const spans = (outcome: Outcome) => times(outcome.text('log/spans.log'), 'span');

export default defineCommands(
  inMachine('strace -f -ttt -T -yy -o missing-time.log ./shop 8080', {
    timeoutS: 60,
    reads: [log, 'client.log', 'log/spans.log'],
    solves: { file: log },
    claims: [
      claim(
        'as many requests as spans',
        (o) => [waited(o).length, spans(o).length],
        ([clients, apm]) => clients === 27 && apm === 27,
      ),
      claim(
        'a client waited more than three times as long as a span usually is',
        (o) => Math.max(...waited(o)) / (spans(o).toSorted((a, b) => a - b)[13] ?? Number.NaN),
        (times) => times > 3,
      ),
      claim(
        'one session check is slow, in one call',
        (o) => {
          const took = o.log(log).trace.calls.durationNs;
          const reads = selectCalls(o.log(log), 'syscall:read path~":9101"');
          const sorted = Array.from(reads, (call) => took[call] ?? 0).sort((a, b) => b - a);
          return [sorted.length, (sorted[0] ?? 0) / (sorted[13] ?? Number.NaN)];
        },
        ([reads, times]) => reads === 27 && (times ?? 0) > 5,
      ),
      claim(
        'every access log line waits for the disk',
        calls(log, 'syscall:fdatasync dur>5ms'),
        (n) => n > 20,
      ),
      claim(
        'long accept calls are idle',
        (o) => [
          calls(log, 'syscall:accept dur>300ms')(o),
          calls(log, 'syscall:accept dur>300ms class:idle')(o),
        ],
        ([all, idle]) => (all ?? 0) > 8 && all === idle,
      ),
      claim(
        'the stopwatch makes no call',
        calls(log, 'syscall:clock_gettime or syscall:gettimeofday'),
        (n) => n === 0,
      ),
    ],
  }),
  inMachine('sudo timeout -s INT 10 strace -f -ttt -T -yy -o trace.log -p "$(pgrep -n shop)"', {
    instead: { 'INT 10': 'INT 4' },
    before: './shop 8080 & sleep 1',
    reads: ['trace.log'],
    claims: [
      claim(
        'one worker',
        (o) => o.log('trace.log').trace.threads.length,
        (n) => n === 1,
      ),
      claim('it accepts, and waits for the disk', calls('trace.log', 'syscall:fdatasync'), (n) => n > 0),
    ],
  }),
);
