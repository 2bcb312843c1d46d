import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsMessages } from './mixed.ts';
import { cutLines, messageCount, wholeShare, wrongVictim } from './questions-mixture.ts';
import { sameName, whereTo } from './questions-where.ts';

export default {
  title: { en: 'Two writers, one log', ja: '1つのログに2つの書き手' },
  format: 'strace',
  fixture: ['logs-apart.log'],
  needs: [needsMessages],
  questions: [wholeShare, messageCount, cutLines, wrongVictim, sameName, whereTo],
} satisfies Exercise;
