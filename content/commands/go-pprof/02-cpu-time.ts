import { mainByCum } from '../../../exercises/go-pprof/cpu-time/shares.ts';
import { totalValue } from '../../../src/grading/profile-sums.ts';
import { claim, defineCommands, inMachine, profile } from '../../../src/site/lesson-commands.ts';

const file = 'cpu.pb.gz';

export default defineCommands(
  inMachine(
    './server -files 16 -lines 300 & ./client -requests 1\n' +
      "./client -requests 40 > client.log & wget -q -O cpu.pb.gz 'http://127.0.0.1:8080/debug/pprof/profile?seconds=2'; kill $(jobs -p); wait",
    {
      timeoutS: 90,
      reads: [file],
      solves: { file, exercise: 'cpu-time' },
      claims: [
        claim(
          'samples were taken',
          profile(file, (one) => totalValue(one, 'samples')),
          (samples) => samples > 20,
        ),
        claim('callers are right', profile(file, mainByCum), ([first]) => first === 'main.searchFile'),
      ],
    },
  ),
);
