import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock, needsDurations, needsProcesses } from '../../../src/grading/strace-needs.ts';
import { lockHolder, lockProof } from './questions-lock.ts';
import { failed, fixFirst, inOrder } from './questions-next.ts';
import { closedFor, longestWorker, stopRange } from './questions-stop.ts';
import { needsStop } from './restart.ts';

export default {
  title: { en: 'A restart that takes too long', ja: '長すぎる再起動' },
  format: 'strace',
  fixture: ['slow-restart.log'],
  needs: [needsDurations, needsClock, needsProcesses, needsStop],
  questions: [closedFor, stopRange, longestWorker, failed, lockHolder, inOrder, lockProof, fixFirst],
} satisfies Exercise;
