import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'inside-calls': { accepted: ['5 %', '60', '95%'], wrong: [] },
  'longest-gap': {
    accepted: ['57..58', '0.711s..1.274s'],
    wrong: [
      { answer: '47..48', misreading: 'other-gap' },
      { answer: '52..53', misreading: 'other-gap' },
      { answer: '63..112', misreading: 'ring' },
      { answer: '0s..1.35s', misreading: 'too-wide' },
    ],
  },
  'waited-for-cpu': {
    accepted: ['60', 'line 60', '60行目'],
    wrong: [
      { answer: '50', misreading: 'computing' },
      { answer: '55', misreading: 'asleep' },
      { answer: '45', misreading: 'other-part' },
      { answer: '115', misreading: 'other-part' },
      { answer: '58', misreading: 'gap-end' },
      { answer: '1', misreading: null },
    ],
  },
  'disk-unseen': {
    accepted: ['34, 55'],
    wrong: [
      { answer: '55', misreading: 'unproved' },
      { answer: '32, 55', misreading: 'opened' },
      { answer: '34-35, 55', misreading: 'other-memory' },
      { answer: '34, 55, 63', misreading: 'by-ring' },
      { answer: '34, 45', misreading: 'other-report' },
    ],
  },
  'which-tool': {
    accepted: ['fresh>profile>mapped>run-queue>ring'],
    wrong: [
      { answer: 'fresh>run-queue>mapped>profile>ring', misreading: 'same-work' },
      { answer: 'mapped>profile>fresh>run-queue>ring', misreading: 'minor-for-major' },
      { answer: 'fresh>mapped>profile>run-queue>ring', misreading: 'profile-for-disk' },
    ],
  },
  proved: {
    accepted: ['clock,queued', 'queued, clock'],
    wrong: [
      { answer: 'clock,queued,neighbour', misreading: 'chose-neighbour' },
      { answer: 'ring-file', misreading: 'chose-ring-file' },
      { answer: 'queued,own-code', misreading: 'chose-own-code' },
      { answer: 'queued', misreading: 'incomplete' },
    ],
  },
} satisfies Solution;
