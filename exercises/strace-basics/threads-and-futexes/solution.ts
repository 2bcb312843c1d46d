import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'lock-share': { accepted: ['50 %', '47', '5%', '90'], wrong: [] },
  'longest-lock-wait': {
    accepted: ['172', 'line 172', '172行目', '158'],
    wrong: [
      { answer: '835', misreading: 'nothing-to-do' },
      { answer: '802', misreading: 'nothing-to-do' },
      { answer: '112', misreading: 'disk' },
      { answer: '165', misreading: 'shorter-wait' },
      { answer: '1', misreading: null },
    ],
  },
  'lock-marks': {
    accepted: ['value-2,many-threads', 'many-threads, value-2'],
    wrong: [
      { answer: 'value-2,many-threads,longest', misreading: 'length' },
      { answer: 'value-2,woken', misreading: 'any-wake' },
      { answer: 'value-2', misreading: 'incomplete' },
    ],
  },
  'ended-by': {
    accepted: ['171', 'L171'],
    wrong: [
      { answer: '172', misreading: 'the-wait' },
      { answer: '164', misreading: 'earlier-wake' },
      { answer: '170', misreading: 'flush' },
      { answer: '834', misreading: null },
    ],
  },
  'held-while-flushing': {
    accepted: ['170-172', '172, 170, 171'],
    wrong: [
      { answer: '170, 172', misreading: 'unproved' },
      { answer: '170-172, 835', misreading: 'idle' },
      { answer: '171, 172, 163', misreading: 'other-flush' },
      { answer: '170-172, 165', misreading: 'other-turn' },
    ],
  },
  'refused-wait': {
    accepted: ['changed'],
    wrong: [
      { answer: 'timeout', misreading: 'chose-timeout' },
      { answer: 'broken', misreading: 'chose-broken' },
      { answer: 'no-threads', misreading: 'chose-no-threads' },
    ],
  },
  'fix-first': {
    accepted: ['shorten'],
    wrong: [
      { answer: 'more-threads', misreading: 'chose-more-threads' },
      { answer: 'spin', misreading: 'chose-spin' },
      { answer: 'split', misreading: 'chose-split' },
    ],
  },
} satisfies Solution;
