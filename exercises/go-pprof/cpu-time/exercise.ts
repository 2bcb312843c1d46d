import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsType } from '../../../src/grading/profile-sums.ts';
import { collectorShare, mostGain } from './questions-gain.ts';
import { callGraph, whereItGoes, widthOrTime } from './questions-where.ts';

export default {
  title: { en: 'From a CPU profile to the line to change', ja: 'CPUプロファイルから、直す行へ' },
  format: 'pprof',
  fixture: ['cpu.pb.gz'],
  needs: [
    needsType('cpu', {
      en: 'This is not a CPU profile. Take one from `/debug/pprof/profile?seconds=5` while the server is busy.',
      ja: 'CPUプロファイルではありません。サーバーに負荷をかけている間に、`/debug/pprof/profile?seconds=5`から取ってください。',
    }),
  ],
  questions: [whereItGoes, callGraph, widthOrTime, mostGain, collectorShare],
} satisfies Exercise<'pprof'>;
