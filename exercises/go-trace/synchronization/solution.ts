import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'lock-share': { accepted: ['90', '41 %'], wrong: [] },
  'which-lock': {
    accepted: ['main.searchFile'],
    wrong: [
      { answer: 'sync.(*Mutex).Lock', misreading: 'the-leaf' },
      { answer: 'main.handleSearch', misreading: 'wait-group' },
      { answer: 'os.open', misreading: 'the-collector' },
      { answer: 'strings.Fields', misreading: 'the-collector' },
    ],
  },
  'lock-time': {
    accepted: ['20.2 s', '20.198 s'],
    wrong: [
      { answer: '49.3 s', misreading: 'whole-profile' },
      { answer: '61.9 ms', misreading: 'longest' },
      { answer: '2.49 s', misreading: 'wait-group' },
      { answer: '9 s', misreading: null },
    ],
  },
  'not-a-lock': {
    accepted: ['collector'],
    wrong: [
      { answer: 'same-mutex', misreading: 'chose-mutex' },
      { answer: 'files', misreading: 'chose-files' },
      { answer: 'processor', misreading: 'chose-processor' },
    ],
  },
  'longest-wait': {
    accepted: ['61.9 ms', '62 ms'],
    wrong: [
      { answer: '20.2 s', misreading: 'the-sum' },
      { answer: '12.4 ms', misreading: 'the-mean' },
      { answer: '235 ms', misreading: 'another-row' },
      { answer: '3 s', misreading: null },
    ],
  },
  'who-ended': {
    accepted: ['G418', '418'],
    wrong: [
      { answer: '538', misreading: 'the-waiter' },
      { answer: '616', misreading: 'earlier-holder' },
      { answer: '434', misreading: null },
    ],
  },
} satisfies Solution;
