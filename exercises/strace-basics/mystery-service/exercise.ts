import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock, needsDurations, needsProcesses } from '../../../src/grading/strace-needs.ts';
import { bothCauses, fixTwo, longestCalls } from './questions-decide.ts';
import { holder, inVain, slowest, slowShare } from './questions-find.ts';
import { needsRequests } from './suspects.ts';

export default {
  title: { en: 'A service that was fast until Tuesday', ja: '火曜日まで速かったサービス' },
  format: 'strace',
  fixture: ['mystery-service.log'],
  needs: [needsDurations, needsClock, needsProcesses, needsRequests],
  questions: [slowShare, slowest, inVain, holder, bothCauses, longestCalls, fixTwo],
} satisfies Exercise;
