import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'who-is-supervised': { accepted: ['service', 'tracer', 'nobody'], wrong: [] },
  'first-line': {
    accepted: ['1', 'line 1'],
    wrong: [
      { answer: '33', misreading: 'first-fork' },
      { answer: '5', misreading: 'own-file' },
      { answer: '2', misreading: null },
    ],
  },
  supervised: {
    accepted: ['24', '[pid 24]'],
    wrong: [{ answer: '39', misreading: 'a-worker' }],
  },
  'how-many-children': {
    accepted: ['3'],
    wrong: [
      { answer: '4', misreading: 'calls-not-children' },
      { answer: '7', misreading: null },
    ],
  },
  'not-a-child': {
    accepted: ['179, 183'],
    wrong: [
      { answer: '179', misreading: 'unproved' },
      { answer: '178, 179, 183', misreading: 'a-worker-ended' },
      { answer: '33, 179, 183', misreading: 'made-workers' },
    ],
  },
  'which-form': {
    accepted: ['dd'],
    wrong: [
      { answer: 'd', misreading: 'same-group' },
      { answer: 'ddd', misreading: 'more-than-needed' },
      { answer: 'i4', misreading: 'blocks-kill' },
    ],
  },
} satisfies Solution;
