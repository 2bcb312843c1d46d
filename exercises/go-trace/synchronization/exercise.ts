import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsLockWaits } from '../../../src/grading/go-trace-sums.ts';
import { longestWait, whoEnded } from './questions-one-wait.ts';
import { lockShare, lockTime, notALock, whichLock } from './questions-place.ts';

export default {
  title: { en: 'Whom the goroutines wait for', ja: 'goroutineは何を待っているのか' },
  format: 'gotrace',
  fixture: ['capture/server.trace.gz'],
  needs: [needsLockWaits],
  questions: [lockShare, whichLock, lockTime, notALock, longestWait, whoEnded],
} satisfies Exercise<'gotrace'>;
