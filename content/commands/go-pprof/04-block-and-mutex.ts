import { cumOf } from '../../../src/grading/profile-sums.ts';
import { claim, defineCommands, inMachine, profile } from '../../../src/site/lesson-commands.ts';

const [block, mutex] = ['block.pb.gz', 'mutex.pb.gz'];

export default defineCommands(
  inMachine(
    [
      'GOMAXPROCS=4 ./server -files 16 -lines 300 & ./client -requests 2 -word the',
      'wget -q -O block.pb.gz http://127.0.0.1:8080/debug/pprof/block; wget -q -O mutex.pb.gz http://127.0.0.1:8080/debug/pprof/mutex; kill $!; wait',
    ].join('\n'),
    {
      timeoutS: 60,
      reads: [block, mutex],
      solves: { file: block, exercise: 'block' },
      claims: [
        claim(
          'somebody waited for the lock',
          profile(block, (one) => cumOf(one, 'delay', 'sync.(*Mutex).Lock')),
          (ns) => ns > 0,
        ),
        claim(
          'whoever held it is known too',
          profile(mutex, (one) => cumOf(one, 'delay', 'main.searchFile')),
          (ns) => ns > 0,
        ),
      ],
    },
  ),
);
