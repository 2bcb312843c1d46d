import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsCollections } from '../../../src/grading/go-trace-sums.ts';
import { evenly, expectStopped, stopped } from './questions-cost.ts';
import { howOften, interval } from './questions-often.ts';
import { longestMark, whileMarking } from './questions-time-line.ts';

export default {
  title: { en: 'What a garbage collection stops, and what not', ja: 'GCが止めるもの、止めないもの' },
  format: 'gotrace',
  fixture: ['capture/server.trace.gz'],
  needs: [needsCollections],
  questions: [expectStopped, howOften, interval, stopped, longestMark, whileMarking, evenly],
} satisfies Exercise<'gotrace'>;
