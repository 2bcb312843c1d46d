import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsSlowTask } from '../slow-work.ts';
import { howMany, lastOne, standstill } from './questions.ts';

export default {
  title: { en: 'One storm, many slow requests', ja: '1つの嵐と、たくさんの遅いリクエスト' },
  format: 'gotrace',
  fixture: ['storm.trace.gz'],
  needs: [needsSlowTask],
  questions: [howMany, standstill, lastOne],
} satisfies Exercise<'gotrace'>;
