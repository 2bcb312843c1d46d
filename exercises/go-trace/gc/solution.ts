import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'expect-stopped': { accepted: ['20 %', '1'], wrong: [] },
  'how-often': {
    accepted: ['20'],
    wrong: [
      { answer: '40', misreading: 'stops' },
      { answer: '41', misreading: 'all-stops' },
      { answer: '7', misreading: null },
    ],
  },
  interval: {
    accepted: ['35.3 ms', '34 ms'],
    wrong: [
      { answer: '25.8 ms', misreading: 'pause-between' },
      { answer: '9.45 ms', misreading: 'length-of-one' },
      { answer: '300 ms', misreading: null },
    ],
  },
  stopped: {
    accepted: ['42.1 ms', '42 ms'],
    wrong: [
      { answer: '189 ms', misreading: 'mark-phases' },
      { answer: '4.81 ms', misreading: 'longest-stop' },
      { answer: '22 ms', misreading: 'one-kind' },
      { answer: '20.1 ms', misreading: 'one-kind' },
      { answer: '1 s', misreading: null },
    ],
  },
  'longest-mark': {
    accepted: ['253.3ms..273.5ms', '0.2533s..0.2735s'],
    wrong: [
      { answer: '233.9ms..238.7ms', misreading: 'longest-stop' },
      { answer: '414.9ms..469.3ms', misreading: 'longest-pause' },
      { answer: '10ms..20ms', misreading: null },
    ],
  },
  'while-marking': {
    accepted: ['265 ms', '0.265 s'],
    wrong: [
      { answer: '104.8 ms', misreading: 'in-a-stop' },
      { answer: '430 ms', misreading: 'not-marking' },
      { answer: '10 ms', misreading: null },
    ],
  },
  evenly: {
    accepted: ['even'],
    wrong: [
      { answer: 'uneven', misreading: 'chose-uneven' },
      { answer: 'one-idle', misreading: 'chose-idle' },
    ],
  },
} satisfies Solution;
