import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'closed-for': { accepted: ['3.4 s', '10 s'], wrong: [] },
  'stop-range': {
    accepted: ['3.06s..6.66s', '3.056s..6.662s'],
    wrong: [
      { answer: '3.056s..11.753s', misreading: 'until-open-again' },
      { answer: '4.958s..6.662s', misreading: 'from-the-workers' },
      { answer: '0.1s..0.5s', misreading: null },
    ],
  },
  'longest-worker': {
    accepted: ['40'],
    wrong: [
      { answer: '105', misreading: 'the-helper' },
      { answer: '38', misreading: 'itself' },
      { answer: '39', misreading: 'another-worker' },
    ],
  },
  'failed-starts': {
    accepted: ['4'],
    wrong: [
      { answer: '5', misreading: 'with-the-good-one' },
      { answer: '6', misreading: 'since-the-beginning' },
      { answer: '1', misreading: null },
    ],
  },
  'lock-holder': {
    accepted: ['105'],
    wrong: [
      { answer: '38', misreading: 'who-took-it' },
      { answer: '24', misreading: 'supervisor' },
      { answer: '247', misreading: 'the-refused' },
    ],
  },
  'in-order': {
    accepted: ['drained>collected>synced>refused>helper-gone>granted'],
    wrong: [
      { answer: 'drained>helper-gone>collected>synced>refused>granted', misreading: 'helper-first' },
      { answer: 'granted>helper-gone>refused>synced>collected>drained', misreading: 'reversed' },
    ],
  },
  'lock-proof': {
    accepted: ['705, 830, 949', '825, 830, 949'],
    wrong: [
      { answer: '705, 949', misreading: 'unproved' },
      { answer: '342, 705, 830, 949', misreading: 'sync' },
      { answer: '335, 338, 705, 830, 949', misreading: 'workers' },
      { answer: '110, 705, 830, 949', misreading: 'first-lock' },
    ],
  },
  'fix-first': {
    accepted: ['next-start'],
    wrong: [
      { answer: 'drain', misreading: 'smaller-drain' },
      { answer: 'workers', misreading: 'smaller-workers' },
      { answer: 'sync', misreading: 'smaller-sync' },
    ],
  },
} satisfies Solution;
