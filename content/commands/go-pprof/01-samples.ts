import { totalValue } from '../../../src/grading/profile-sums.ts';
import { claim, defineCommands, inMachine, profile } from '../../../src/site/lesson-commands.ts';

const file = 'cpu.pb.gz';

export default defineCommands(
  inMachine('./server -files 16 -lines 100', {
    interruptAfterS: 8,
    claims: [
      claim(
        'it listens',
        (o) => o.stdout,
        (text) => text.includes('serving on 127.0.0.1:8080'),
      ),
    ],
  }),
  inMachine(
    "./client -requests 60 > client.log & wget -q -O cpu.pb.gz 'http://127.0.0.1:8080/debug/pprof/profile?seconds=5'",
    {
      before: './server -files 16 -lines 100 & /opt/dojo/shared/visitors open 8080 60000',
      timeoutS: 90,
      reads: [file],
      solves: { file, exercise: 'samples' },
      claims: [
        claim(
          'samples were taken',
          profile(file, (one) => totalValue(one, 'samples')),
          (samples) => samples > 20,
        ),
      ],
    },
  ),
);
