import { claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

const file = 'block.pb.gz';

export default defineCommands(
  inMachine(
    'GOMAXPROCS=4 ./server -files 16 -lines 300 & ./client -requests 2 -word the\n' +
      'wget -q -O block.pb.gz http://127.0.0.1:8080/debug/pprof/block; kill $!; wait',
    {
      timeoutS: 60,
      reads: [file],
      solves: { file, exercise: 'limits' },
      claims: [
        claim(
          'the client says how long the longest took',
          (o) => o.stdout,
          (text) => /2 searches in .*\nlatency: .* longest \d/.test(text),
        ),
      ],
    },
  ),
);
