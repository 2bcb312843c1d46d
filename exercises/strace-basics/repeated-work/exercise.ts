import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock, needsDurations } from '../../../src/grading/strace-needs.ts';
import { costOrder, priceCost } from './questions-cost.ts';
import { configShare, firstRepeat, mostOpened, needlessOpens } from './questions-open.ts';
import { itemMisses } from './questions-search.ts';

export default {
  title: { en: 'What the page does again and again', ja: 'ページが繰り返していること' },
  format: 'strace',
  fixture: ['repeated-work.log'],
  needs: [needsDurations, needsClock],
  questions: [configShare, mostOpened, firstRepeat, needlessOpens, itemMisses, priceCost, costOrder],
} satisfies Exercise;
