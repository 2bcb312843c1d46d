import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock } from '../../../src/grading/strace-needs.ts';
import { howManyChildren, notAChild } from './questions-children.ts';
import { firstLine, supervised, whichForm, whoIsSupervised } from './questions-who.ts';
import { needsBeginning, needsEnd } from './whole-life.ts';

export default {
  title: { en: 'A tracer that is nobody’s child', ja: '誰の子でもないトレーサー' },
  format: 'strace',
  fixture: ['detach-the-tracer.log'],
  needs: [needsClock, needsBeginning, needsEnd],
  questions: [whoIsSupervised, firstLine, supervised, howManyChildren, notAChild, whichForm],
} satisfies Exercise;
