import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'how-many-told': {
    accepted: ['4'],
    wrong: [
      { answer: '1', misreading: 'main-only' },
      { answer: '7', misreading: 'with-the-managers' },
      { answer: '8', misreading: 'with-cont' },
    ],
  },
  'lost-drain': {
    accepted: ['drain'],
    wrong: [
      { answer: 'nothing', misreading: 'only-faster' },
      { answer: 'killed', misreading: 'not-killed' },
      { answer: 'journal', misreading: 'still-synced' },
    ],
  },
  'which-mode': {
    accepted: ['mixed'],
    wrong: [
      { answer: 'control-group', misreading: 'the-default' },
      { answer: 'process', misreading: 'leaves-others' },
      { answer: 'none', misreading: 'nobody-told' },
    ],
  },
  'cut-log': {
    accepted: ['tracer-killed'],
    wrong: [
      { answer: 'hung', misreading: 'still-there' },
      { answer: 'disk-full', misreading: 'other-cause' },
      { answer: 'detached', misreading: 'let-go' },
    ],
  },
} satisfies Solution;
