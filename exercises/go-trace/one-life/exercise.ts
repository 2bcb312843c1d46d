import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsGoroutines } from '../../../src/grading/go-trace-sums.ts';
import { blockedOn, turns } from './questions-blocked.ts';
import { lifeOrder, longestLived, untilFirstRun } from './questions-life.ts';

export default {
  title: { en: 'One goroutine from its creation to its end', ja: '1つのgoroutineの、生成から終了まで' },
  format: 'gotrace',
  fixture: ['capture/server.trace.gz'],
  needs: [needsGoroutines],
  questions: [lifeOrder, longestLived, untilFirstRun, blockedOn, turns],
} satisfies Exercise<'gotrace'>;
