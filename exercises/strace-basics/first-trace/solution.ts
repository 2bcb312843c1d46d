import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'largest-part': {
    accepted: ['server', 'waiting for the server'],
    wrong: [],
  },
  config: {
    accepted: ['etc/report.conf', '"etc/report.conf"'],
    wrong: [
      { answer: 'report.conf', misreading: 'not-there' },
      { answer: '/etc/report/report.conf', misreading: 'not-there' },
      { answer: '/etc/ld.so.cache', misreading: 'library' },
      { answer: 'out/report.txt', misreading: null },
    ],
  },
  'failed-opens': {
    accepted: ['2'],
    wrong: [
      { answer: '3', misreading: 'every-enoent' },
      { answer: '7', misreading: 'every-error' },
      { answer: '1', misreading: null },
    ],
  },
  refused: {
    accepted: ['ECONNREFUSED', 'econnrefused', '-1 ECONNREFUSED'],
    wrong: [
      { answer: 'ENOENT', misreading: 'missing-file' },
      { answer: 'EAGAIN', misreading: 'not-now' },
      { answer: 'ENOTTY', misreading: 'probing-a-descriptor' },
      { answer: 'ESPIPE', misreading: 'probing-a-descriptor' },
      { answer: 'ETIMEDOUT', misreading: null },
    ],
  },
  'slowest-wait': {
    accepted: ['58', 'line 58', '58行目'],
    wrong: [
      { answer: '47', misreading: 'own-pause' },
      { answer: '45', misreading: 'refusal' },
      { answer: '61', misreading: 'beside-the-gap' },
      { answer: '60', misreading: 'beside-the-gap' },
      { answer: '50', misreading: null },
    ],
  },
  'wait-length': {
    accepted: ['312 ms', '0.312294 s', '<0.312294>'],
    wrong: [
      { answer: '120 ms', misreading: 'own-pause' },
      { answer: '106 us', misreading: 'since-the-line-before' },
      { answer: '434.6 ms', misreading: 'all-waits' },
      { answer: '0.612 s', misreading: 'whole-run' },
      { answer: '312 us', misreading: 'unit-slip' },
    ],
  },
  gap: {
    accepted: ['175 ms', '174.913 ms', '0.174957 s'],
    wrong: [
      { answer: '312 ms', misreading: 'longest-call' },
      { answer: '120 ms', misreading: 'own-pause' },
      { answer: '44 us', misreading: 'neighbours' },
      { answer: '62 us', misreading: 'neighbours' },
      { answer: '2 s', misreading: null },
    ],
  },
  'parts-in-order': {
    accepted: ['server>cpu>pause>disk', 'server, cpu, pause, disk'],
    wrong: [
      { answer: 'pause>server>cpu>disk', misreading: 'as-in-the-log' },
      { answer: 'server>pause>disk>cpu', misreading: 'gap-last' },
      { answer: 'disk>pause>cpu>server', misreading: 'reversed' },
      { answer: 'server>pause>cpu>disk', misreading: 'swapped' },
      { answer: 'disk>pause>server>cpu', misreading: 'misplaced' },
    ],
  },
} satisfies Solution;
