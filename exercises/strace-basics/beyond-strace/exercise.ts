import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock, needsDurations } from '../../../src/grading/strace-needs.ts';
import { insideCalls, longestGap, waitedForCpu } from './questions-gaps.ts';
import { diskUnseen, proved, whichTool } from './questions-tools.ts';

export default {
  title: { en: 'Four gaps and a ring', ja: '4つの空白と1つのリング' },
  format: 'strace',
  fixture: ['beyond-strace.log'],
  needs: [needsDurations, needsClock],
  questions: [insideCalls, longestGap, waitedForCpu, diskUnseen, whichTool, proved],
} satisfies Exercise;
