import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock, needsDurations } from '../../../src/grading/strace-needs.ts';
import { costliestPeer, perOrder, refusedCost } from './questions-cost.ts';
import { fallbackCount, notAFallback, proof } from './questions-count.ts';
import { fixFirst } from './questions-fix.ts';

export default {
  title: { en: 'The detour by way of IPv6', ja: 'IPv6を経由する回り道' },
  format: 'strace',
  fixture: ['ipv6-fallback.log'],
  needs: [needsDurations, needsClock],
  questions: [refusedCost, fallbackCount, costliestPeer, perOrder, proof, notAFallback, fixFirst],
} satisfies Exercise;
