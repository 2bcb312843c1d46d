import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock, needsDurations, needsProcesses } from '../../../src/grading/strace-needs.ts';
import { howManyTold, lostDrain, whichMode } from './questions-stop.ts';
import { cutLog } from './questions-timeout.ts';
import { needsSystemd } from './unit.ts';

export default {
  title: { en: 'The same service as a unit of systemd', ja: '同じサービスをsystemdのユニットに' },
  format: 'strace',
  fixture: ['outside-daemontools.log'],
  needs: [needsDurations, needsClock, needsProcesses, needsSystemd],
  questions: [howManyTold, lostDrain, whichMode, cutLog],
} satisfies Exercise;
