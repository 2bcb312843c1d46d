import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsType } from '../../../src/grading/profile-sums.ts';
import { allocatedAbove, mostAllocated } from './questions-allocated.ts';
import { forTheCollector, inUse, stillInUse } from './questions-in-use.ts';

export default {
  title: { en: 'What is in use, and what was allocated', ja: '使われている分と、割り当てた分' },
  format: 'pprof',
  fixture: ['heap.pb.gz'],
  needs: [
    needsType('alloc_space', {
      en: 'This is not a heap profile. Take one from `/debug/pprof/heap` after some load.',
      ja: 'ヒーププロファイルではありません。負荷をかけた後で、`/debug/pprof/heap`から取ってください。',
    }),
  ],
  questions: [stillInUse, inUse, mostAllocated, allocatedAbove, forTheCollector],
} satisfies Exercise<'pprof'>;
