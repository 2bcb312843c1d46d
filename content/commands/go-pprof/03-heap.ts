import { cumOf } from '../../../src/grading/profile-sums.ts';
import { claim, defineCommands, inMachine, profile } from '../../../src/site/lesson-commands.ts';

const file = 'heap.pb.gz';
const ofSearches = (type: string) => profile(file, (one) => cumOf(one, type, 'main.searchFile'));

export default defineCommands(
  inMachine(
    './server -files 16 -lines 300 & ./client -requests 10\n' +
      "wget -q -O heap.pb.gz 'http://127.0.0.1:8080/debug/pprof/heap?gc=1'; kill $!; wait",
    {
      timeoutS: 90,
      reads: [file],
      solves: { file, exercise: 'heap' },
      claims: [
        claim('much passed through', ofSearches('alloc_space'), (bytes) => bytes > 1e6),
        claim('nothing stays', ofSearches('inuse_space'), (bytes) => bytes === 0),
      ],
    },
  ),
);
