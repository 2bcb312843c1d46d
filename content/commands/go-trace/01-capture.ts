import { lockWaits, programGroups } from '../../../src/grading/go-trace-sums.ts';
import { claim, defineCommands, goTrace, inMachine, inProject } from '../../../src/site/lesson-commands.ts';

const file = 'trace.out';

export default defineCommands(
  inMachine('./server -files 16 -lines 100 -trace trace.out', {
    interruptAfterS: 8,
    claims: [
      claim(
        'it listens',
        (o) => o.stdout,
        (text) => text.includes('serving on 127.0.0.1:8080'),
      ),
      claim(
        'it says what it has written',
        (o) => o.stdout,
        (text) => /trace written to trace\.out \(\d+ bytes\)/.test(text),
      ),
    ],
  }),
  inMachine('./client -requests 4', {
    before: './server -files 16 -lines 100 -trace trace.out & sleep 3',
    timeoutS: 120,
    reads: [file],
    solves: { file, exercise: 'capture' },
    claims: [
      claim(
        'a goroutine for each file of each search',
        goTrace(file, (trace) => programGroups(trace)[0]),
        (group) => group?.name === 'main.searchFile' && group.count === 64,
      ),
      claim(
        'one P',
        goTrace(file, ({ figures }) => figures.gomaxprocs.at(-1)?.procs),
        (procs) => procs === 1,
      ),
      claim(
        'the trace is whole',
        goTrace(file, (trace) => [trace.figures.trace.problem, lockWaits(trace).length]),
        ([problem]) => problem === null,
      ),
    ],
  }),
  inProject('npm run -s dojo -- check go-trace/capture --trace my.trace --answers answers.json', 2),
);
