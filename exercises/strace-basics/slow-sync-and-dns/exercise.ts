import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock, needsDurations } from '../../../src/grading/strace-needs.ts';
import { fixFirst, syncTotal } from './questions-disk.ts';
import { dnsLimit, silentServer, stall, steps, whoWaits } from './questions-names.ts';

export default {
  title: { en: 'One service, two waits', ja: '1つのサービス、2つの待ち' },
  format: 'strace',
  fixture: ['slow-sync-and-dns.log'],
  needs: [needsDurations, needsClock],
  questions: [dnsLimit, whoWaits, stall, silentServer, steps, syncTotal, fixFirst],
} satisfies Exercise;
