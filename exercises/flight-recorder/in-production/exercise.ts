import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsTasks } from '../slow-work.ts';
import { howMuch, whatItTells } from './questions.ts';

export default {
  title: { en: 'What a snapshot gives away', ja: 'スナップショットから漏れるもの' },
  format: 'gotrace',
  fixture: ['endpoint.trace.gz'],
  needs: [needsTasks],
  questions: [howMuch, whatItTells],
} satisfies Exercise<'gotrace'>;
